import { Command } from "commander";
import { type Excerpt, excerpt, nearest, problemAt, Source } from "../problem/index.ts";
import type { DerivationLine } from "../trace/index.ts";
import type { Io } from "./io.ts";
import { AFTER, type TraceOptions } from "./trace-options.ts";

/** `exactbook explain <model.yaml> dL/dw11`: the derivation of a gradient or value, line by line. */
export function explainCommand(io: Io): Command {
  return new Command("explain")
    .description("derive one gradient or value of a model, line by line")
    .argument("<model>", "a model file")
    .argument("<name>", "a gradient such as dL/dw11, or a quantity such as z1")
    .option("--of <name>", "the equation to differentiate (default: the model's loss)")
    .option("--with <overrides>", 'numbers in the place of the model\'s own, e.g. "b1=-3 w11=1/2"')
    .option("--after [steps]", AFTER)
    .option("--json", "a line of JSON: model, name and the lines with name, rule, numbers and value")
    .addHelpText("after", "\nExample:\n  exactbook explain models/net.yaml dL/dw11\n")
    .action(async (path: string, name: string, options: TraceOptions & { json?: true }) => {
      // Loaded here, so that other commands are not kept waiting for the engine.
      const [{ withTrace }, { explain }] = await Promise.all([
        import("./model.ts"),
        import("../trace/index.ts"),
      ]);
      withTrace(io, path, options, numeratorOf(name), (trace, report) => {
        const lines = explain(trace, name);
        if (lines) {
          const json = () => `${JSON.stringify({ model: path, name, lines })}\n`;
          io.out(options.json ? json() : lines.map((line) => `${text(line)}\n`).join(""));
          return;
        }
        const names = [...trace.model.quantities.keys()];
        const known = [...names.map((by) => `d${trace.of}/d${by}`), ...names];
        const expected = `a quantity of the model, or a gradient such as d${trace.of}/d${names[0]}`;
        const finding = { found: JSON.stringify(name), expected, suggestion: nearest(name, known) };
        report(
          problemAt(new Source("<name>", name), { start: 0, end: name.length }, "unknown-name", finding),
        );
      });
    });
}

/** The L of `dL/dw11`, which need not be the model's loss. */
function numeratorOf(name: string): Excerpt | undefined {
  const of = /^d(.+)\/d/.exec(name)?.[1];
  return of === undefined ? undefined : excerpt(new Source("<name>", name), of, 1);
}

/** `dL/dz1 = dL/dh1*ReLU'(z1) = -2*1 = -2`, without saying the same twice in a row. */
function text({ name, rule, numbers, value }: DerivationLine): string {
  const parts = [name, rule, numbers, value.toString()];
  return parts.filter((part, index) => part !== parts[index - 1]).join(" = ");
}
