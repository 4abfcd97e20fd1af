import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadyFile, writeSite } from "../../src/output/index.ts";
import { Mistake } from "../../src/problem/index.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { readOnly, smallDisk } from "../support/disk.ts";
import { contents, exactbook, start } from "../support/program.ts";

/** A folder with a book in `content`. */
function project(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  write(folder, smallBook(files));
  return folder;
}

const write = (folder: string, files: Readonly<Record<string, string>>) =>
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])),
  );

/** A file of the built book. */
const read = (folder: string, path: string) => readFileSync(join(folder, "dist", path), "utf8");

const ended = (build: ReturnType<typeof start>) => new Promise((resolve) => build.once("close", resolve));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a build killed at any of 50 moments", () => {
  test.each([
    ["with a cache", []],
    ["without", ["--no-cache"]],
  ])(
    "%s leaves the old book or the new one, whole, and the next build works",
    async (_, flags) => {
      const folder = project();
      const OLD = { "page.md": "# A page\n\n$a$ :value[L]\n" };
      const NEW = { "page.md": "# A new page\n\n$b$ :value[w11]\n" };
      write(folder, NEW);
      exactbook(folder, "build", "--no-cache", "--out", "new");
      write(folder, OLD);
      exactbook(folder, "build", ...flags);
      const [old, renewed] = [contents(join(folder, "dist")), contents(join(folder, "new"))];
      const time = performance.now();
      exactbook(folder, "build", "--no-cache", "--out", "again");
      const whole = performance.now() - time;
      const moments = fc.sample(fc.double({ min: 0.1, max: 1.1, noNaN: true }), { numRuns: 25, seed: 7 });
      const seen = new Set<boolean>();
      for (const [kill, moment] of moments.entries()) {
        write(folder, kill % 2 === 0 ? NEW : OLD);
        const build = start(folder, "build", ...flags);
        const end = ended(build);
        await pause(whole * moment);
        build.kill("SIGKILL");
        await end;
        const left = contents(join(folder, "dist"));
        expect([old, renewed]).toContainEqual(left);
        seen.add(left["page.html"] === old["page.html"]);
      }
      write(folder, NEW);
      expect(exactbook(folder, "build", ...flags).status).toBe(0);
      expect(contents(join(folder, "dist"))).toEqual(renewed);
      expect(readdirSync(folder).sort()).toEqual(["again", "content", "dist", "new"]);
    },
    900_000,
  );
});

test("what a killed build left beside a book that has not changed is put back or cleared away", () => {
  const folder = project();
  exactbook(folder, "build");
  const built = contents(join(folder, "dist"));
  // No process has a number as high as these.
  mkdirSync(join(folder, ".dist.new-99999999"));
  expect(exactbook(folder, "build").status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["content", "dist"]);
  renameSync(join(folder, "dist"), join(folder, ".dist.old-99999999"));
  expect(exactbook(folder, "build").status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["content", "dist"]);
  expect(contents(join(folder, "dist"))).toEqual(built);
});

test("two builds at once into the same output leave the book of one of them, whole", async () => {
  const folder = project();
  writeFiles(
    folder,
    Object.fromEntries(
      Object.entries(smallBook({ "page.md": "# Another\n" })).map(([path, text]) => [`other/${path}`, text]),
    ),
  );
  exactbook(folder, "build", "--out", "one");
  exactbook(folder, "build", "other", "--out", "two");
  const books = [contents(join(folder, "one")), contents(join(folder, "two"))];
  for (let turn = 0; turn < 4; turn += 1) {
    const builds = [
      start(folder, "build", "--no-cache"),
      start(folder, "build", "other", "--no-cache"),
      start(folder, "build"),
    ];
    expect(await Promise.all(builds.map(ended))).toEqual([0, 0, 0]);
    expect(books).toContainEqual(contents(join(folder, "dist")));
  }
  expect(readdirSync(folder).sort()).toEqual(["content", "dist", "one", "other", "two"]);
}, 300_000);

