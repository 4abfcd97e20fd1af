import { readFileSync } from "node:fs";
import { type Model, readModel } from "../../src/model/index.ts";
import { type Problem, Source } from "../../src/problem/index.ts";
import { run, type Trace } from "../../src/trace/index.ts";

/** A model's text read and run; a problem is thrown, since these tests have none to find. */
export function traceOf(text: string): Trace {
  const report = (problem: Problem) => {
    throw new Error(JSON.stringify(problem));
  };
  const model: Model | undefined = readModel(new Source("model.yaml", text), report);
  const trace = model && run(model, report);
  if (!trace) throw new Error("no trace");
  return trace;
}

export const flagship = readFileSync("content/models/flagship.yaml", "utf8");

type Entries = Record<string, string>;

/** The parts of a model file. */
export interface Parts {
  readonly inputs: Entries;
  readonly targets: Entries;
  readonly parameters: Entries;
  readonly equations: Entries;
}

const emptyParts = (): Parts => ({ inputs: {}, targets: {}, parameters: {}, equations: {} });

/** A model file. */
export function yaml(parts: Partial<Parts>, loss: string): string {
  const entry = ([name, text]: [string, string]) => `  ${name}: ${JSON.stringify(text)}`;
  const sections = Object.entries(parts).filter(([, entries]) => Object.keys(entries).length > 0);
  const lines = sections.flatMap(([key, entries]) => [`${key}:`, ...Object.entries(entries).map(entry)]);
  return `${lines.join("\n")}\nloss: ${loss}\n`;
}

const upTo = (size: number) => Array.from({ length: size }, (_, index) => index + 1);

/** A dense ReLU network with the given sizes of layers and small numbers. */
export function denseNet(inputs: number, ...layers: number[]): string {
  const parts = emptyParts();
  let count = 0;
  const give = (part: Exclude<keyof Parts, "equations">, name: string) => {
    count += 1;
    parts[part][name] = `${((count * 7) % 11) - 5}/${1 + (count % 3)}`;
    return name;
  };
  const compute = (name: string, text: string) => {
    parts.equations[name] = text;
    return name;
  };
  let before = upTo(inputs).map((index) => give("inputs", `x${index}`));
  layers.forEach((size, layer) => {
    before = upTo(size).map((unit) => {
      const place = `${layer + 1}_${unit}`;
      const terms = before.map((name, index) => `${give("parameters", `w${place}_${index + 1}`)}*${name}`);
      const z = compute(`z${place}`, `${terms.join(" + ")} + ${give("parameters", `b${place}`)}`);
      return layer === layers.length - 1 ? z : compute(`h${place}`, `relu(${z})`);
    });
  });
  const errors = before.map((name, index) => `(${name} - ${give("targets", `t${index + 1}`)})^2`);
  compute("L", errors.join(" + "));
  return yaml(parts, "L");
}

/** A random graph of sums, products and ReLUs over earlier quantities, the same for the same seed. */
export function randomNet(seed: number, size: number): string {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
  const parts = emptyParts();
  const known = ["x1", "x2", "x3"];
  known.forEach((name, index) => {
    parts.inputs[name] = `${index - 1}/2`;
  });
  const pick = () => known[Math.max(0, known.length - 1 - below(8))] ?? "x1";
  for (const index of upTo(size)) {
    const [a, b] = [pick(), pick()];
    const forms = [`w${index}*${a} + ${b}`, `relu(${a})`, `${a} - w${index}*${b}`, `${a} + ${b} + w${index}`];
    parts.parameters[`w${index}`] = `${below(7) - 3}/${1 + below(3)}`;
    parts.equations[`v${index}`] = forms[below(forms.length)] ?? a;
    known.push(`v${index}`);
  }
  return yaml(parts, `v${size}`);
}
