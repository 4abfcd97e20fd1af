import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { commands, commandsPage, type Io } from "../../src/commands/index.ts";
import { temporaryFolder } from "../support/book.ts";
import { runIn } from "../support/command.ts";
import { contents, exactbook } from "../support/program.ts";

test("the program, in which libraries are quicker, gives what they give as they are published", async () => {
  const folder = temporaryFolder();
  const build = (io: Io) => {
    const program = new Command("exactbook");
    const manual = () => commandsPage(program.commands);
    for (const make of commands) program.addCommand(make({ ...io, manual }).exitOverride());
    return program.commands.find((command) => command.name() === "build") as Command;
  };
  const args = ["content", "--no-cache", "--out"];
  const program = exactbook(".", "build", ...args, join(folder, "program"));
  const source = await runIn(".", build, [...args, join(folder, "source")]);
  expect([program.status, program.stderr, source.code, source.err]).toEqual([0, "", 0, ""]);
  const built = contents(join(folder, "program"));
  expect(Object.keys(built).length).toBeGreaterThan(100);
  expect(built).toEqual(contents(join(folder, "source")));
}, 120_000);
