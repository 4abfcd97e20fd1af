import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { flagship, smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { contents, exactbook, start } from "../support/program.ts";

function book(files: Record<string, string> = {}) {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(smallBook(files)).map(([path, text]) => [`content/${path}`, text])),
  );
  return folder;
}

describe("exactbook build", () => {
  test("says where the book is, how many pages it has and how long it took", () => {
    const folder = book();
    const { status, stdout, stderr } = exactbook(folder, "build");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^dist\/index\.html: 5 pages in \d+\.\d s\n$/);
    expect(statSync(join(folder, "dist")).mode & 0o755).toBe(0o755);
  });

  test("takes the book's folder and the output's", () => {
    const folder = book({ "images/a.png": "picture" });
    expect(exactbook(folder, "build", "content", "--out", "site/book").status).toBe(0);
    expect(Object.keys(contents(join(folder, "site/book")))).toEqual(
      expect.arrayContaining([
        "index.html",
        "page.html",
        "images/a.png",
        "assets/book.css",
        "assets/katex/katex.min.css",
      ]),
    );
  });

  test("gives the same bytes twice", () => {
    const folder = book({ "page.md": "# A page\n\n:eq[L] $x$\n\n::diagram{mode=backward title=T desc=D}\n" });
    expect(exactbook(folder, "build", "--out", "one").status).toBe(0);
    expect(exactbook(folder, "build", "--out", "two").status).toBe(0);
    expect(contents(join(folder, "one"))).toEqual(contents(join(folder, "two")));
  });

  test("finds all problems of all files in one run and leaves the old book alone", () => {
    const folder = book();
    exactbook(folder, "build");
    const before = contents(join(folder, "dist"));
    writeFiles(folder, {
      "content/book.yaml": "title: A book\nchapters: [page.md, other.md, none.md]\n",
      "content/page.md": "# A page\n\n:value[q] and :vlaue[L]\n",
      "content/other.md": '# Other\n\n:claim[two]{if="L = 2"}\n',
    });
    const { status, stdout, stderr } = exactbook(folder, "build");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const lines = stderr.split("\n").filter((line) => !/^ {2}/.test(line));
    expect(lines.map((line) => line.split(": ")[0])).toEqual([
      "content/book.yaml:2:31 missing-chapter",
      "content/other.md:3:17 false-claim",
      "content/page.md:3:8 unknown-name",
      "content/page.md:3:15 unknown-directive",
      "more on this",
      "4 errors; dist is left as it was",
      "",
    ]);
    expect(contents(join(folder, "dist"))).toEqual(before);
  });

  test("reports a broken model once, however many directives use it", () => {
    const folder = book({
      "models/flagship.yaml": flagship.replace("w11*x1", "w13*x1"),
      "page.md":
        '# A page\n\n:value[L] :eq[L] :claim[x]{if="L = 1"}\n\n::diagram{mode=backward title=T desc=D}\n',
    });
    expect(exactbook(folder, "build").stderr).toBe(
      'content/models/flagship.yaml:6:7 unknown-name: "w13" in the equation of z1; did you mean w11?\n' +
        "  6 |   z1: w13*x1 + w12*x2 + b1\n    |       ^^^\n" +
        "more on this: exactbook problem unknown-name\n1 error; nothing is written\n",
    );
  });

  test("marks broken claims where it may", () => {
    const folder = book({ "page.md": '# A page\n\n:claim[two]{if="L = 2"}\n' });
    expect(exactbook(folder, "build", "--allow-false-claims").status).toBe(0);
    expect(contents(join(folder, "dist"))["page.html"]).toMatch(
      /<span class="claim broken" data-broken="[^"]*L = 2[^"]*does not hold: L = 1" title="[^"]*">two<\/span>/,
    );
  });

  test("never puts a book in the place of files that no build has made", () => {
    const folder = book();
    writeFiles(folder, { "precious/letter.txt": "dear" });
    const { status, stderr } = exactbook(folder, "build", "--out", "precious");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "precious:1:1 unsafe-output: precious is, or belongs to, something that no build has made; " +
        "expected an empty folder, a built book, or a folder that is not there yet\n" +
        "more on this: exactbook problem unsafe-output\n1 error; precious is left as it was\n",
    );
    expect(contents(join(folder, "precious"))).toEqual({ "letter.txt": "dear" });
    // The second time the book's folder has a cache in it.
    for (let time = 0; time < 2; time += 1) {
      for (const out of ["content", "."]) {
        expect(exactbook(folder, "build", "content", "--out", out)).toMatchObject({ status: 1 });
      }
      expect(existsSync(join(folder, "content/page.md"))).toBe(true);
      expect(exactbook(folder, "build", "content", "--out", "dist")).toMatchObject({ status: 0 });
    }
  });

  test("with other numbers, each time those", () => {
    const folder = book({ "page.md": "# A\n\n:value[w11]\n" });
    for (const number of ["1/2", "1/3", "1/3"]) {
      expect(exactbook(folder, "build", "--with", `w11=${number}`)).toMatchObject({ status: 0, stderr: "" });
      expect(readFileSync(join(folder, "dist/page.html"), "utf8")).toContain(`>${number}</`);
    }
    expect(exactbook(folder, "build").status).toBe(0);
    expect(readFileSync(join(folder, "dist/page.html"), "utf8")).toContain(">1</");
  });

  test("takes no file, and nothing below one, for the output", () => {
    const folder = book();
    writeFiles(folder, { letter: "dear" });
    symlinkSync(join(folder, "nowhere"), join(folder, "dangling"));
    for (const out of ["letter", "letter/x", "dangling", "content/images", "content/models/x"]) {
      const { status, stderr } = exactbook(folder, "build", "--out", out);
      expect({ out, status }).toEqual({ out, status: 1 });
      expect(stderr).toContain(`${out}:1:1 unsafe-output:`);
    }
  });

  test("writes through a link to a folder", () => {
    const folder = book();
    mkdirSync(join(folder, "host"));
    symlinkSync(join(folder, "host"), join(folder, "dist"));
    expect(exactbook(folder, "build").status).toBe(0);
    expect(existsSync(join(folder, "host/page.html"))).toBe(true);
    expect(lstatSync(join(folder, "dist")).isSymbolicLink()).toBe(true);
  });

  test("a file that is not UTF-8, or that is a folder, is a problem", () => {
    const folder = book({ "book.yaml": "title: A\nchapters: [page.md, two.md]\n", "two.md/x.txt": "" });
    writeFileSync(join(folder, "content/page.md"), Buffer.from("# Caf\xe9\n", "latin1"));
    expect(exactbook(folder, "build").stderr).toBe(
      'content/book.yaml:2:21 missing-chapter: the chapter "two.md", which nobody wrote\n' +
        "  2 | chapters: [page.md, two.md]\n    |                     ^^^^^^\n" +
        "content/page.md:1:1 not-text: a file that is not UTF-8; expected text saved as UTF-8\n" +
        "more on this: exactbook problem missing-chapter not-text\n2 errors; nothing is written\n",
    );
  });

  test("a byte-order mark changes nothing", () => {
    const folder = book({ "page.md": "\uFEFF# A page\n\n:value[L] :value[qq]\n" });
    expect(exactbook(folder, "build").stderr).toContain("content/page.md:3:18 unknown-name");
    writeFiles(folder, { "content/page.md": "\uFEFF# A page\n\n:eq[L]\n" });
    expect(exactbook(folder, "build").status).toBe(0);
    expect(contents(join(folder, "dist"))["page.html"]).toMatch(/class="value"[^>]*>L=1</);
  });

  test("has one title on the title page, with words of the author's or without", () => {
    const folder = book({ "index.md": "# My book\n\nRead it.\n" });
    expect(exactbook(folder, "build").status).toBe(0);
    const page = contents(join(folder, "dist"))["index.html"];
    expect(page?.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain("<p>Read it.</p>");
  });

  test("says so where there is no book", () => {
    const { status, stderr } = exactbook(temporaryFolder(), "build");
    expect(status).toBe(1);
    expect(stderr).toContain("book.yaml:1:1 missing-book: no book.yaml in this folder");
  });

  test("a deleted chapter leaves the built book", () => {
    const folder = book({ "book.yaml": "title: A\nchapters: [page.md, two.md]\n", "two.md": "# Two\n" });
    exactbook(folder, "build");
    writeFiles(folder, { "content/book.yaml": "title: A\nchapters: [page.md]\n" });
    exactbook(folder, "build");
    expect(existsSync(join(folder, "dist/two.html"))).toBe(false);
  });

  test("wrong usage is exit code 2", () => {
    expect(exactbook(temporaryFolder(), "biuld")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Did you mean build?"),
    });
    expect(exactbook(temporaryFolder(), "build", "--uot", "x").status).toBe(2);
  });
});

describe("a build killed at any moment", () => {
  test("leaves the old book or the new one, whole, and the next build works", async () => {
    const folder = book();
    exactbook(folder, "build");
    const old = contents(join(folder, "dist"));
    writeFiles(folder, { "content/page.md": "# A new page\n" });
    exactbook(folder, "build", "--out", "new");
    const renewed = contents(join(folder, "new"));
    const time = performance.now();
    exactbook(folder, "build", "--out", "again");
    const whole = performance.now() - time;
    for (let kill = 0; kill < 12; kill += 1) {
      const build = start(folder, "build");
      const closed = new Promise((resolve) => build.once("close", resolve));
      await new Promise((resolve) => setTimeout(resolve, whole * (0.5 + (0.6 * kill) / 12)));
      build.kill("SIGKILL");
      await closed;
      const left = contents(join(folder, "dist"));
      expect([old, renewed]).toContainEqual(left);
    }
    expect(exactbook(folder, "build").status).toBe(0);
    expect(contents(join(folder, "dist"))).toEqual(renewed);
    expect(readdirSync(folder).sort()).toEqual(["again", "content", "dist", "new"]);
  });
});
