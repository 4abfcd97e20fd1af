import type { Command } from "commander";

/** The commands of the program as Markdown: each with what its `--help` says, as text that fits any page. */
export const commandsPage = (commands: readonly Command[]) => commands.map(section).join("\n\n");

function section(command: Command): string {
  const help = command.createHelp();
  const given = help.visibleArguments(command);
  const options = help.visibleOptions(command).filter((option) => option.name() !== "help");
  return [
    `## \`exactbook ${command.name()}\` {#${command.name()}}`,
    `${plain(command.description().replace(/^./, (letter) => letter.toUpperCase()))}.`,
    shell(help.commandUsage(command)),
    ...table(
      "argument",
      given.map((one) => [help.argumentTerm(one), help.argumentDescription(one)]),
    ),
    ...table(
      "option",
      options.map((one) => [help.optionTerm(one), help.optionDescription(one)]),
    ),
    ...afterwards(command),
  ].join("\n\n");
}

/** What follows the options in a command's help: its examples, indented, and what else there is to say. */
function afterwards(command: Command): string[] {
  const parts: string[] = [];
  command.configureOutput({ writeOut: (part) => parts.push(part) }).outputHelp();
  const [, own = ""] = parts;
  return own
    .trim()
    .split("\n\n")
    .map((part) => {
      const [, examples] = /^Example:\n([\s\S]*)$/.exec(part) ?? [];
      return examples === undefined ? plain(part) : shell(examples.replace(/^ +/gm, ""));
    });
}

const shell = (text: string) => `\`\`\`sh\n${text}\n\`\`\``;

function table(head: string, rows: readonly (readonly [term: string, words: string])[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([term, words]) => `| \`${term}\` | ${plain(words)} |`);
  return [[`| ${head} | means |`, "|---|---|", ...lines].join("\n")];
}

/** Words in which no sign of Markdown means anything. */
const plain = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
