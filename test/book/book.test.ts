import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commands, commandsPage, paper } from "../../src/commands/index.ts";
import { format } from "../../src/problem/index.ts";
import { type BuildResult, buildBook, searchFiles } from "../../src/site/index.ts";
import { temporaryFolder, texts } from "../support/book.ts";
import { elements, hasClass, parse, textContent } from "../support/html.ts";
import { textsIn } from "../support/search.ts";

const nothing = () => undefined;
const io = { cwd: ".", readFile: nothing, out: nothing, err: nothing, exit: nothing, screen: paper };

/** The guide's page of commands, which the program writes. */
const manual = { commands: () => commandsPage(commands.map((command) => command(io))) };

const MODELS = ["flagship", "expression", "deeper"];

/** Writes a built book's texts and runs its scripts of all models, in both languages. */
function runScripts(files: BuildResult["files"]) {
  const folder = temporaryFolder();
  for (const [path, file] of texts(files)) {
    if (typeof file !== "string" || !/\.(html|py|js)$/.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), file);
  }
  return MODELS.flatMap((model) =>
    [["python3", "py"] as const, [process.execPath, "js"] as const].map(([runner, ending]) => {
      const script = join(folder, "check", `${model}.${ending}`);
      const { status, stdout, stderr } = spawnSync(runner, [script], { encoding: "utf8" });
      return { script: `${model}.${ending}`, status, output: `${stdout}${stderr}` };
    }),
  );
}

const found = (status: number) => [
  { script: "flagship.py", status },
  { script: "flagship.js", status },
  ...["expression.py", "expression.js", "deeper.py", "deeper.js"].map((script) => ({ script, status: 0 })),
];
const statuses = (runs: ReturnType<typeof runScripts>) =>
  runs.map(({ script, status }) => ({ script, status }));

describe("Backpropagation, exactly", () => {
  let built: BuildResult;
  let result: BuildResult;
  beforeAll(() => {
    result = buildBook("content", { cwd: process.cwd(), generator: "Exactbook", manual });
    built = { ...result, files: texts(result.files) };
  });
  const pages = () => [...built.files].filter(([path]) => path.endsWith(".html"));
  const chapters = () =>
    pages().filter(([path, html]) => !path.startsWith("guide/") && String(html).includes('class="exercise"'));

  test("has no problem, and no number that is typed by hand", () => {
    expect(built.problems.map(format)).toEqual([]);
    expect(readFileSync("content/book.yaml", "utf8")).toContain("literals: error");
  });

  test("what its search reads of a chapter are the words of its page", async () => {
    const read = textsIn(await searchFiles(result.files));
    expect(read["/the-gate.html"]).toContain("gate");
    expect(read).toEqual(textsIn(await searchFiles(built.files)));
  });

  test("each of its scripts computes every number again", () => {
    expect(statuses(runScripts(built.files))).toEqual(found(0));
  });

  test("one altered digit of one page is found by both scripts of its model", () => {
    const page = String(built.files.get("the-gate.html"));
    const altered = page.replace(/(data-exact="dL\/dz1\|\|flagship"[^>]*>)dL\/dz1=-2</, "$1dL/dz1=-20<");
    expect(altered).not.toBe(page);
    const runs = runScripts(new Map([...built.files, ["the-gate.html", altered]]));
    expect(statuses(runs)).toEqual(found(1));
    expect(runs[0]?.output).toBe("the-gate.html: dL/dz1 is -2, the page says dL/dz1=-20\n");
  });

  test("each chapter has its legend, a summary, and exercises whose answers are folded", () => {
    expect(chapters()).toHaveLength(15);
    for (const [path, html] of chapters()) {
      const tree = parse(String(html));
      const headings = elements(tree, ({ tagName }) => tagName === "h2").map(textContent);
      expect(headings.filter((words) => words !== "Footnotes").slice(-2), path).toEqual([
        "Summary",
        "Exercises",
      ]);
      const legends = elements(tree, (element) => hasClass(element, "legend"));
      expect(legends.map(textContent), path).toEqual(["highlighted = computed this step"]);
      const count = (name: string) => elements(tree, (element) => hasClass(element, name)).length;
      expect(count("exercise"), path).toBeGreaterThanOrEqual(2);
      expect(count("answer"), path).toBe(count("exercise"));
    }
  });

  test("every chapter on gradients states what it does not claim", () => {
    const stated = chapters().filter(([, html]) => String(html).includes("nothing about training"));
    expect(stated.map(([path]) => path)).toEqual(
      chapters()
        .map(([path]) => path)
        .filter(
          (path) =>
            !["what-a-network-computes.html", "the-forward-pass.html", "the-loss.html"].includes(path),
        ),
    );
  });

  test("no claim is broken", () => {
    for (const [path, html] of pages()) expect(html, path).not.toContain('class="claim broken"');
  });
});

