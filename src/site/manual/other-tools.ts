import { fences, foreign } from "../../chapter/index.ts";
import { elsewhere, written } from "../../directives/index.ts";
import { code, plain, table } from "./markdown.ts";

/** What authors who come from other tools are used to write, and what is written here. */
export const otherToolsPage = () =>
  table(
    ["elsewhere", "here"],
    [
      ...[...foreign, ...fences].map(({ written: there, here }) => [
        code(there),
        /^\w/.test(here) ? plain(here) : code(here),
      ]),
      ...[...elsewhere].map(([there, here]) => [
        code(written("container", there)),
        code(written("container", here)),
      ]),
    ],
  );
