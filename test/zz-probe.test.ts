import { readFileSync } from "node:fs";
import { test } from "vitest";
import { buildFiles, flagship, smallBook } from "./support/book.ts";

test("probe", () => {
  const { cases } = JSON.parse(readFileSync("/tmp/sp/probe.json", "utf8"));
  for (const [title, files] of cases) {
    const given: Record<string, string> = {};
    for (const [k, v] of Object.entries(files as Record<string, string | [string, string]>))
      given[k] = Array.isArray(v) ? flagship.replace(v[0], v[1]) : v;
    console.log(`##### ${title}\n${buildFiles(smallBook(given)).problems.join("\n")}`);
  }
});
