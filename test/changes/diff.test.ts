import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Changes, changesBetween } from "../../src/changes/index.ts";
import { diffCommand } from "../../src/commands/diff.ts";
import { writeSite } from "../../src/output/index.ts";
import { excerpt, Source } from "../../src/problem/index.ts";
import { buildBook, withPictures } from "../../src/site/index.ts";
import { flagship, smallBook, temporaryFolder, texts, writeFiles } from "../support/book.ts";
import { runIn } from "../support/command.ts";
import { runs } from "../support/runs.ts";

const chapter = String.raw`# A loss of :value[L]

The loss is :value[L], and :eq[dL/dw11]. :claim[It is one]{if="L = 1"}. The gate is :value[ReLU'(z1)]!

- With $z_1 = \value{z1}$ it goes on.
- Nothing changes here.

$$ L = (\value{yhat} - \value{target})^2 = \value{L} $$

::equation[dL/dw11, dL/dw12]{form="chain substituted value"}

| quantity | value |
|---|---|
| L | :value[L] |

![The loss :value[L]](images/x.png)

::diagram{mode=backward title="A loss of :value[L]"}

::register{mode=backward}

:::what-if{with="c=1"}
Here it is :value[L], yes[^note]. :claim[Never below zero]{if="L >= 0"}
:::

[^note]: Beside :value[h1].
`;
const files = smallBook({ "page.md": chapter });

function pagesOf(folder: string, text?: string, notesPlaces = true) {
  const numbers = text === undefined ? undefined : { numbers: excerpt(new Source("--with", text)) };
  const options = { cwd: folder, generator: "Exactbook", allowFalseClaims: true, notesPlaces, with: numbers };
  const { files: built } = buildBook(folder, options);
  return new Map(
    [...texts(built)].flatMap(([path, file]): [string, string][] =>
      path.endsWith(".html") && typeof file === "string" ? [[path, file]] : [],
    ),
  );
}

/** What differs between two pages of the same build, found with nothing but regular expressions. */
function plainDiff(before: string, after: string): string[] {
  const patterns: Record<string, RegExp> = {
    equation: /<annotation encoding="application\/x-tex">([^<]*)<\/annotation>/g,
    cell: /<t[hd](?: [^>]*)?>([\s\S]*?)<\/t[hd]>/g,
    alt: /<img [^>]*?alt="([^"]*)"/g,
    label: /<(?:text|title|desc)(?: [^>]*)?>([\s\S]*?)<\/(?:text|title|desc)>/g,
    quantity: /<(?:span|a|td|strong|tspan) [^>]*?data-exact="[^"]*"[^>]*>([^<]*)</g,
    paragraph: /<(p|h1|li|figcaption|caption|summary)(?: [^>]*)?>([\s\S]*?)<\/\1>/g,
  };
  const bodies = [before, after].map((html) => /<article>([\s\S]*)<\/article>/.exec(html)?.[1] ?? "");
  return Object.entries(patterns).flatMap(([kind, pattern]) => {
    const [old, now] = bodies.map((body) =>
      [...body.matchAll(pattern)].map((match) =>
        (match.at(-1) ?? "")
          .replace(/<[^>]*>/g, "")
          .replace(/&#x27;/g, "'")
          .replace(/&#x3C;|&lt;/g, "<")
          .replace(/&#x26;|&amp;/g, "&")
          .trim(),
      ),
    );
    expect(old?.length).toBe(now?.length);
    return (old ?? []).flatMap((text, index) =>
      text === now?.[index] ? [] : [`${kind}: ${text} -> ${now?.[index]}`],
    );
  });
}

const written = ({ changes }: Changes, kinds: readonly string[]) =>
  changes
    .flatMap(({ kind, before, after }) => (kinds.includes(kind) ? [`${kind}: ${before} -> ${after}`] : []))
    .sort();

/** A folder with a book in it. */
function bookIn(given: Record<string, string>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "images/x.png": "", ...given });
  return folder;
}

const folder = () => bookIn(files);
const parameters = ["x1", "x2", "target", "w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"];
const change = fc
  .tuple(fc.constantFrom(...parameters), fc.integer({ min: -4, max: 4 }), fc.constantFrom(1, 2, 3))
  .map(([name, p, q]) => `${name}=${p}/${q}`);

