import { z } from "zod";

/**
 * The JSON Schema of a YAML file, as text: what the file may hold before it is checked and filled in. A
 * scalar is the text that the author wrote, so what an editor takes for a number or a truth value is fine
 * too; what an error expects is what an editor describes.
 */
export function jsonSchema(schema: z.ZodType, title: string): string {
  const json = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    override: ({ zodSchema, jsonSchema: part }) => {
      const description = zodSchema._zod.def.error?.({ code: "custom", path: [] } as never);
      if (typeof description === "string") part.description = description;
      delete part.propertyNames;
      // A JSON Schema has several types where zod's type of it has one.
      if (part.type === "string" && !part.enum)
        Object.assign(part, { type: ["string", "number", "boolean"] });
    },
  });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
}
