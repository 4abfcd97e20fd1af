import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { buildCommand } from "../../src/commands/build.ts";
import { checkCommand } from "../../src/commands/check.ts";
import { commands, type Io, paper } from "../../src/commands/index.ts";
import { newCommand } from "../../src/commands/new.ts";
import { problemCommand } from "../../src/commands/problem.ts";
import { showProgress } from "../../src/commands/progress.ts";
import { schemaCommand } from "../../src/commands/schema.ts";
import { codes } from "../../src/problem/index.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { runIn } from "../support/command.ts";
import { contents, listen } from "../support/program.ts";

function book(files: Record<string, string> = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, smallBook(files));
  return folder;
}

describe("new", () => {
  test("makes a book in which nothing is wrong", async () => {
    const folder = temporaryFolder();
    const { out, err, code } = await runIn(folder, newCommand, ["a/book"]);
    expect([err, code]).toEqual(["", 0]);
    expect(out).toContain("  cd a/book\n  npx exactbook dev\n");
    const made = join(folder, "a/book");
    expect(Object.keys(contents(made)).sort()).toEqual([
      ".gitignore",
      "README.md",
      "content/01-one-neuron.md",
      "content/02-one-step-down.md",
      "content/book.yaml",
      "content/models/neuron.yaml",
      "schemas/book.json",
      "schemas/model.json",
    ]);
    expect(await runIn(made, checkCommand, [])).toEqual({
      out: expect.stringMatching(/^\d pages, nothing wrong\n$/),
      err: "",
      code: 0,
    });
  });

  test("leaves a folder alone that holds something, and a file", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "full/letter.txt": "dear", file: "" });
    for (const name of ["full", "file"]) {
      const { out, err, code } = await runIn(folder, newCommand, [name]);
      expect([out, code]).toEqual(["", 1]);
      expect(err).toContain(`${name}:1:1 unsafe-output: ${name}, which is there and not empty`);
    }
    expect(contents(folder)).toEqual({ "full/letter.txt": "dear", file: expect.any(String) });
  });

  test("gives editors schemas that its own files keep, and that mistakes do not", async () => {
    const folder = temporaryFolder();
    await runIn(folder, newCommand, ["."]);
    for (const [kind, file] of [
      ["book", "content/book.yaml"],
      ["model", "content/models/neuron.yaml"],
    ] as const) {
      const text = readFileSync(join(folder, file), "utf8");
      const named = /\$schema=(\S+)/.exec(text)?.[1] ?? "";
      const schema = readFileSync(join(folder, file, "..", named), "utf8");
      expect((await runIn(folder, schemaCommand, [kind])).out).toBe(schema);
      const check = z.fromJSONSchema(JSON.parse(schema));
      expect(check.safeParse(parse(text)).error).toBeUndefined();
      expect(check.safeParse({ ...parse(text), titel: "x" }).success).toBe(false);
      expect(check.safeParse({ title: "x" }).success).toBe(false);
    }
    expect(JSON.parse(readFileSync(join(folder, "schemas/model.json"), "utf8")).properties.loss).toEqual({
      type: ["string", "number", "boolean"],
      description: "the name of the equation to differentiate",
    });
  });
});