describe("where the file system refuses", () => {
  const refusal = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  test.each(["ENOSPC", "EROFS", "EACCES"])("%s half way leaves the old book and is a problem", (code) => {
    const folder = temporaryFolder();
    const out = join(folder, "dist");
    writeSite(new Map([["page.html", "old"]]), out);
    const old = contents(out);
    const broken: ReadyFile = { digest: "another", make: refusal(code) };
    expect(() =>
      writeSite(
        new Map<string, ReadyFile>([
          ["a.html", "new"],
          ["page.html", broken],
        ]),
        out,
      ),
    ).toThrow(Mistake);
    expect(contents(out)).toEqual(old);
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  test("a file that goes while it is copied leaves the old book and is a problem", () => {
    const folder = temporaryFolder();
    const out = join(folder, "dist");
    writeSite(new Map([["page.html", "old"]]), out);
    const old = contents(out);
    expect(() => writeSite(new Map([["a.png", { copyOf: join(folder, "gone.png") }]]), out)).toThrow(Mistake);
    expect(contents(out)).toEqual(old);
  });

  test("a bug half way stays a bug, and the old book stays too", () => {
    const out = join(temporaryFolder(), "dist");
    writeSite(new Map([["page.html", "old"]]), out);
    const broken: ReadyFile = { digest: "another", make: refusal("ERR_ASSERTION") };
    expect(() => writeSite(new Map([["page.html", broken]]), out)).toThrow("ERR_ASSERTION");
    expect(contents(out)["page.html"]).toBe("old");
  });

  test("a full disk is a problem; with room again the build works", () => {
    const folder = project();
    const disk = join(folder, "disk");
    if (!smallDisk(disk, "8m")) return;
    expect(exactbook(folder, "build", "--out", "disk/dist").status).toBe(0);
    const old = contents(join(disk, "dist"));
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize));
    write(folder, { "page.md": `# A new page\n\n${"words ".repeat(20_000)}\n` });
    const { status, stderr } = exactbook(folder, "build", "--out", "disk/dist");
    expect(stderr).toContain("disk/dist:1:1 unwritable-output: a disk that is full (ENOSPC)");
    expect(status).toBe(1);
    expect(contents(join(disk, "dist"))).toEqual(old);
    rmSync(join(disk, "filler"));
    expect(exactbook(folder, "build", "--out", "disk/dist").status).toBe(0);
    expect(contents(join(disk, "dist"))["page.html"]).toContain("A new page");
    expect(readdirSync(disk)).toEqual(["dist"]);
  });

  test("a folder that cannot be written is a problem", () => {
    const folder = project();
    const place = join(folder, "place");
    writeFiles(place, { "old.txt": "words" });
    if (!readOnly(place)) return;
    const { status, stderr } = exactbook(folder, "build", "--out", "place/dist");
    expect(stderr).toMatch(
      /^place\/dist:1:1 unwritable-output: a folder that cannot be written \((EROFS|EACCES)\)/,
    );
    expect(status).toBe(1);
    expect(existsSync(join(place, "dist"))).toBe(false);
  });

  test("a book that cannot be written to is built all the same, with a line on its cache", () => {
    const folder = project();
    if (!readOnly(join(folder, "content"))) return;
    const { status, stderr } = exactbook(folder, "build");
    expect(stderr).toMatch(
      /^exactbook: content\/\.exactbook: the cache cannot be written \((EROFS|EACCES)\) and is ignored\n$/,
    );
    expect(status).toBe(0);
  });

  test("so is one whose cache cannot be a folder", () => {
    const folder = project();
    const { status, stderr } = exactbook(folder, "build", "--cache", "content/page.md/cache");
    expect(stderr).toMatch(
      /^exactbook: content\/page\.md\/cache: the cache cannot be written \(\w+\) and is ignored\n$/,
    );
    expect(status).toBe(0);
  });
});

describe("what no build has made, in a built book", () => {
  const OTHERS = {
    CNAME: "example.org",
    ".git/HEAD": "ref: main",
    "part/notes.txt": "Mine.",
    "zoo.html": "",
  };

  test("is never lost: it stays while the book does, and keeps another one from its place", () => {
    const folder = project();
    exactbook(folder, "build");
    writeFiles(join(folder, "dist"), OTHERS);
    const before = contents(join(folder, "dist"));
    for (const flags of [["--no-cache"], []]) {
      expect(exactbook(folder, "build", ...flags)).toMatchObject({ status: 0, stderr: "" });
    }
    write(folder, { "book.yaml": "title: A book\nchapters: [page.md, zoo.md]\n", "zoo.md": "# Zoo\n" });
    const { status, stderr } = exactbook(folder, "build");
    expect(status).toBe(1);
    expect(stderr).toContain(
      "dist/.git/HEAD:1:1 unsafe-output: dist/.git/HEAD and 3 more, which no build has made; expected files of your own in public/ beside book.yaml",
    );
    expect(contents(join(folder, "dist"))).toEqual(before);
    for (const path of Object.keys(OTHERS)) rmSync(join(folder, "dist", path));
    expect(exactbook(folder, "build").status).toBe(0);
  });

  test("is no matter where systems have left it", () => {
    const folder = project();
    exactbook(folder, "build");
    writeFiles(join(folder, "dist"), { ".DS_Store": "", "images/Thumbs.db": "" });
    write(folder, { "page.md": "# Another page\n" });
    expect(exactbook(folder, "build")).toMatchObject({ status: 0, stderr: "" });
  });

  test("a file called as the mark makes no built book", () => {
    const folder = project();
    writeFiles(join(folder, "dist"), { ".exactbook": "", "letter.txt": "Mine." });
    const { status, stderr } = exactbook(folder, "build");
    expect(status).toBe(1);
    expect(stderr).toContain("unsafe-output: dist is, or belongs to, something that no build has made");
  });
});

test("the files in public/ go into the built book as they are, and never in the place of its own", () => {
  const folder = project({ "public/CNAME": "example.org", "public/a/.well-known": "x" });
  expect(exactbook(folder, "build")).toMatchObject({ status: 0, stderr: "" });
  const files = { CNAME: "example.org", "a/.well-known": "x" };
  for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text);
  rmSync(join(folder, "content/public"), { recursive: true });
  exactbook(folder, "build");
  for (const path of Object.keys(files)) expect(existsSync(join(folder, "dist", path))).toBe(false);
  write(folder, { "public/page.html": "Mine." });
  const { status, stderr } = exactbook(folder, "build");
  expect(status).toBe(1);
  expect(stderr).toContain(
    "content/public/page.html:1:1 duplicate-name: a file in the place of the book's own page.html; expected another name",
  );
});

test("a book is not built into its cache, nor around it", () => {
  const folder = project();
  for (const [cache, out] of [
    ["kept", "kept"],
    ["kept", "kept/dist"],
    ["content/.exactbook", "content/.exactbook/a/b"],
    ["dist/kept", "dist"],
  ] as const) {
    const { status, stderr } = exactbook(folder, "build", "--cache", cache, "--out", out);
    expect([status, stderr]).toEqual([2, "error: the output and the cache cannot lie in one another\n"]);
    expect(existsSync(join(folder, out))).toBe(false);
  }
});
