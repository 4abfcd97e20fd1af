import { Argument, Command } from "commander";
import { type CodeRow, codes } from "../problem/index.ts";
import type { Io } from "./io.ts";
import { homepage } from "./package.ts";
import { address } from "./problems.ts";

const table: Readonly<Record<string, CodeRow>> = codes;

/** `exactbook problem unknown-name`: what a kind of problem means and what to do about it. */
export function problemCommand(io: Io): Command {
  return new Command("problem")
    .description("explain problems by their codes: what they mean and what to do")
    .addArgument(
      new Argument("[code...]", "codes as messages have them (default: all)").choices(Object.keys(codes)),
    )
    .option("--json", "a JSON object of the codes")
    .addHelpText("after", "\nExample:\n  exactbook problem unknown-name\n")
    .action((names: string[], { json }: { json?: true }) => {
      const rows = Object.entries(table).filter(([code]) => names.length === 0 || names.includes(code));
      io.out(json ? `${JSON.stringify(Object.fromEntries(rows))}\n` : rows.map(paragraph).join("\n"));
    });
}

function paragraph([code, { level, doc, remedy }]: [string, CodeRow]): string {
  const more = homepage === undefined ? "" : `  ${address(code, homepage)}\n`;
  return `${code} (${level})\n  ${doc}\n  ${remedy}\n${more}`;
}