describe("check", () => {
  test("finds what a build would find, and writes nothing", async () => {
    const folder = book({ "page.md": '# A page\n\n:claim[two]{if="L = 2"} :value[q]\n' });
    const { out, err, code } = await runIn(folder, checkCommand, []);
    expect([out, code]).toEqual(["", 1]);
    expect(err).toBe(`page.md:3:17 false-claim: "L = 2" does not hold: L = 1; expected "two" to be true
  3 | :claim[two]{if="L = 2"} :value[q]
    |                 ^^^^^
page.md:3:32 unknown-name: "q", which models/flagship.yaml does not have
  3 | :claim[two]{if="L = 2"} :value[q]
    |                                ^
more on this: exactbook problem false-claim unknown-name
2 errors
`);
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });

  test("lets broken claims pass where it may", async () => {
    const folder = book({ "page.md": '# A page\n\n:claim[two]{if="L = 2"}\n' });
    expect((await runIn(folder, checkCommand, ["--allow-false-claims"])).code).toBe(0);
  });

  test("takes other numbers for the whole book", async () => {
    const folder = book({ "page.md": '# A page\n\n:claim[x]{if="L = 1"}\n' });
    const { err, code } = await runIn(folder, checkCommand, ["--with", "b1=-3"]);
    expect(code).toBe(1);
    expect(err).toContain('page.md:3:15 false-claim: "L = 1" does not hold: L = 9');
    const wrong = await runIn(folder, checkCommand, ["--with", "b1=-3 zz=1"]);
    expect(wrong.err).toContain("  1 | b1=-3 zz=1\n    |       ^^");
  });

  test("gives problems as JSON", async () => {
    const folder = book({ "page.md": "# A page\n\n:value[dL/dw13]\n" });
    const { out, err, code } = await runIn(folder, checkCommand, ["--json"]);
    expect([err, code]).toEqual(["", 1]);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          level: "error",
          code: "unknown-name",
          file: "page.md",
          line: 3,
          column: 8,
          length: 7,
          source: ":value[dL/dw13]",
          message: '"dL/dw13", which models/flagship.yaml does not have; did you mean dL/dw11?',
          found: '"dL/dw13", which models/flagship.yaml does not have',
          suggestion: "dL/dw11",
          doc: codes["unknown-name"].doc,
        },
      ],
    });
  });
});

test("build --json names the pages that were written", async () => {
  const folder = book();
  const { out, err, code } = await runIn(folder, buildCommand, ["--json", "--out", "site"]);
  expect([err, code]).toEqual(["", 0]);
  const { pages, ...rest } = JSON.parse(out);
  expect(rest).toEqual({ out: "site", problems: [] });
  expect(pages).toContain("page.html");
  for (const page of pages) expect(statSync(join(folder, "site", page)).isFile()).toBe(true);
});

describe("problem", () => {
  test("tells what a code means and what to do", async () => {
    const { out } = await runIn(".", problemCommand, ["false-claim"]);
    expect(out).toBe(
      `false-claim (error)\n  ${codes["false-claim"].doc}\n  ${codes["false-claim"].remedy}\n`,
    );
  });

  test("tells of all codes, as JSON too", async () => {
    const { out } = await runIn(".", problemCommand, []);
    for (const code of Object.keys(codes)) expect(out).toContain(`${code} (`);
    expect(JSON.parse((await runIn(".", problemCommand, ["--json"])).out)).toEqual(codes);
  });
});

test("every command's help has an example", () => {
  for (const make of commands) {
    let help = "";
    const command = make({ screen: paper } as Io);
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toMatch(new RegExp(`\\nExample:\\n  exactbook ${command.name()} \\S`));
  }
});

describe("progress", () => {
  const shown = (live: boolean, times: readonly number[]) => {
    let text = "";
    let turn = 0;
    const io = { err: (more: string) => (text += more), screen: { ...paper, live } } as unknown as Io;
    const progress = showProgress(io, () => times[turn++] ?? 0);
    for (let done = 1; done < times.length; done += 1) progress.chapters(done, 9);
    progress.end();
    return text;
  };

  test("shows once the work has taken a second, and goes when it is done", () => {
    expect(shown(true, [0, 500, 1100, 1150, 1300])).toBe(
      "\r\u001B[Kchapter 2 of 9 …\r\u001B[Kchapter 4 of 9 …\r\u001B[K",
    );
    expect(shown(true, [0, 500, 900])).toBe("");
  });

  test("shows nothing where nobody watches", () => {
    expect(shown(false, [0, 500, 1100, 1300])).toBe("");
  });
});

test("a reader who stops reading ends the program without a word", async () => {
  const program = listen(".", "problem");
  program.stdout.destroy();
  let err = "";
  program.stderr.on("data", (text) => {
    err += text;
  });
  const code = await new Promise((resolve) => program.on("close", resolve));
  expect([err, code]).toEqual(["", 0]);
});
