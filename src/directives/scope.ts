import {
  type Expression,
  type Model,
  noUpdate,
  ofRole,
  parseOverrides,
  parseSteps,
  type Role,
  toText,
  type Update,
  type VariantNode,
} from "../model/index.ts";
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
  spanOf,
} from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import { evaluate, type Gate, gateCalled, type Trace, tooLong } from "../trace/index.ts";
import { asWritten, type Models, type Setting } from "./models.ts";
import type { TypedNumber } from "./typed-numbers.ts";
import { checkNames, unknownName } from "./unknown-names.ts";
import { settingOf } from "./variant.ts";

/**
 * What the numbers of one directive are computed in: a model of the book with some numbers replaced.
 * Its methods throw a Mistake for what the author got wrong, in the page or in the model.
 */
export class Scope {
  constructor(
    readonly models: Models,
    /** The model's name; undefined where the book has none. */
    readonly name: string | undefined,
    /** The numbers that stand in the place of the model's own, and how many steps were taken from there. */
    readonly setting: Setting = asWritten,
    /** The quantities that the step around computes, as the model writes them. */
    readonly computes: ReadonlySet<string> = new Set(),
    /** Whether a number that is typed here needs no directive: a claim around checks it, or it is a literal. */
    readonly excuses: (number: TypedNumber) => boolean = () => false,
  ) {}

  /** The same with another model; the numbers replaced in this one mean nothing there. */
  withModel(name: string): Scope {
    return name === this.name ? this : new Scope(this.models, name, undefined, undefined, this.excuses);
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
    const overrides = new Map([...this.setting.overrides, ...more]);
    return this.within(name, { ...this.setting, overrides }, input, `with ${input.text}`, report);
  }

  /**
   * The same after a number of gradient descent's steps, as an attribute `after` gives it, from the numbers
   * of this scope; fractions that have grown past the model's budget are reported. Undefined when what is
   * computed then has problems. @throws Mistake for what is no number of steps.
   */
  withSteps(input: Excerpt, span: Span, report: Report): Scope | undefined {
    const name = this.nameFor(span, input.source);
    const model = this.models.model(name);
    this.update(spanOf(input), input.source);
    const after = parseSteps(input, model);
    const inner = this.within(name, { ...this.setting, after }, input, steps(after), report);
    const finding = inner && tooLong(inner.trace(span, input.source), after);
    if (finding) {
      const start = input.offset(0);
      report(problemAt(input.source, { start, end: start }, "long-fraction", finding));
    }
    return inner;
  }

  /** The same at one step of gradient descent, from the numbers of this scope. */
  atStep(after: number): Scope {
    return new Scope(this.models, this.name, { ...this.setting, after }, this.computes, this.excuses);
  }

  /** How the model is updated. @throws Mistake `missing-key` where its file does not say. */
  update(span: Span, source: Source): Update {
    const model = this.models.model(this.nameFor(span, source));
    if (model.update) return model.update;
    const problem = problemAt(source, span, "missing-key", noUpdate(model));
    throw new Mistake(this.models.lack(source, problem, model));
  }

  /**
   * The same in another setting, undefined where that has problems, which stand where it is made.
   * @throws Mistake for what is wrong in any setting.
   */
  private within(name: string, setting: Setting, input: Excerpt, words: string, report: Report) {
    const inner = new Scope(this.models, name, setting, this.computes, this.excuses);
    this.models.trace(name);
    return attempt(
      (problem) => report(causedBy(input, words, problem)),
      () => {
        this.models.trace(name, undefined, setting);
        return inner;
      },
    );
  }

  /** The same inside of a step that computes these quantities. */
  withComputed(names: Iterable<string>): Scope {
    return new Scope(this.models, this.name, this.setting, new Set(names), this.excuses);
  }

  /** The same inside of what says where some typed numbers come from. */
  withExcuse(excuses: (number: TypedNumber) => boolean): Scope {
    const either = (number: TypedNumber) => excuses(number) || this.excuses(number);
    return new Scope(this.models, this.name, this.setting, this.computes, either);
  }

  /** Whether the step around computes a quantity. */
  isComputed(expression: Expression): boolean {
    return this.computes.has(toText(expression));
  }

