import { once } from "node:events";
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { basename, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { serve } from "../../src/commands/dev/server.ts";
import { watchFolder } from "../../src/commands/dev/watch.ts";
import { smallBook, temporaryFolder, writeFiles } from "../support/book.ts";
import { startDev, startDevWith, until } from "../support/dev.ts";
import { exactbook } from "../support/program.ts";

type Dev = Awaited<ReturnType<typeof startDev>>;
let dev: Dev | undefined;

afterEach(async () => {
  await dev?.stop();
  dev = undefined;
});

/** Waits until a page says something. */
const says = ({ address }: Dev, text: string, path = "page.html") =>
  until(async () => (await (await fetch(address + path)).text()).includes(text), 20);

const problems = async ({ state }: Dev) =>
  (await state()).problems.map(({ message }: { message: string }) => message).join("\n");

describe("the book's folder", () => {
  test("may go away and come back, with what is new in it and what is written later", async () => {
    const started = await startDev(smallBook());
    dev = started;
    const away = `${started.folder}-away`;
    renameSync(started.folder, away);
    await until(async () => (await problems(started)).includes("missing-book"));
    renameSync(away, started.folder);
    await until(async () => (await problems(started)) === "");
    writeFiles(started.folder, { "page.md": "# A page\n\nWritten later.\n" });
    await says(started, "Written later.");
  });

  test("may go and come back with all that it lies in, and for a moment", async () => {
    const base = temporaryFolder();
    const folder = join(base, "in/book");
    writeFiles(folder, smallBook());
    let changes = 0;
    const { close } = await watchFolder(
      folder,
      () => {
        changes += 1;
      },
      () => {},
    );
    const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const seen = async (change: () => void) => {
      // All second looks at what was before are over.
      await pause(1500);
      changes = 0;
      change();
      await until(() => changes > 0, 5);
    };
    await seen(() => renameSync(join(base, "in"), join(base, "away")));
    await seen(() => renameSync(join(base, "away"), join(base, "in")));
    await seen(() => writeFiles(folder, { "page.md": "# New\n" }));
    for (const moment of [5, 50]) {
      renameSync(folder, `${folder}-away`);
      await pause(moment);
      renameSync(`${folder}-away`, folder);
      await pause(500);
      await seen(() => writeFiles(folder, { "page.md": `# After ${moment}\n` }));
    }
    await close();
  });

  test("may be another one from one moment to the next", async () => {
    const started = await startDev(smallBook());
    dev = started;
    const next = `${started.folder}-next`;
    for (const word of ["one", "two"]) {
      writeFiles(next, smallBook({ "page.md": `# A page\n\nThe ${word}.\n`, "deep/x.md": "x\n" }));
      rmSync(started.folder, { recursive: true });
      renameSync(next, started.folder);
      await says(started, `The ${word}.`);
      writeFiles(started.folder, { "page.md": `# A page\n\nAfter the ${word}.\n` });
      await says(started, `After the ${word}.`);
    }
  });
});

test("what a build reads is followed wherever it lies, and from the moment on that it is there", async () => {
  const outside = temporaryFolder();
  const there = `../${basename(outside)}`;
  const page = ["dist/a.md", ".parts/b.md", `${there}/c.md`, `${there}/new/d.md`]
    .map((path) => `::include[${path}]`)
    .join("\n\n");
  writeFiles(outside, { "c.md": "The c.\n" });
  const started = await startDev(
    smallBook({
      "page.md": `# A page\n\n${page}\n\n![x](images/dist/x.svg)\n`,
      "dist/a.md": "The a.\n",
      ".parts/b.md": "The b.\n",
      "images/dist/x.svg": "<svg/>\n",
      "public/.well-known/x.svg": "<svg/>\n",
    }),
  );
  dev = started;
  await until(async () => (await problems(started)).includes("missing-file"));
  writeFiles(outside, { "new/d.md": "The d.\n" });
  await says(started, "The d.");
  for (const [folder, path] of [
    [started.folder, "dist/a.md"],
    [started.folder, ".parts/b.md"],
    [outside, "c.md"],
    [outside, "new/d.md"],
  ] as const) {
    writeFiles(folder, { [path]: `New in ${path}.\n` });
    await says(started, `New in ${path}.`);
  }
  for (const file of ["images/dist/x.svg", "public/.well-known/x.svg"]) {
    const { build } = await started.state();
    writeFiles(started.folder, { [file]: "<svg><!-- new --></svg>\n" });
    await until(async () => (await started.state()).build > build);
  }
});

test("what is no path is not followed, and no end", async () => {
  const started = await startDev(
    smallBook({
      "book.yaml": "title: A book\nchapters: [page.md]\nbooks: [dist]\n",
      "page.md": "# A page\n\n![x](../a%00b.png) ![x](.y/%00)\n",
      "dist/book.yaml": "title: Inner\nchapters: [page.md]\n",
      "dist/page.md": "# Inner\n\nIt is :value[L].\n",
      "dist/models/m.yaml": "inputs: { x: 2 }\nequations: { L: x^2 }\nloss: L\n",
    }),
  );
  dev = started;
  await until(async () => (await problems(started)).includes("missing-file"));
  writeFiles(started.folder, { "page.md": "# A page\n\nMended.\n" });
  await says(started, "Mended.");
  writeFiles(started.folder, {
    "dist/models/m.yaml": "inputs: { x: 3 }\nequations: { L: x^2 }\nloss: L\n",
  });
  await says(started, ">9</", "dist/page.html");
});

describe("Ctrl+C", () => {
  test("ends it whatever is left open", async () => {
    const held = "data:text/javascript,setInterval(()=>{},1000)";
    dev = await startDevWith({ NODE_OPTIONS: `--import=${held}` }, smallBook());
    expect(await dev.stop()).toBe(0);
    dev = undefined;
  });

  test("ends it at once, however many pages are open and do not answer", async () => {
    dev = await startDev(smallBook());
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    };
    const [, socket] = await once(request(dev.address, { headers }).end(), "upgrade");
    socket.on("error", () => {});
    const start = performance.now();
    expect(await dev.stop()).toBe(0);
    expect(performance.now() - start).toBeLessThan(5000);
    dev = undefined;
  });

  test("is no mistake while files cannot be watched", async () => {
    for (let delay = 0; delay < 5; delay += 1) {
      const started = await startDev(smallBook());
      for (let link = 0; link < 150; link += 1)
        symlinkSync(`loop${link}`, join(started.folder, `loop${link}`));
      await new Promise((resolve) => setTimeout(resolve, delay * 5));
      expect(await started.stop()).toBe(0);
    }
  });
});

