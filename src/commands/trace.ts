import { Command } from "commander";
import type { Io } from "./io.ts";
import { AFTER, type TraceOptions } from "./trace-options.ts";

/** `exactbook trace <model.yaml>…`: the value and gradient of every quantity, as a table or as JSON. */
export function traceCommand(io: Io): Command {
  return new Command("trace")
    .description("compute every value and gradient of models")
    .argument("<model...>", "model files")
    .option("--of <name>", "the equation to differentiate (default: the model's loss)")
    .option("--with <overrides>", 'numbers in the place of the model\'s own, e.g. "b1=-3 w11=1/2"')
    .option("--after [steps]", AFTER)
    .option("--json", "one line of JSON a model")
    .addHelpText("after", '\nExample:\n  exactbook trace models/net.yaml --with "w11=1/2"\n')
    .action(async (paths: string[], options: TraceOptions & { json?: true }) => {
      // Loaded here, so that other commands are not kept waiting for the engine.
      const [{ withTrace }, { json, table }] = await Promise.all([
        import("./model.ts"),
        import("./trace-text.ts"),
      ]);
      for (const path of paths) {
        withTrace(io, path, options, undefined, (trace, _, descent) =>
          io.out(options.json ? json(path, trace, descent) : table(path, trace, descent)),
        );
      }
    });
}