describe("the book with another target and another weight", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "exactbook-book-")), "content");
  cpSync("content", folder, { recursive: true });
  const file = join(folder, "models/flagship.yaml");
  const changed = readFileSync(file, "utf8")
    .replace("target: 3", "target: 5")
    .replace("w21: 1,", "w21: 2/3,");
  writeFileSync(file, changed);
  const options = { cwd: folder, generator: "Exactbook", manual };

  test("names exactly the sentences that are no longer true", () => {
    const claims = buildBook(folder, options).problems.map(
      ({ code, place, found }) => `${place.file} ${code}: ${found}`,
    );
    expect(claims).toEqual([
      '04-the-gradient-question.md false-claim: "dL/dc = -2" does not hold: dL/dc = -6',
      '06-backward-from-the-loss.md false-claim: "yhat[c=1] = target" does not hold: yhat[c=1] = 3, target = 5',
      '06-backward-from-the-loss.md false-claim: "dL/dyhat[c=1] = 0" does not hold: dL/dyhat[c=1] = -4',
      '11-three-proofs-of-one-gradient.md false-claim: "z2 + x1 = 0" does not hold: z2 + x1 = -1/3',
      '13-changing-a-parameter.md false-claim: "yhat = target" does not hold: yhat = 3, target = 5',
      '13-changing-a-parameter.md false-claim: "dL/dyhat[target=5] = 3*dL/dyhat" does not hold: ' +
        "dL/dyhat[target=5] = -6, 3*dL/dyhat = -18",
      '13-changing-a-parameter.md false-claim: "yhat[target=5] - target[target=5] = 3*(yhat-target)" does not hold: ' +
        "yhat[target=5] - target[target=5] = -3, 3*(yhat-target) = -9",
      'index.md false-claim: "dL/dw11 = -2" does not hold: dL/dw11 = -6',
    ]);
  });

  test("has correct numbers everywhere", () => {
    const { problems, files } = buildBook(folder, { ...options, allowFalseClaims: true });
    expect(problems.map(format)).toEqual([]);
    expect(statuses(runScripts(files))).toEqual(found(0));
    const script = String(files.get("check/flagship.py"));
    expect(script).toContain('"target": F(5),');
    expect(script).toContain('"w21": F(2, 3),');
  });

  test("and those are the ones that school algebra gives", () => {
    const { files } = buildBook(folder, { ...options, allowFalseClaims: true });
    const ledger = parse(String(texts(files).get("ledger-flagship.html")));
    const shown = (name: string) =>
      elements(ledger, ({ properties }) => properties.dataExact === `${name}||flagship`)
        .map(textContent)
        .map((text) => text.replace(/.*= /, ""));
    // z1 = 1 + 2 - 1, z2 = 2/3 - 2, yhat = z1 since z2 < 0; the error is 2 - 5.
    const byHand = { z1: "2", z2: "-4/3", h2: "0", yhat: "2", L: "9" };
    for (const [name, value] of Object.entries(byHand)) expect(shown(name), name).toEqual([value]);
    const gradients = { yhat: "-6", v1: "-12", c: "-6", w11: "-6", w12: "-12", b1: "-6", w21: "0", x1: "-6" };
    for (const [name, value] of Object.entries(gradients)) {
      const proved = shown(`dL/d${name}`);
      expect(proved.length, name).toBeGreaterThanOrEqual(3);
      expect(new Set(proved), name).toEqual(new Set([value]));
    }
  });
});
