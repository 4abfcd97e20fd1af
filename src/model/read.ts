import { attempt, Mistake, problemAt, type Report, type Source } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { readYaml, type YamlText } from "../yaml/index.ts";
import { addExamples, batch, inExamples } from "./batch.ts";
import { Collection, overLimit } from "./collection.ts";
import { addLayers } from "./layers.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { DerivativeSign, Model } from "./model.ts";
import { sortByUse } from "./order.ts";
import { parseExpression } from "./parser.ts";
import { modelSchema } from "./schema.ts";
import { conventions, textsByName, update } from "./settings.ts";

const GIVEN = [
  ["inputs", "input"],
  ["targets", "target"],
  ["parameters", "parameter"],
] as const;

/**
 * Reads a model's YAML: a whole file, or a text that stands in one. Every mistake in it is reported with
 * its place in the file; a model comes back only when there is none. `derivatives` is how derivatives are
 * written where the model does not say.
 */
export function readModel(
  input: Source | YamlText,
  report: Report,
  limits: Limits = defaultLimits,
  derivatives: DerivativeSign = "d",
): Model | undefined {
  const yaml = "source" in input ? input : { source: input, text: input.text, start: 0 };
  const { source, start } = yaml;
  const tooMany = (found: string, limit: number) => overLimit(source, { start, end: start }, found, limit);
  let count = 0;
  const note: Report = (problem) => {
    count += 1;
    if (count > limits.problems) throw new Mistake(tooMany("more problems", limits.problems));
    report(problem);
  };
  return attempt(report, () => {
    const { length } = yaml.text;
    if (length > limits.characters)
      throw new Mistake(tooMany(`a model of ${length} characters`, limits.characters));
    const data = readYaml(yaml, modelSchema, note);
    const model = data && build(new Collection(data, source, note, limits), derivatives);
    return count === 0 ? model : undefined;
  });
}

/** Turns checked YAML into a model, reporting what is wrong with names, numbers and expressions. */
function build(collection: Collection, derivatives: DerivativeSign): Model | undefined {
  const { data, source, report, limits } = collection;
  const { value } = data;
  const numbers = GIVEN.reduce((sum, [key]) => sum + Object.keys(value[key] ?? {}).length, 0);
  const equations = Object.keys(value.equations);
  if (collection.tooMany(numbers, "given numbers", limits.numbers, [])) return undefined;
  if (collection.tooMany(equations.length, "equations", limits.equations, ["equations"])) return undefined;
  for (const [key, role] of GIVEN) {
    for (const name of Object.keys(value[key] ?? {})) collection.given(role, name, [key, name]);
  }
  const amiss = addExamples(collection);
  const layers = addLayers(collection);
  const cut = new Set(equations.filter((name) => isCut(collection, name)));
  for (const name of equations) addEquation(collection, name, cut);
  for (const equation of collection.equations) collection.check(equation);
  checkLoss(collection);
  const settings = {
    conventions: conventions(collection),
    notation: {
      names: textsByName(collection, "notation"),
      derivatives: value.derivatives ?? derivatives,
    },
    typedTex: new Map(
      Object.keys(value.notation ?? {}).map((name) => [name, data.excerpt(["notation", name])]),
    ),
    meanings: textsByName(collection, "meanings"),
    update: update(collection),
  };
  const written = collection.equations;
  const order = attempt(report, () => sortByUse(written, source));
  if (!order) return undefined;
  const quantities = batch(collection, order, amiss);
  const expanded = [...quantities.values()].filter((quantity) => quantity.role === "equation");
  return {
    title: value.title,
    source,
    quantities,
    equations: expanded,
    inOrder: quantities === collection.quantities ? order : sortByUse(expanded, source),
    layers,
    examples: value.examples?.length ?? 0,
    loss: value.loss,
    ...settings,
    meanings: inExamples(settings.meanings, value.batch ?? "mean", quantities),
    limits,
  };
}

/** The expression of an equation ends at a comma that was to be a part of it. */
function isCut({ data }: Collection, name: string): boolean {
  const path = ["equations", name];
  return data.inFlow(path) && brackets(data.excerpt(path).text) > 0;
}

/** Adds an equation, of which `cut` are cut off at a comma; what they lack is no equation. */
function addEquation(collection: Collection, name: string, cut: ReadonlySet<string>): void {
  if (cut.size > 0 && brackets(name) < 0) return;
  const { data, source, report, limits } = collection;
  const path = ["equations", name];
  const text = data.excerpt(path);
  if (cut.has(name)) {
    const finding = {
      found: `"${text.text}", cut off at a comma: inside { } a comma separates entries`,
      expected: `quotes around the expression ("${text.text}, …"), or one equation a line`,
    };
    report(problemAt(source, data.span(path), "bad-syntax", finding));
  }
  const span = data.key(path);
  const isUnreadable = cut.has(name) || collection.namesAmiss(text.text);
  const expression = isUnreadable ? undefined : attempt(report, () => parseExpression(text, limits));
  const unread = { kind: "number", value: Rational.zero, text: "0", span } as const;
  collection.add({ role: "equation", name, expression: expression ?? unread, span });
}

/** How many brackets are opened and not closed. */
const brackets = (text: string) => text.split("(").length - text.split(")").length;

function checkLoss(collection: Collection): void {
  const { data, equations, quantities } = collection;
  const { loss } = data.value;
  // Where an equation of this name is no quantity, its mistake has been reported.
  if (Object.hasOwn(data.value.equations, loss)) return;
  if (quantities.has(loss) ? quantities.get(loss)?.role === "equation" : collection.knows(loss)) return;
  const names = equations.map(({ name }) => name);
  collection.unknown(data.span(["loss"]), `the loss "${loss}"`, loss, {
    expected: "the name of an equation",
    known: names,
  });
}
