import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { diffCommand } from "../../src/commands/diff.ts";
import { version } from "../../src/commands/package.ts";
import { writeSite } from "../../src/output/index.ts";
import { buildBook, withPictures } from "../../src/site/index.ts";
import { flagship, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { runIn } from "../support/command.ts";

const page = `# A page

The loss is :value[L]. :claim[One]{if="L = 1"}.

- [ ] one
- [x] two

\`\`\`js
const one = 1;
const two = 2;
\`\`\`

<div>Typed as HTML.</div>

::diagram{mode=backward title="The network"}

![A picture](images/x.png)

[a link](https://example.org/one)
`;

const layout = readFileSync("templates/layout.html", "utf8");

const files: Record<string, string> = {
  ...smallBook({ "page.md": page }),
  "book.yaml": "title: A book\nauthors: [Ann]\nchapters: [page.md]\n",
  "images/x.png": "one",
};

function bookIn(given: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, given);
  return folder;
}

async function builtBook(given: Readonly<Record<string, string>>): Promise<string> {
  const [folder, built] = [bookIn(given), join(temporaryFolder(), "built")];
  const { files } = buildBook(folder, {
    cwd: folder,
    generator: `Exactbook ${version}`,
    allowFalseClaims: true,
  });
  writeSite(await withPictures(files, built), built);
  return built;
}

/** A repository with a book in `content/`, committed once. */
function repositoryIn(given: Readonly<Record<string, string>>) {
  const entries = Object.entries(given).map(([path, text]) => [`content/${path}`, text]);
  const folder = bookIn(Object.fromEntries(entries));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "one");
  return { folder, git };
}

interface Found {
  readonly changes: readonly {
    page: string;
    kind: string;
    before?: string | undefined;
    after?: string | undefined;
  }[];
  readonly claims: readonly { page: string; claim: string }[];
  readonly others: readonly string[];
}

/** What a diff finds, without the places, which only the text of a book knows. */
async function found(folder: string, ...args: string[]): Promise<Found> {
  const { changes, claims, others }: Found = JSON.parse(
    (await runIn(folder, diffCommand, [...args, "--json"])).out,
  );
  const plain = changes.map(({ page, kind, before, after }) => ({ page, kind, before, after }));
  return {
    changes: plain,
    claims: claims.map(({ page, claim }) => ({ page, claim })),
    others: others.filter((path) => !path.endsWith(".png")),
  };
}

test("variants of a book are compared too: two folders, two built books and --with find the same", async () => {
  const before = {
    ...files,
    "book.yaml": `${files["book.yaml"]}variants:\n  low: { title: Low, with: "b1=-3" }\n  one: { title: One, with: "w11=3" }\n`,
  };
  const after = { ...before, "models/flagship.yaml": flagship.replace("w11: 1", "w11: 1/2") };
  const sources = await found(bookIn(before), ".", bookIn(after));
  expect(new Set(sources.changes.map(({ page }) => page))).toEqual(new Set(["page.html", "low/page.html"]));
  expect(sources.others).toContain("one/page.html");
  const sorted = ({ changes, claims, others }: Found) => [
    changes.map((one) => JSON.stringify(one)).sort(),
    claims,
    [...others].sort(),
  ];
  const built = await found(await builtBook(before), ".", await builtBook(after));
  expect(sorted(built)).toEqual(sorted(sources));
  const text = await found(bookIn(before), "--with", "w11=1/2");
  expect([text.changes, text.claims]).toEqual([sources.changes, sources.claims]);
  const { out } = await runIn(bookIn(before), diffCommand, ["--with", "w11=1/2"]);
  expect(out).toMatch(/^page\.md:3\n {2}sentence/);
  expect(out).toMatch(/\npage\.md:15 in low\/page\.html\n {2}label/);
});

test("a book, its built book and its revision are the same", async () => {
  const { folder } = repositoryIn(files);
  const built = await builtBook(files);
  for (const args of [
    [join(folder, "content"), built],
    [built, join(folder, "content")],
  ]) {
    expect((await runIn(folder, diffCommand, args)).out).toBe("nothing changes\n");
  }
  expect((await runIn(folder, diffCommand, ["--from", "HEAD"])).out).toBe("nothing changes\n");
});