test("the diff is that of two clean builds, and the claims are those that a build would stop at", () => {
  const book = folder();
  const before = pagesOf(book);
  const [plain] = [pagesOf(book, undefined, false)];
  fc.assert(
    fc.property(
      fc.uniqueArray(change, { minLength: 1, maxLength: 2, selector: (text) => text.split("=")[0] }),
      (list) => {
        const [names, text] = [list.map((one) => one.split("=")), list.join(" ")];
        const found = changesBetween(before, pagesOf(book, text));
        const edited = names.reduce(
          (yaml, [name, value]) => yaml.replace(new RegExp(`(?<=[ {]${name}: )-?\\d+`), value ?? ""),
          flagship,
        );
        const other = bookIn({ ...files, "models/flagship.yaml": edited });
        const clean = pagesOf(other, undefined, false);
        const expected = plainDiff(plain.get("page.html") ?? "", clean.get("page.html") ?? "");
        const kinds = ["equation", "cell", "alt", "label"];
        expect(written(found, kinds)).toEqual(
          expected.filter((line) => kinds.includes(line.split(":")[0] ?? "")).sort(),
        );
        const isChanged = expected.some((line) => line.startsWith("paragraph"));
        expect(found.changes.some(({ kind }) => kind === "sentence")).toBe(isChanged);
        const strict = buildBook(other, { cwd: other, generator: "Exactbook" }).problems;
        expect(found.claims.map(({ at, found: message }) => [at.line, message])).toEqual(
          strict.map(({ place, found: message }) => [place.line, message]),
        );
        const inChapter = found.changes.filter(({ page }) => page === "page.html");
        expect(inChapter.every(({ at }) => at.file === "page.md" && at.line !== undefined)).toBe(true);
      },
    ),
    { numRuns: runs(6) },
  );
}, 240_000);

test("a book is no different from itself", () => {
  const book = folder();
  expect(changesBetween(pagesOf(book), pagesOf(book))).toEqual({
    changes: [],
    claims: [],
    moved: [],
    others: [],
  });
});

test("every change has its kind, its name and its place", () => {
  const book = folder();
  const { changes, claims } = changesBetween(pagesOf(book), pagesOf(book, "w11=1/2"));
  const at = (kind: string) => changes.filter((one) => one.kind === kind);
  expect(at("sentence").map(({ at: { line }, before, after }) => [line, before, after])).toEqual([
    [undefined, "1 A loss of 1", "1 A loss of 9/4"],
    [1, "A loss of 1", "A loss of 9/4"],
    [3, "The loss is 1, and dL/dw11=-2.", "The loss is 9/4, and dL/dw11=-3."],
    [5, "With $z_1 = {2}$ it goes on.", "With $z_1 = {\\frac{3}{2}}$ it goes on."],
    [18, "A loss of 1", "A loss of 9/4"],
    [23, "Here it is 0, yes1.", "Here it is 1/4, yes1."],
    [26, "Beside 2.", "Beside 3/2."],
  ]);
  expect(at("alt").map(({ before, after }) => [before, after])).toEqual([["The loss 1", "The loss 9/4"]]);
  expect(changes.filter(({ name }) => name === "L with c=1").map(({ after }) => after)).toEqual(["1/4"]);
  expect(at("label").find(({ name }) => name === "w11")).toMatchObject({ before: "w11=1", after: "w11=1/2" });
  expect(claims).toEqual([
    {
      page: "page.html",
      at: { file: "page.md", line: 3, column: 42 },
      claim: "It is one",
      found: '"L = 1" does not hold: L = 9/4',
    },
  ]);
});

test("sentences that are new, gone or elsewhere", () => {
  const before = bookIn({
    ...files,
    "page.md": "# A page\n\nFirst. The loss is :value[L]. Third.\n\nLast.\n",
  });
  const after = bookIn({
    ...files,
    "page.md": "# A page\n\nNew.\n\nFirst. The loss is :value[L]. Third.\n\nLast here.\n",
    "models/flagship.yaml": flagship.replace("c: 0", "c: 3"),
  });
  const { changes } = changesBetween(pagesOf(before), pagesOf(after));
  expect(
    changes.filter(({ kind }) => kind === "sentence").map(({ before: old, after: now }) => [old, now]),
  ).toEqual([
    [undefined, "New."],
    ["The loss is 1.", "The loss is 4."],
    ["Last.", "Last here."],
  ]);
});

