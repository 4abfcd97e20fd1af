import type { Command } from "commander";

/** The commands of the program as Markdown: each with what its `--help` says. */
export function commandsPage(commands: readonly Command[]): string {
  return commands
    .map((command) => {
      let help = "";
      command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 76 });
      command.outputHelp();
      return `## \`exactbook ${command.name()}\` {#${command.name()}}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
    })
    .join("\n\n");
}