  /** The model's trace, for its loss or for another equation. */
  trace(span: Span, source: Source, of?: string): Trace {
    return this.models.trace(this.nameFor(span, source), of, this.setting);
  }

  private nameFor(span: Span, source: Source): string {
    if (this.name !== undefined) return this.name;
    const list = this.models.names.join(", ");
    const finding = {
      found: "a directive that computes, in a chapter without a model",
      expected: `model: in book.yaml or in the front matter, or model="…" here${list && `, one of ${list}`}`,
    };
    throw new Mistake(this.models.lack(source, problemAt(source, span, "missing-model", finding)));
  }

  /** The name of a model of the book where its numbers are its own; undefined where any may differ. */
  get unchanged(): string | undefined {
    const { overrides, after } = this.setting;
    const isOwn = overrides.size === 0 && after === 0;
    return isOwn && this.name !== undefined && this.models.isProved(this.name) ? this.name : undefined;
  }

  /** What makes the numbers differ from the model's own: `b1=-3 w11=1/2`, and `after 1` for steps taken. */
  get changes(): string {
    const { overrides, after } = this.setting;
    const numbers = [...overrides].map(([name, value]) => `${name}=${value}`);
    return [...numbers, ...(after > 0 ? [`after ${after}`] : [])].join(" ");
  }

  /** The value of an expression that stands in `source`. */
  evaluate(expression: Expression, source: Source): Rational {
    const trace = this.trace(expression.span, source);
    checkNames(expression, trace, source);
    if (this.unchanged !== undefined) this.models.note(this.unchanged, expression, source);
    return evaluate(expression, {
      source,
      limits: trace.model.limits,
      lookup: (node) => this.lookup(node, trace, source),
    });
  }

  private lookup(node: Expression, trace: Trace, source: Source): Rational {
    if (node.kind === "count") return countOf(trace.model, node.role);
    if (node.kind === "gate") return this.gate(node, trace, source).value;
    if (node.kind === "variant") return this.varied(node).evaluate(node.operand, source);
    if (node.kind === "digits") return Rational.of(BigInt(this.evaluate(node.operand, source).digits));
    if (node.kind === "derivative") {
      const run = this.trace(node.span, source, node.of);
      return this.models.certify(run, node.by).gradient;
    }
    return node.kind === "name" ? (trace.values[node.name] as Rational) : unreachable(node);
  }

  /**
   * The same with the numbers of a variant's brackets. Fractions that are only too long to be read are let
   * pass: what compares them need not show them.
   */
  varied({ setting, span }: VariantNode): Scope {
    const problems: Problem[] = [];
    const report: Report = (problem) => problem.level === "error" && problems.push(problem);
    const { numbers, after } = settingOf(setting, span);
    const replaced = this.withOverrides(numbers, span, report);
    const inner = after ? replaced?.withSteps(after, span, report) : replaced;
    const [first, ...more] = problems;
    if (first) throw new Mistake(first, ...more);
    if (!inner) throw new Error("a scope or a problem");
    return inner;
  }

  private gate(node: Expression, trace: Trace, source: Source): Gate {
    const label = toText(node);
    const gate = gateCalled(trace, label);
    if (gate) return gate;
    const labels = trace.gates.map((candidate) => candidate.label);
    throw new Mistake(unknownName(node, nearest(label, labels), trace, source));
  }
}

/** A problem that only a setting brings into a model stands where that is made. */
function causedBy(input: Excerpt, words: string, problem: Problem): Problem {
  const { file, line, column } = problem.place;
  const finding = { found: `${words}: ${problem.found}, at ${file}:${line}:${column}` };
  return problemAt(input.source, spanOf(input), problem.code, {
    ...finding,
    expected: problem.expected,
  });
}

/** A number of steps in words. */
export const steps = (count: number) => `after ${count} step${count === 1 ? "" : "s"} of gradient descent`;

/** How many quantities of a role a model has. */
export function countOf(model: Model, role: Role): Rational {
  return Rational.of(BigInt(ofRole(model, role).length));
}

function unreachable(node: Expression): never {
  throw new Error(`an expression of kind ${node.kind} has no name`);
}
