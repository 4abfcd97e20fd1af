import { Argument, Command } from "commander";
import type { Io } from "./io.ts";

/** `exactbook schema model`: the JSON Schema that editors complete and check YAML files by. */
export function schemaCommand(io: Io): Command {
  return new Command("schema")
    .description("print the JSON Schema of book.yaml or of a model, for editors")
    .addArgument(new Argument("<kind>", "of which files").choices(["book", "model"]))
    .addHelpText("after", "\nExample:\n  exactbook schema model > schemas/model.json\n")
    .action(async (kind: "book" | "model") => {
      const { schemas } = await import("../site/index.ts");
      io.out(schemas()[kind]);
    });
}
