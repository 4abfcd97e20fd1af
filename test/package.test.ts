import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallBook, temporaryFolder, writeFiles } from "./support/book.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Makes the tarball and installs it, as an author would, in an empty folder. */
function install(): string {
  const folder = temporaryFolder();
  const packed = run(".", "npm", "pack", "--ignore-scripts", "--pack-destination", folder);
  expect(packed).toMatchObject({ status: 0 });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  writeFiles(folder, { "package.json": "{}" });
  const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--omit=dev"];
  expect(run(folder, "npm", "install", ...flags, `./${tarball}`)).toMatchObject({ status: 0 });
  return folder;
}

test("the package installs in an empty folder and builds a book there", () => {
  const folder = install();
  const book = smallBook({
    "page.md": "# A page\n\n:eq[dL/dw11] and $x^2$\n\n::diagram{mode=backward title=T desc=D}\n",
  });
  writeFiles(folder, Object.fromEntries(Object.entries(book).map(([path, text]) => [`book/${path}`, text])));
  const built = run(folder, join("node_modules", ".bin", "exactbook"), "build", "book", "--out", "site");
  expect(built).toMatchObject({ status: 0, stderr: "" });
  const page = readFileSync(join(folder, "site/page.html"), "utf8");
  expect(page).toContain("dL/dw11=-2");
  expect(page).toContain("katex-mathml");
  expect(existsSync(join(folder, "site/assets/katex/katex.min.css"))).toBe(true);

  for (const door of Object.keys(manifest.exports).filter((name) => !name.endsWith(".json"))) {
    const name = door.replace(/^\./, manifest.name);
    const imported = run(
      folder,
      process.execPath,
      "--input-type=module",
      "-e",
      `await import(${JSON.stringify(name)})`,
    );
    expect(imported, name).toMatchObject({ status: 0, stderr: "" });
  }
}, 240_000);

describe("the manifest", () => {
  let packed: string[] = [];
  beforeAll(() => {
    const { stdout } = run(".", "npm", "pack", "--ignore-scripts", "--dry-run", "--json");
    const [entry] = Object.values(JSON.parse(stdout)) as { files: { path: string }[] }[];
    packed = entry?.files.map(({ path }) => path) ?? [];
  });

  test("ships every file that its doors and its command name", () => {
    const doors = Object.values(manifest.exports).flatMap((door) =>
      typeof door === "string" ? [door] : Object.values(door as object),
    );
    for (const file of [...doors, ...Object.values(manifest.bin)])
      expect(packed).toContain(String(file).replace("./", ""));
  });

  test("ships no tests, no sources of books, no pictures of pages", () => {
    expect(packed.filter((path) => /^(test|content|src|scripts|dist)\//.test(path))).toEqual([]);
  });

  test("asks for what it runs on", () => {
    expect(manifest.engines.node).toBe(">=20.19");
    expect(manifest.license).toBe("MIT");
  });
});