describe("all that readers see is compared", () => {
  const rows: [name: string, edit: Record<string, string>, out: string][] = [
    ["code", { "page.md": page.replace("two = 2", "two = 3") }, "code  const two = 2; → const two = 3;"],
    ["HTML", { "page.md": page.replace("Typed", "Set") }, "sentence  Typed as HTML. → Set as HTML."],
    ["a task's mark", { "page.md": page.replace("[ ]", "[x]") }, "sentence  [to do] one → [done] one"],
    [
      "the book's title",
      { "book.yaml": files["book.yaml"]?.replace("A book", "The book") ?? "" },
      "index.html\n  sentence  A book → The book",
    ],
    [
      "the authors",
      { "book.yaml": files["book.yaml"]?.replace("Ann", "Ben") ?? "" },
      "index.html\n  sentence  Ann → Ben",
    ],
    [
      "a title in front matter",
      { "page.md": `---\ntitle: Other\n---\n${page}` },
      "index.html\n  sentence  1 A page → 1 Other",
    ],
    ["where a link leads", { "page.md": page.replace("org/one", "org/two") }, "1 file differs: page.html"],
    ["a picture", { "images/x.png": "two" }, "1 file differs: images/x.png"],
    [
      "the language, whatever a template makes of it",
      { "templates/layout.html": layout.replace(/lang="[^"]*"/, 'lang="no such!"') },
      "5 files differ: ",
    ],
    ["a style", { "templates/style/x.css": "p { color: red }\n" }, "1 file differs: assets/book.css"],
  ];
  test.each(rows)("%s", async (_, edit, expected) => {
    const { out } = await runIn(bookIn(files), diffCommand, [".", bookIn({ ...files, ...edit })]);
    expect(out).toContain(expected);
  });
});

test("a built book has no numbers to change and no revisions", async () => {
  const built = await builtBook(files);
  for (const args of [
    ["--with", "c=1"],
    ["--from", "HEAD"],
  ]) {
    await expect(runIn(built, diffCommand, args)).rejects.toThrow(
      "a built book is compared with another book; --with and --from need its source",
    );
  }
});

describe("a revision", () => {
  test("names what is wrong in it, and what is gone since; that stands where it stood", async () => {
    const { folder, git } = repositoryIn({
      ...files,
      "book.yaml": "title: A book\nchapters: [first.md, page.md, last.md]\n",
      "first.md": "# First\n\nGone as a whole.\n\nIt had a :value[L].\n",
      "page.md":
        "# A page\n\nStays.\n\nGoes.\n\n::include[part.md]\n\nThis stays.\n\nThe end is :value[L].\n",
      "part.md": "Included.\n\nGoes too.\n",
      "last.md": "# Last\n\nAt the end.\n",
    });
    rmSync(join(folder, "content/first.md"));
    writeFiles(folder, {
      "content/book.yaml": "title: A book\nchapters: [page.md, last.md]\n",
      "content/page.md":
        "# A page\n\nStays.\n\n::include[part.md]\n\nThis stays.\n\nThe end is not :value[L].\n",
      "content/part.md": "Included.\n",
      "content/last.md": "# Last\n\nAt the very end.\n",
    });
    const { out } = await runIn(folder, diffCommand, ["--from", "HEAD"]);
    const places = out.split("\n").filter((line) => /^\S+:\d+$/.test(line));
    expect(places).toEqual([
      "HEAD:content/first.md:1",
      "HEAD:content/first.md:3",
      "HEAD:content/first.md:5",
      "HEAD:content/page.md:5",
      "HEAD:content/part.md:3",
      "content/page.md:9",
      "content/last.md:3",
    ]);
    writeFiles(folder, { "content/part.md": ":value[nope]\n" });
    git("commit", "-qam", "wrong");
    writeFiles(folder, { "content/part.md": "Included.\n" });
    const wrong = await runIn(folder, diffCommand, ["--from", "HEAD"]);
    expect([wrong.code, wrong.err.split("\n").at(0)]).toEqual([
      1,
      'HEAD:content/part.md:1:8 unknown-name: "nope", which content/models/flagship.yaml does not have',
    ]);
    expect(wrong.err).toMatch(/\n1 error\n$/);
  });

  test("may be written in every way that git knows, of a book behind a link, from outside of its repository", async () => {
    const { folder, git } = repositoryIn(files);
    writeFiles(folder, { "content/page.md": page.replace("Typed", "Set") });
    git("commit", "-qam", "two");
    const expected = "content/page.md:13\n  sentence  Typed as HTML. → Set as HTML.\n\n1 change on 1 page\n";
    for (const revision of ["HEAD~1", ":/one", "HEAD~1^{tree}"]) {
      expect((await runIn(folder, diffCommand, ["--from", revision])).out, revision).toBe(expected);
    }
    vi.stubEnv("GIT_DIR", ".git");
    expect((await runIn(folder, diffCommand, ["--from", "HEAD~1"])).out, "in a hook").toBe(expected);
    vi.unstubAllEnvs();
    const outside = temporaryFolder();
    symlinkSync(join(folder, "content"), join(outside, "link"));
    const linked = await runIn(outside, diffCommand, ["link", "--from", "HEAD~1"]);
    expect(linked.out).toBe(expected.replace("content/", "link/"));
    writeFiles(folder, { "content/page.md": `${page}\n:value[nope]\n` });
    git("commit", "-qam", "wrong");
    const wrong = await runIn(join(folder, ".."), diffCommand, [
      folder.replace(/.*\//, "").concat("/content"),
      "--from",
      "HEAD",
    ]);
    expect(wrong.err).toMatch(/^HEAD:exactbook-test-\w+\/content\/page.md:21:8 unknown-name/m);
  });

  test("that is none, or no git, is a problem", async () => {
    const { folder } = repositoryIn(files);
    const first = async (cwd: string, ...args: string[]) =>
      (await runIn(cwd, diffCommand, args)).err.split("\n")[0];
    const expected = "expected a revision of the git repository that the book's folder is in";
    for (const revision of ["nowhere", "--help", ":/nowhere", "", "HEAD:content/page.md"]) {
      expect(await first(folder, `--from=${revision}`), revision).toBe(
        `--from:1:1 missing-book: ${JSON.stringify(revision)}, which git does not know; ${expected}`,
      );
    }
    expect(await first(folder, "--from", "HEAD", "--to", "x")).toContain('--to:1:1 missing-book: "x", which');
    const alone = bookIn(files);
    expect(await first(alone, "--from", "HEAD")).toBe(
      `--from:1:1 missing-book: a book in no git repository; ${expected}`,
    );
    mkdirSync(join(folder, "other"));
    expect(await first(folder, "other", "--from", "HEAD")).toContain("HEAD:other/book.yaml:1:1 missing-book");
    vi.stubEnv("PATH", "");
    expect(await first(folder, "--from", "HEAD")).toBe(
      `--from:1:1 missing-book: no git on this machine; ${expected}`,
    );
    vi.unstubAllEnvs();
  });
});

test("a name that is none is underlined, and not its number", async () => {
  const { err } = await runIn(bookIn(files), diffCommand, ["--with", "c=1 w=1/2"]);
  expect(err).toContain("  1 | c=1 w=1/2\n    |     ^\n");
});
