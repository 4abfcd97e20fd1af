import { gateRow, ofRole } from "../model/index.ts";
import { type Descent, kinksOf, type Trace } from "../trace/index.ts";

/** The line of JSON: fractions as strings, integers without a denominator; the steps that were asked for. */
export function json(path: string, trace: Trace, descent: Descent | undefined): string {
  const { of, values, gradients } = trace;
  const line = { model: path, of, values, gradients, kinks: kinksOf(trace) };
  return `${JSON.stringify(descent ? { ...line, update: updateJson(descent) } : line)}\n`;
}

/** The rate, and for each step from before the first on: the loss, the parameters, the longest number's digits. */
function updateJson({ rate, steps }: Descent) {
  const states = steps.map(({ step, trace: { model, values }, digits }) => {
    const parameters = ofRole(model, "parameter").map(({ name }) => [name, values[name]]);
    return { step, loss: values[model.loss], digits, parameters: Object.fromEntries(parameters) };
  });
  return { rate, steps: states };
}

/** The table: name, value and gradient in columns, then the kinks; below the steps that were taken. */
export function table(path: string, trace: Trace, descent: Descent | undefined): string {
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
  const taken = descent?.steps.map(
    ({ step, trace: { values: there }, digits }) =>
      `step ${step}: ${model.loss}=${there[model.loss]}, numbers of up to ${digits} digits`,
  );
  return [path, ...lines, ...kinks, ...(taken ?? []), "", ""].join("\n");
}
