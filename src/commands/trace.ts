import { Command } from "commander";
import { gateRow } from "../model/index.ts";
import { kinksOf, type Trace } from "../trace/index.ts";
import type { Io } from "./io.ts";
import { type TraceOptions, withTrace } from "./model.ts";

/** `exactbook trace <model.yaml>…`: the value and gradient of every quantity, as a table or as JSON. */
export function traceCommand(io: Io): Command {
  return new Command("trace")
    .description("compute every value and gradient of models")
    .argument("<model...>", "model files")
    .option("--of <name>", "the equation to differentiate (default: the model's loss)")
    .option("--with <overrides>", 'numbers in the place of the model\'s own, e.g. "b1=-3 w11=1/2"')
    .option("--json", "one line of JSON a model")
    .action((paths: string[], options: TraceOptions & { json?: true }) => {
      for (const path of paths) {
        withTrace(io, path, options, undefined, (trace) =>
          io.out(options.json ? json(path, trace) : table(path, trace)),
        );
      }
    });
}

/** The line of JSON: fractions as strings, integers without a denominator. */
function json(path: string, trace: Trace): string {
  const { of, values, gradients } = trace;
  return `${JSON.stringify({ model: path, of, values, gradients, kinks: kinksOf(trace) })}\n`;
}

/** The table: name, value and gradient in columns, then the kinks. */
function table(path: string, trace: Trace): string {
  const { of, values, gradients, model } = trace;
  const rows = [
    ["name", "value", `d${of}/dname`],
    ...Object.entries(values).map(([name, value]) => [name, `${value}`, `${gradients[name]}`]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(([name = "", ...numbers]) =>
    [name.padEnd(widths[0] ?? 0), ...numbers.map((text, at) => text.padStart(widths[at + 1] ?? 0))].join(
      "  ",
    ),
  );
  const kinks = kinksOf(trace).map(
    ({ at, operation }) => `kink at ${at}: ${gateRow(operation).convention(model.conventions)}`,
  );
  return [path, ...lines, ...kinks, "", ""].join("\n");
}