describe("a chapter that becomes another page", () => {
  const words = "First. The loss is :value[L]. Third.\n\nMore of it.\n";
  const bookOf = (chapters: Readonly<Record<string, string>>) =>
    bookIn({
      "book.yaml": `title: A book\nmodel: flagship\nchapters: [${Object.keys(chapters)}]\n`,
      "models/flagship.yaml": flagship,
      ...chapters,
    });
  const found = (before: Record<string, string>, after: Record<string, string>) =>
    changesBetween(pagesOf(bookOf(before)), pagesOf(bookOf(after)));

  test("is the same one, with what changes in it, in each of two of them", () => {
    const other = "Others say this, and :value[dL/dw11].\n\nThat too. And this.\n";
    const { changes, moved } = found(
      { "a.md": `# A page\n\n${words}`, "b.md": `# Another\n\n${other}` },
      { "new/b.md": `# Another\n\n${other}`, "new/a.md": `# A page\n\n${words.replace("Third", "Last")}` },
    );
    expect(moved).toEqual([
      { before: "b.html", after: "new/b.html" },
      { before: "a.html", after: "new/a.html" },
    ]);
    expect(changes.filter(({ page }) => page.startsWith("new/"))).toEqual([
      {
        kind: "sentence",
        page: "new/a.html",
        at: { file: "new/a.md", line: 3, column: 1 },
        before: "Third.",
        after: "Last.",
      },
    ]);
  });

  test("is another one where it shares no more than half", () => {
    const { changes, moved } = found(
      { "a.md": `# A page\n\n${words}` },
      { "b.md": "# Another\n\nFirst. The loss is :value[L]. Others.\n\nNothing else. Or this.\n" },
    );
    expect(moved).toEqual([]);
    expect(changes.some(({ before, after }) => before === "Third." && after === undefined)).toBe(true);
  });

  test("is told on a terminal", async () => {
    const [one, two] = [{ "a.md": `# A\n\n${words}` }, { "b.md": `# A\n\n${words}` }].map((chapters) =>
      bookOf(chapters),
    );
    const { out } = await runIn(String(one), diffCommand, [".", String(two)]);
    expect(out).toContain("pages at another address\n  a.html → b.html\n");
    expect(out).toContain("1 page moved");
  });
});

describe("two books without the places of their words", () => {
  const between = (page: string, numbers: string, now = page) => {
    const [one, other] = [page, now].map((text) => bookIn(smallBook({ "page.md": text })));
    return changesBetween(pagesOf(String(one), undefined, false), pagesOf(String(other), numbers, false));
  };

  test("pair an equation with itself, whatever room its numbers take", () => {
    const page =
      '# A\n\n::equation[z1]{form="substituted value"}\n\n::equation[z2]{form="substituted value"}\n\n::equation[h1]{form="substituted value"}\n';
    const { changes } = between(page, "w11=1/2", `${page}\nMore.\n`);
    const equations = changes.filter(({ kind }) => kind === "equation");
    expect(
      equations.map(({ before, after }) => [before, after].map((tex) => /[a-z]_\d/.exec(tex ?? "")?.[0])),
    ).toEqual([
      ["z_1", "z_1"],
      ["h_1", "h_1"],
    ]);
  });

  test("tell a quantity from another one that takes its place", () => {
    const { changes } = between("# A\n\nIt is :value[L].\n", "", "# A\n\nIt is :value[c].\n");
    expect(changes.filter(({ kind }) => kind === "quantity")).toMatchObject([
      { name: "L", before: "1", after: undefined },
      { name: "c", before: undefined, after: "0" },
    ]);
  });

  test("list a false claim that took the place of another one", () => {
    const { claims } = between(
      '# A\n\n:claim[at most one]{if="L > 1"}\n',
      "",
      '# A\n\n:claim[above three]{if="yhat > 3"}\n',
    );
    expect(claims.map(({ claim }) => claim)).toEqual(["above three"]);
  });

  test("tell titles, and where a step's stands", () => {
    const page =
      '# A\n\nA [tip](page.md "of :value[L]").\n\n:::step[Loss :value[L]]{computes="L"}\nNothing.\n:::\n';
    const folder = bookIn(smallBook({ "page.md": page }));
    const { changes } = changesBetween(pagesOf(folder), pagesOf(folder, "w11=2"));
    expect(changes.map(({ kind, at: { line }, after }) => [kind, line, after])).toContainEqual([
      "title",
      3,
      "of 0",
    ]);
    expect(changes.every(({ at: { line } }) => line !== undefined)).toBe(true);
  });
});

