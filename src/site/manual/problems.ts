import { type CodeRow, codes } from "../../problem/index.ts";
import { code, plain } from "./markdown.ts";
import { mistakes } from "./mistakes.ts";

const table: Readonly<Record<string, CodeRow>> = codes;
const shown: Readonly<Record<string, string>> = mistakes;

/** Every kind of problem: what it means, what to do, and a message as the terminal shows it. */
export const problemsPage = () =>
  Object.entries(table)
    .map(([name, { level, doc, remedy }]) => {
      const text = shown[name];
      const warning = level === "warning" ? " It is a warning, which `--allow-warnings` lets pass." : "";
      const message = text === undefined ? [] : [`\`\`\`\`text\n${text}\n\`\`\`\``];
      return [`## ${code(name)} {#${name}}`, `${plain(doc)}${warning}`, plain(remedy), ...message].join(
        "\n\n",
      );
    })
    .join("\n\n");
