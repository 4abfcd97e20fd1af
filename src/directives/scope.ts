import { type Expression, nodes, ofRole, parseOverrides, toText } from "../model/index.ts";
import {
  attempt,
  type Excerpt,
  Mistake,
  nearest,
  type Problem,
  problemAt,
  type Report,
  type Source,
  type Span,
} from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { evaluate, type Gate, type Trace } from "../trace/index.ts";
import type { Models } from "./models.ts";

/**
 * What the numbers of one directive are computed in: a model of the book with some numbers replaced.
 * Its methods throw a Mistake for what the author got wrong, in the page or in the model.
 */
export class Scope {
  constructor(
    readonly models: Models,
    /** The model's name; undefined where the book has none. */
    readonly name: string | undefined,
    /** The numbers that stand in the place of the model's own. */
    readonly overrides: ReadonlyMap<string, Rational> = new Map(),
    /** The quantities that the step around computes, as the model writes them. */
    readonly computes: ReadonlySet<string> = new Set(),
  ) {}

  /** The same with another model; the numbers replaced in this one mean nothing there. */
  withModel(name: string): Scope {
    return name === this.name ? this : new Scope(this.models, name);
  }

  /**
   * The same with more numbers replaced, read from an attribute such as `b1=-3 w11=1/2`; `span` is the
   * directive's. Undefined when the numbers, or what is computed with them, have problems, all of which
   * are reported. @throws Mistake when there is no sound model to replace them in.
   */
  withOverrides(input: Excerpt, span: Span, report: Report): Scope | undefined {
    const name = this.nameFor(span, input.source);
    const more = parseOverrides(input, this.models.model(name), report);
    if (!more) return undefined;
    const inner = new Scope(this.models, name, new Map([...this.overrides, ...more]), this.computes);
    return attempt(
      (problem) => report(causedBy(input, problem)),
      () => {
        inner.trace(span, input.source);
        return inner;
      },
    );
  }

  /** The same inside of a step that computes these quantities. */
  withComputed(names: Iterable<string>): Scope {
    return new Scope(this.models, this.name, this.overrides, new Set(names));
  }

  /** Whether the step around computes a quantity. */
  isComputed(expression: Expression): boolean {
    return this.computes.has(toText(expression));
  }

  /** The model's trace, for its loss or for another equation. */
  trace(span: Span, source: Source, of?: string): Trace {
    return this.models.trace(this.nameFor(span, source), of, this.overrides);
  }

  private nameFor(span: Span, source: Source): string {
    if (this.name !== undefined) return this.name;
    const list = this.models.names.join(", ");
    const finding = {
      found: "a directive that computes, in a chapter without a model",
      expected: `model: in book.yaml or in the front matter, or model="…" here${list && `, one of ${list}`}`,
    };
    throw new Mistake(problemAt(source, span, "missing-model", finding));
  }

  /** The model's name where its numbers are its own; undefined where some are replaced. */
  get unchanged(): string | undefined {
    return this.overrides.size === 0 ? this.name : undefined;
  }

  /** The numbers that stand in the place of the model's own, as an author writes them: `b1=-3 w11=1/2`. */
  get changes(): string {
    return [...this.overrides].map(([name, value]) => `${name}=${value}`).join(" ");
  }

  /** The value of an expression that stands in `source`. */
  evaluate(expression: Expression, source: Source): Rational {
    const trace = this.trace(expression.span, source);
    this.check(expression, trace, source);
    if (this.unchanged !== undefined) this.models.note(this.unchanged, expression, source);
    return evaluate(expression, {
      source,
      limits: trace.model.limits,
      lookup: (node) => this.lookup(node, trace, source),
    });
  }

  private lookup(node: Expression, trace: Trace, source: Source): Rational {
    if (node.kind === "count") return countOf(trace, node.role);
    if (node.kind === "gate") return this.gate(node, trace, source).value;
    if (node.kind === "derivative") {
      const run = this.trace(node.span, source, node.of);
      return this.models.certify(run, node.by).gradient;
    }
    return node.kind === "name" ? (trace.values[node.name] as Rational) : unreachable(node);
  }

  private check(expression: Expression, trace: Trace, source: Source): void {
    const known = Object.keys(trace.values);
    const equations = trace.model.equations.map(({ name }) => name);
    const wrong = nodes(expression).flatMap((node) => {
      if (node.kind === "name") {
        return known.includes(node.name) ? [] : [unknown(node, nearest(node.name, known), trace, source)];
      }
      if (node.kind !== "derivative") return [];
      const of = equations.includes(node.of) ? node.of : nearest(node.of, equations);
      const by = known.includes(node.by) ? node.by : nearest(node.by, known);
      if (of === node.of && by === node.by) return [];
      return [unknown(node, of && by ? `d${of}/d${by}` : undefined, trace, source)];
    });
    const [first, ...more] = wrong;
    if (first) throw new Mistake(first, ...more);
  }

  private gate(node: Expression, trace: Trace, source: Source): Gate {
    const label = toText(node);
    const gate = trace.gates.find((candidate) => candidate.label === label);
    if (gate) return gate;
    const labels = trace.gates.map((candidate) => candidate.label);
    throw new Mistake(unknown(node, nearest(label, labels), trace, source));
  }
}

/** A problem that only the replaced numbers bring into a model stands where they are replaced. */
function causedBy(input: Excerpt, problem: Problem): Problem {
  const { file, line, column } = problem.place;
  const finding = { found: `with ${input.text}: ${problem.found}, at ${file}:${line}:${column}` };
  const start = input.offset(0);
  return problemAt(input.source, { start, end: start }, problem.code, {
    ...finding,
    expected: problem.expected,
  });
}

function countOf(trace: Trace, role: Parameters<typeof ofRole>[1]): Rational {
  return Rational.of(BigInt(ofRole(trace.model, role).length));
}

function unknown(node: Expression, suggestion: string | undefined, trace: Trace, source: Source): Problem {
  const model = trace.model.source.file;
  const finding = { found: `"${toText(node)}", which ${model} does not have`, suggestion };
  return problemAt(source, node.span, "unknown-name", finding);
}

function unreachable(node: Expression): never {
  throw new Error(`an expression of kind ${node.kind} has no name`);
}