describe("exactbook diff", () => {
  test("--with, on a terminal and as JSON", async () => {
    const book = bookIn(
      smallBook({ "page.md": '# A page\n\nThe loss is :value[L]. :claim[One]{if="L = 1"}.\n' }),
    );
    const { out, code } = await runIn(book, diffCommand, ["--with", "c=1/2"]);
    expect(out).toBe(
      [
        "page.md:3",
        "  sentence  The loss is 1. → The loss is 1/4.",
        "  quantity L  1 → 1/4",
        "",
        "claims that break",
        'page.md:3:24 "One": "L = 1" does not hold: L = 1/4',
        "",
        "2 changes on 1 page; 1 claim breaks; 5 more files differ\n",
      ].join("\n"),
    );
    expect(code).toBe(0);
    const colored = await runIn(book, diffCommand, ["--with", "c=1/2"], { colors: true });
    expect(colored.out).toContain("\u001b[31m1\u001b[39m");
    const json = JSON.parse((await runIn(book, diffCommand, ["--with", "c=1/2", "--json"])).out);
    expect(json).toMatchObject({
      changes: [{ kind: "sentence" }, { kind: "quantity", name: "L" }],
      claims: [{ claim: "One" }],
      problems: [],
    });
    expect((await runIn(book, diffCommand, ["--with", "c=0"])).out).toBe("nothing changes\n");
  });

  test("an equation's TeX stands on one line", async () => {
    const book = bookIn(smallBook({ "page.md": '# A page\n\n::equation[L]{form="symbolic value"}\n' }));
    const { out } = await runIn(book, diffCommand, ["--with", "c=1/2"]);
    expect(out).toContain(String.raw`(\hat{y} - \text{target})^2 \\ &= 1 \end{aligned}`);
  });

  test("as a page", async () => {
    const book = folder();
    const { out } = await runIn(book, diffCommand, ["--with", "w11=1/2", "--html", "changes.html"]);
    expect(out).toMatch(/^changes.html: \d+ changes on 2 pages; 1 claim breaks; \d+ more files differ\n$/);
    const html = readFileSync(join(book, "changes.html"), "utf8");
    expect(html).toContain(
      "<td>sentence</td><td><del>A loss of 1</del></td><td><ins>A loss of 9/4</ins></td>",
    );
  });

  test("two folders, built or not", async () => {
    const [before, after] = [
      folder(),
      bookIn({ ...files, "models/flagship.yaml": flagship.replace("w11: 1", "w11: 1/2") }),
    ];
    const options = { cwd: before, generator: "Exactbook", allowFalseClaims: true };
    const built = join(temporaryFolder(), "built");
    writeSite(await withPictures(buildBook(after, options).files, built), built);
    const sources = await runIn(before, diffCommand, [".", after, "--json"]);
    const mixed = await runIn(before, diffCommand, [".", built, "--json"]);
    const texts = (json: string) =>
      JSON.parse(json)
        .changes.map(({ kind, before: old, after: now }: Record<string, string>) => `${kind} ${old} ${now}`)
        .sort();
    expect(texts(mixed.out)).toEqual(texts(sources.out));
    expect(JSON.parse(mixed.out).claims).toHaveLength(1);
  });

  test("two git revisions, places as they are now", async () => {
    const book = bookIn(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])),
    );
    writeFiles(book, { "content/images/x.png": "" });
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", book, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "one");
    writeFiles(book, { "content/models/flagship.yaml": flagship.replace("w11: 1", "w11: 1/2") });
    git("commit", "-qam", "two");
    const between = await runIn(book, diffCommand, ["--from", "HEAD~1", "--to", "HEAD"]);
    expect(between.out).toContain("content/page.md:1\n  sentence  A loss of 1 → A loss of 9/4\n");
    expect((await runIn(book, diffCommand, ["--from", "HEAD~1"])).out).toBe(between.out);
    expect((await runIn(book, diffCommand, ["--from", "HEAD"])).out).toBe("nothing changes\n");
  });

  test("what is wrong is said, with the exit code 1", async () => {
    const { err, code, out } = await runIn(folder(), diffCommand, ["--with", "w9=2"]);
    expect([code, out, err.split("\n")[0]]).toEqual([
      1,
      "",
      '--with:1:1 unknown-name: "w9"; expected an input, target or parameter of the model',
    ]);
    const named = await runIn(folder(), diffCommand, ["--with", "c=2", "--model", "other"]);
    expect(named.err.split("\n")[0]).toBe(
      '--model:1:1 missing-model: the model "other"; expected one of flagship',
    );
  });

  test("what is wrong with both is said once", async () => {
    const wrong = bookIn({ ...files, "page.md": "# A\n\n:value[nope]\n" });
    const { out, code } = await runIn(wrong, diffCommand, ["--with", "c=2", "--json"]);
    const { problems } = JSON.parse(out);
    expect([code, problems.map((problem: { code: string }) => problem.code)]).toEqual([1, ["unknown-name"]]);
  });

  test("a page whose template is wrong is a problem", async () => {
    const args = ["--with", "c=1", "--html", "changes.html"];
    const wrong = bookIn({ ...files, "templates/diff.html": "{% if %}\n" });
    const { code, err } = await runIn(wrong, diffCommand, args);
    expect([code, err.split("\n")[0]]).toEqual([
      1,
      'templates/diff.html:1:6 bad-template: invalid value expression: ""',
    ]);
  });

  test("it writes pages into files of pages alone", async () => {
    await expect(runIn(folder(), diffCommand, ["--with", "c=1", "--html", "book.yaml"])).rejects.toThrow(
      "--html takes the name of a file that ends with .html",
    );
  });

  test("it takes one way to compare", async () => {
    for (const args of [
      [],
      ["--with", "c=1", "--from", "HEAD"],
      [".", "--to", "HEAD"],
      [".", ".", "--to", "HEAD"],
    ]) {
      await expect(runIn(folder(), diffCommand, args), args.join(" ")).rejects.toThrow(
        "error: diff takes one of --with, --from, or a second book",
      );
    }
  });
});