describe("--host", () => {
  const hasLoopback = networkInterfaces().lo?.some(({ address }) => address === "::1") ?? false;
  test.runIf(hasLoopback)("an address is printed as a link", async () => {
    dev = await startDev(smallBook(), "--host", "::1");
    expect(dev.address).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
    expect((await fetch(dev.address)).status).toBe(200);
  });

  test("is a name", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "content"));
    expect(exactbook(folder, "dev", "--host", "")).toMatchObject({
      status: 2,
      stderr: "error: option '--host <name>' argument '' is invalid. A host is a name or an address.\n",
    });
    expect(exactbook(folder, "dev", "--host", "::2", "--port", "8099").stderr).toMatch(
      /^cannot listen at \[::2\]:8099: /m,
    );
  });
});

test("a request that goes wrong is answered, and the server goes on", async () => {
  const said: string[] = [];
  const answer = async (path: string) => {
    if (path === "/wrong") throw new Error("not to be shown");
    return { status: 200, type: "text/plain", body: "right" };
  };
  const server = await serve("localhost", 0, answer, (text) => said.push(text));
  const ask = async (path: string) => {
    const response = await fetch(`http://localhost:${server.port}${path}`);
    return [response.status, await response.text()];
  };
  expect(await ask("/wrong")).toEqual([500, "this cannot be shown; the terminal says why"]);
  expect(said.join("")).toMatch(/^\/wrong: Error: not to be shown\n {4}at /);
  expect(await ask("/right")).toEqual([200, "right"]);
  await server.close();
});
