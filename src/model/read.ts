import type { Conventions } from "../operations/index.ts";
import { attempt, nearest, type Problem, problemAt, type Report, type Source } from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { readYaml, type YamlData } from "../yaml/index.ts";
import { nodes } from "./expression.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { Equation, Given, Model, Quantity } from "./model.ts";
import { sortByUse } from "./order.ts";
import { parseExpression } from "./parser.ts";
import { modelSchema } from "./schema.ts";

const NAME = /^[A-Za-z]\w*$/;

const GIVEN = [
  ["inputs", "input"],
  ["targets", "target"],
  ["parameters", "parameter"],
] as const;

type Data = YamlData<ReturnType<typeof modelSchema.parse>>;

/**
 * Reads a model's YAML. Every mistake in it is reported with its place in the file; a model comes back
 * only when there is none.
 */
export function readModel(source: Source, report: Report, limits: Limits = defaultLimits): Model | undefined {
  let sound = true;
  const note: Report = (problem) => {
    sound = false;
    report(problem);
  };
  if (source.text.length > limits.characters) {
    const found = `a model of ${source.text.length} characters`;
    note(overLimit(source, found, limits.characters));
    return undefined;
  }
  const data = readYaml({ source, text: source.text, start: 0 }, modelSchema, note);
  if (!data) return undefined;
  const model = new ModelReader(data, source, note, limits).read();
  return sound ? model : undefined;
}

function overLimit(source: Source, found: string, limit: number): Problem {
  return problemAt(source, { start: 0, end: 0 }, "limit-exceeded", { found, expected: `at most ${limit}` });
}

/** Turns checked YAML into a model, reporting what is wrong with names, numbers and expressions. */
class ModelReader {
  private readonly quantities = new Map<string, Quantity>();

  constructor(
    private readonly data: Data,
    private readonly source: Source,
    private readonly report: Report,
    private readonly limits: Limits,
  ) {}

  read(): Model | undefined {
    const { data, limits } = this;
    for (const [key, role] of GIVEN) {
      for (const name of this.names(key)) this.given(role, name, [key, name]);
    }
    const equations = this.names("equations").flatMap((name) => this.equation(name) ?? []);
    this.checkNames(equations);
    const inOrder = attempt(this.report, () => sortByUse(equations, this.source));
    const conventions = this.conventions();
    this.checkLoss();
    if (!inOrder) return undefined;
    return {
      title: data.value.title,
      source: this.source,
      quantities: this.quantities,
      equations,
      inOrder,
      loss: data.value.loss,
      notation: this.notation(),
      conventions,
      limits,
    };
  }

  private names(key: "inputs" | "targets" | "parameters" | "equations"): string[] {
    const names = Object.keys(this.data.value[key] ?? {});
    if (names.length <= this.limits.quantities) return names;
    this.report(overLimit(this.source, `${names.length} ${key}`, this.limits.quantities));
    return [];
  }

  private given(role: Given["role"], name: string, path: string[]): void {
    const value = this.number(path);
    if (value) this.add({ role, name, value, span: this.data.key(path) }, path);
  }

  private number(path: string[]): Rational | undefined {
    const { text } = this.data.excerpt(path);
    const value = text.length <= this.limits.digits ? Rational.parse(text) : undefined;
    if (!value) {
      const found = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
      const finding = { found, expected: "a number such as 3, -2, 0.1, 1e3 or 1/3" };
      this.report(problemAt(this.source, this.data.span(path), "bad-number", finding));
    }
    return value;
  }

  private equation(name: string): Equation | undefined {
    const path = ["equations", name];
    const text = this.data.excerpt(path);
    const cut = this.data.inFlow(path) && brackets(text.text) > 0;
    if (cut || (text.text === "" && this.data.inFlow(path))) {
      if (cut) this.reportCut(text.text, path);
      return undefined;
    }
    const expression = attempt(this.report, () => parseExpression(text, this.limits));
    const span = this.data.key(path);
    const placeholder = { kind: "number", value: Rational.zero, text: "0", span } as const;
    const equation: Equation = { role: "equation", name, expression: expression ?? placeholder, span };
    this.add(equation, path);
    return equation;
  }

  /** Inside `{ … }` YAML ends a value at a comma, so `max(x, y)` arrives in two pieces. */
  private reportCut(text: string, path: string[]): void {
    const finding = {
      found: `"${text}", cut off at a comma: inside { } a comma separates entries`,
      expected: `quotes around the expression ("${text}, …"), or one equation a line`,
    };
    this.report(problemAt(this.source, this.data.span(path), "bad-syntax", finding));
  }

  private add(quantity: Quantity, path: string[]): void {
    const { name, span } = quantity;
    const before = this.quantities.get(name);
    if (before) {
      const { line, column } = this.source.place(before.span.start);
      const found = `"${name}" is ${article(before.role)} at line ${line}, column ${column} already`;
      this.report(
        problemAt(this.source, this.data.key(path), "duplicate-name", { found, expected: "another name" }),
      );
    } else if (!NAME.test(name)) {
      const finding = {
        found: `the name "${name}"`,
        expected: "a letter, then letters, digits and underscores",
      };
      this.report(problemAt(this.source, span, "bad-name", finding));
    } else this.quantities.set(name, quantity);
  }

  private checkNames(equations: readonly Equation[]): void {
    for (const equation of equations) {
      for (const node of nodes(equation.expression)) {
        if (node.kind !== "name" || this.quantities.has(node.name)) continue;
        const suggestion = nearest(node.name, this.quantities.keys());
        const finding = { found: `"${node.name}" in the equation of ${equation.name}`, suggestion };
        this.report(problemAt(this.source, node.span, "unknown-name", finding));
      }
    }
  }

  private checkLoss(): void {
    const { loss } = this.data.value;
    if (this.quantities.get(loss)?.role === "equation") return;
    const names = Object.keys(this.data.value.equations);
    const finding = {
      found: `the loss "${loss}"`,
      expected: "the name of an equation",
      suggestion: nearest(loss, names),
    };
    this.report(problemAt(this.source, this.data.span(["loss"]), "unknown-name", finding));
  }

  private notation(): Map<string, string> {
    const notation = new Map(Object.entries(this.data.value.notation ?? {}));
    for (const name of notation.keys()) {
      if (this.quantities.has(name)) continue;
      const finding = { found: `"${name}" in "notation"`, suggestion: nearest(name, this.quantities.keys()) };
      this.report(problemAt(this.source, this.data.key(["notation", name]), "unknown-name", finding));
    }
    return notation;
  }

  private conventions(): Conventions {
    const given = this.data.value.conventions;
    const value = (key: "relu" | "abs") =>
      (given?.[key] === undefined ? undefined : this.number(["conventions", key])) ?? Rational.zero;
    return { relu: value("relu"), abs: value("abs") };
  }
}

const article = (role: Quantity["role"]) =>
  role === "input" || role === "equation" ? `an ${role}` : `a ${role}`;

/** How many brackets are opened and not closed. */
function brackets(text: string): number {
  return text.split("(").length - text.split(")").length;
}
