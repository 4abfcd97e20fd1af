import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { isFile } from "../disk/index.ts";
import { excerpt, Source } from "../problem/index.ts";
import type { BuildOptions } from "../site/index.ts";
import type { Io } from "./io.ts";
import { version } from "./package.ts";

/** The options that the commands on a book share. */
export interface BookFlags {
  readonly allowFalseClaims?: true;
  readonly allowWarnings?: true;
  readonly drafts?: true;
  readonly with?: string;
  readonly model?: string;
  readonly json?: true;
}

/** Folders of a book of which every file is a part of it. */
export const WHOLE: readonly string[] = ["images", "models", "public", "templates"];

/** A command whose first argument is a book's folder. */
export function bookCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .argument("[book]", "the book's folder (default: this folder, or content/ in it)")
    .option("--allow-false-claims", "mark broken claims in the pages instead of stopping")
    .option("--allow-warnings", "go on in spite of warnings");
  return numbersOptions(command, 'numbers in the place of a model\'s own, e.g. "b1=-3 w11=1/2"').option(
    "--drafts",
    "take the chapters that are drafts too, marked as such",
  );
}

/** Lets a command take other numbers for one of the book's models; `does` is what they do. */
export function numbersOptions(command: Command, does: string): Command {
  return command
    .option("--with <numbers>", does)
    .option("--model <name>", "the model that --with changes (default: the book's)")
    .hook("preAction", () => {
      const { model, with: numbers } = command.opts<BookFlags>();
      if (model !== undefined && numbers === undefined) command.error("error: --model needs --with");
    });
}

/** The folder that was named, or whose book.yaml was, else this one where it holds a book, else `content/` in it. */
export function bookFolder(cwd: string, named: string | undefined): string {
  if (named !== undefined) {
    const place = resolve(cwd, named);
    return basename(place) === "book.yaml" && isFile(place) ? dirname(place) : place;
  }
  const content = join(cwd, "content");
  return !existsSync(join(cwd, "book.yaml")) && existsSync(content) ? content : cwd;
}

/** The numbers of `--with` for the model of `--model`, or for the book's. */
export function numbersOf(numbers: string, model: string | undefined): NonNullable<BuildOptions["with"]> {
  const given = (option: string, text: string) => excerpt(new Source(option, text));
  return {
    numbers: given("--with", numbers),
    model: model === undefined ? undefined : given("--model", model),
  };
}

/** What a build is told by the options and by the terminal. */
export function buildOptions({ cwd, manual }: Io, flags: BookFlags): BuildOptions {
  const { model, with: numbers } = flags;
  return {
    cwd,
    allowFalseClaims: flags.allowFalseClaims ?? false,
    drafts: flags.drafts ?? false,
    generator: `Exactbook ${version}`,
    ...(manual && { manual: { commands: manual } }),
    ...(numbers !== undefined && { with: numbersOf(numbers, model) }),
  };
}
