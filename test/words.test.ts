import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallBook, temporaryFolder, writeFiles } from "./support/book.ts";
import { exactbook } from "./support/program.ts";

function built(book: string) {
  const out = join(temporaryFolder(), "built");
  expect(exactbook(".", "build", book, "--no-cache", "--out", out)).toMatchObject({ status: 0 });
  return out;
}

/** What the script says of a book's words. */
function lost(book: string, out: string) {
  const { stdout, status } = spawnSync("node", ["scripts/words.mjs", book, out], { encoding: "utf8" });
  return { said: stdout.trim().split("\n"), status };
}

test.each(["content", "starter/content"])("no word of %s is lost on the way to its pages", (book) => {
  const { said, status } = lost(book, built(book));
  expect(said).toEqual([expect.stringMatching(/^[1-9]\d* pages, 0 words lost$/)]);
  expect(status).toBe(0);
});

const MARKDOWN = `# Everything

Prose with *emphasis*, \`code\`, [linked](https://example.org/never), ~~struck~~ and a note[^mark].

$$\\text{displayed}$$ and $$\\text{between}$$, $\\text{inline}$

$$\\begin{aligned} \\text{first} \\\\ \\text{second} \\end{aligned}$$

| head | other |
|---|---|
| cell | \`a\\|b\` |

- [ ] boxed
1. numbered
   > quoted

![described](images/x.png "titled")

\`\`\`python
fenced = 1 < 2
\`\`\`

    indented

<b>raw</b> &copy;right

[^mark]: Noted *below*.
`;

test("every kind of Markdown keeps its words, and one that is lost is named", () => {
  const folder = temporaryFolder();
  writeFiles(folder, smallBook({ "page.md": MARKDOWN, "images/x.png": "" }));
  const out = built(folder);
  expect(lost(folder, out)).toEqual({ said: ["1 pages, 0 words lost"], status: 0 });
  const page = join(out, "page.html");
  const html = readFileSync(page, "utf8");
  for (const word of ["fenced", "displayed", "second", "described", "Noted", "struck"]) {
    writeFileSync(page, html.replaceAll(word, ""));
    expect(lost(folder, out)).toEqual({ said: [`page.md: ${word}`, "1 pages, 1 words lost"], status: 1 });
  }
});
