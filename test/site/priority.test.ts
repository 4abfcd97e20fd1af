import type * as Os from "node:os";
import { expect, test, vi } from "vitest";
import { searchFiles } from "../../src/site/index.ts";

const asked: number[] = [];
let refusal: object | undefined;

vi.mock("node:os", async (original) => ({
  ...(await original<typeof Os>()),
  setPriority: (pid: number) => {
    asked.push(pid);
    if (refusal) throw refusal;
  },
}));

const page = '<html lang="en"><body><main data-pagefind-body><h1>A page</h1></main></body></html>';
const search = () => searchFiles(new Map([["index.html", page]]));

test("the programs that make the search give way, as far as the system lets them", async () => {
  const expected = [...(await search())];
  expect(asked).toHaveLength(1);
  refusal = Object.assign(new Error(), { code: "ERR_SYSTEM_ERROR" });
  expect([...(await search())]).toEqual(expected);
  expect(asked).toHaveLength(2);
});
