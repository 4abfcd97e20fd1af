import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { exactbook, ordinary } from "../support/program.ts";

const FILES = {
  "page.md": "# A page\n\n:value[L]\n\n::include[parts/x.md]\n\n![a](images/a.png) [b](more/b.txt)\n",
  "parts/x.md": "Words.\n",
  "images/a.png": "a",
  "more/b.txt": "b",
  "templates/page.html": "{{ page.html }}",
  "templates/style/z.css": "p {}",
  "templates/assets/x.txt": "x",
};

function project(files: Readonly<Record<string, string>> = FILES) {
  const folder = temporaryFolder();
  writeFiles(join(folder, "content"), smallBook(files));
  return folder;
}

/** Takes all rights from a file or folder for the time of the test. */
function close(path: string): void {
  chmodSync(path, 0);
  onTestFinished(() => chmodSync(path, 0o755));
}

describe("what the system does not let be read", () => {
  test.each([
    ["page.md"],
    ["book.yaml"],
    ["parts/x.md"],
    ["images/a.png"],
    ["more/b.txt"],
    ["models/flagship.yaml"],
    ["templates/page.html"],
    ["templates/style/z.css"],
    ["templates/assets/x.txt"],
    ["parts", "parts/x.md"],
    ["more", "more/b.txt"],
    ["models"],
    ["templates", "templates/style"],
    [".", "models"],
  ])("%s is one problem, of a check and of a build", (closed, named = closed) => {
    const folder = project();
    close(join(folder, "content", closed));
    const line = `content/${named}:1:1 unreadable-file: what the system does not let be read (EACCES); expected a file, or a folder, that whoever builds the book may read\n`;
    for (const command of ["check", "build"]) {
      const { status, stderr } = ordinary(folder, command);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(line) });
      expect(stderr).toContain("\n1 error");
    }
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });

  test("is found together with all other mistakes", () => {
    const folder = project({
      "book.yaml": "title: A\nchapters: [page.md, two.md, three.md]\n",
      "two.md": "# Two\n\n:value[q]\n",
      "three.md": "# Three\n",
    });
    close(join(folder, "content/page.md"));
    close(join(folder, "content/three.md"));
    expect(ordinary(folder, "check").stderr).toMatch(/\n3 errors\n$/);
  });

  test("and is no part of the book is no problem, nor is it to the next build", () => {
    const folder = project();
    mkdirSync(join(folder, "content/private"));
    writeFiles(folder, { "content/letter.txt": "dear" });
    close(join(folder, "content/private"));
    close(join(folder, "content/letter.txt"));
    for (let turn = 0; turn < 2; turn += 1) {
      expect(ordinary(folder, "build")).toMatchObject({ status: 0, stderr: "" });
    }
  });

  test("is no model to those who ask for one, and no folder for a book", () => {
    const folder = project();
    mkdirSync(join(folder, "private/place"), { recursive: true });
    close(join(folder, "content/models/flagship.yaml"));
    close(join(folder, "private"));
    for (const args of [
      ["trace", "content/models/flagship.yaml"],
      ["explain", "private/place/model.yaml", "L"],
      ["check", "private/place"],
      ["new", "private/place/book"],
      ["build", "--out", "private/place/dist"],
    ]) {
      const { status, stderr } = ordinary(folder, ...args);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringContaining("exactbook problem "),
      });
    }
  });

  test("of a cache or of the last book is made anew, or is a problem", () => {
    const folder = project();
    ordinary(folder, "build");
    for (const name of readdirSync(join(folder, "content/.exactbook"))) {
      chmodSync(join(folder, "content/.exactbook", name), 0);
    }
    expect(ordinary(folder, "build")).toMatchObject({
      status: 0,
      stderr: "exactbook: content/.exactbook: the cache is something else and is ignored\n",
    });
    chmodSync(join(folder, "dist/page.html"), 0);
    expect(ordinary(folder, "build").status).toBe(0);
    close(join(folder, "dist"));
    expect(ordinary(folder, "build")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("dist:1:1 unwritable-output: a folder that cannot be written (EACCES)"),
    });
  });
});

test.each([
  ["check", "circle"],
  ["trace", "circle"],
  ["new", "circle"],
  ["new", "circle/book"],
  ["build", "--out", "circle"],
  ["build", "--out", "circle/dist"],
  ["build", "--out", "/proc/dist"],
  ["new", "/proc/book"],
])("links in a circle, and places without folders, are problems: %s %s %s", (...args) => {
  const folder = project();
  symlinkSync("circle", join(folder, "circle"));
  const { status, stderr } = exactbook(folder, ...args);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("exactbook problem ") });
});

/** Runs the program by way of a shell, which `script` tells where the output goes; `$X` is the program. */
const shell = (cwd: string, script: string) =>
  spawnSync("sh", ["-c", script], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, X: `${process.execPath} ${resolve("lib/program/cli.js")}` },
  });

describe("where the program itself stands", () => {
  test.each([["check"], ["build"], ["new x"], ["trace x.yaml"], ["diff a b"]])(
    "a folder that is gone is one line: %s",
    (command) => {
      const folder = join(project(), "gone");
      mkdirSync(folder);
      const { status, stderr } = shell(folder, `rmdir ../gone; $X ${command}`);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: "exactbook: the folder that this runs in is gone\n",
      });
      expect(() => rmdirSync(folder)).toThrow();
    },
  );

  test.each([["check"], ["build"], ["check --json"], ["trace content/models/flagship.yaml"], ["--help"]])(
    "an output that is full is one line, and one that is closed or not read none: %s",
    (command) => {
      const folder = project();
      const { status, stderr } = shell(folder, `$X ${command} > /dev/full`);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: "exactbook: ENOSPC: no space left on device, write\n",
      });
      for (const quiet of [`$X ${command} | true`, `$X ${command} >&-`, `$X ${command} 2> /dev/full`]) {
        const end = shell(folder, quiet);
        expect([end.status, end.stderr]).toEqual([0, ""]);
      }
    },
  );

  test("problems that nobody can read are in the exit code", () => {
    const folder = project({ "page.md": "# A page\n\n:value[q]\n" });
    for (const end of ["2> /dev/full", "2>&-", "2> /dev/full > /dev/full"]) {
      expect(shell(folder, `$X check ${end}`).status).toBe(1);
    }
  });
});
