import {
  attempt,
  type Excerpt,
  nearest,
  type Problem,
  problemAt,
  type Report,
  type Source,
  type Span,
} from "../problem/index.ts";
import { Rational } from "../rational/index.ts";
import type { Path, YamlData } from "../yaml/index.ts";
import { nodes } from "./expression.ts";
import { derivativeAt } from "./lexer.ts";
import type { Limits } from "./limits.ts";
import type { Equation, Given, Quantity } from "./model.ts";
import { readNumber } from "./number.ts";
import { namesIn } from "./order.ts";
import type { ModelData } from "./schema.ts";

/** How the name of a quantity is spelt. */
export const NAME = /^[A-Za-z]\w*$/;

/** The same in words. */
export const NAME_EXPECTED = "a letter, then letters, digits and underscores";

/** What was to stand in the place of an unknown name. */
interface Wanted {
  readonly expected?: string;
  readonly known?: Iterable<string>;
  readonly last?: string | undefined;
}

/** The quantities of a model while its file is read; reports what is wrong with their names and numbers. */
export class Collection {
  readonly quantities = new Map<string, Quantity>();
  /** The outputs of the layers. */
  readonly outputs: string[] = [];
  /** The beginnings of names that layers with a mistake would have made. */
  private readonly stems: string[] = [];
  /** The numbers that no equation uses, once all equations are there. */
  private idleNames: readonly string[] | undefined;
  /** The names that are reported as unknown. */
  private readonly missing = new Set<string>();
  /** What the author takes for names and is none, each reported where it is added. */
  private readonly misnamed: readonly string[];

  constructor(
    readonly data: YamlData<ModelData>,
    readonly source: Source,
    readonly report: Report,
    readonly limits: Limits,
  ) {
    const { inputs, targets, parameters, equations, examples = [] } = data.value;
    const parts = [inputs, targets, parameters, equations, ...examples.flatMap(Object.values)];
    this.misnamed = parts.flatMap((part) => Object.keys(part ?? {})).filter((name) => !NAME.test(name));
  }

  get equations(): Equation[] {
    return [...this.quantities.values()].filter((quantity) => quantity.role === "equation");
  }

  /**
   * Adds the number at a path; `name` stands where the path says. A number that cannot be read is
   * reported, and 0 holds its place, so that the name is known.
   */
  given(role: Given["role"], name: string, path: Path): void {
    this.add({ role, name, value: this.number(path) ?? Rational.zero, span: this.data.key(path) });
  }

  number(path: Path) {
    const { text } = this.data.excerpt(path);
    return attempt(this.report, () =>
      readNumber({ text, source: this.source }, this.data.span(path), this.limits),
    );
  }

  /** A whole number from `least` up to `most`. */
  integer(path: Path, least: number, most: number): number | undefined {
    const { text } = this.data.excerpt(path);
    const value = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    if (value !== undefined && value >= least && value <= most) return value;
    const code = value !== undefined && value > most ? "limit-exceeded" : "bad-number";
    const finding = {
      found: JSON.stringify(text.slice(0, 40)),
      expected: `a whole number from ${least} to ${most}`,
    };
    this.report(problemAt(this.source, this.data.span(path), code, finding));
    return undefined;
  }

  add(quantity: Quantity): void {
    const { name, span } = quantity;
    const found = this.taken(name);
    if (found !== undefined) {
      this.report(problemAt(this.source, span, "duplicate-name", { found, expected: "another name" }));
    } else if (!NAME.test(name)) {
      const finding = { found: `the name "${name}"`, expected: NAME_EXPECTED };
      this.report(problemAt(this.source, span, "bad-name", finding));
    } else this.quantities.set(name, quantity);
  }

  /** What has a name already, and where, in words; undefined for a name that is free. */
  taken(name: string): string | undefined {
    const before = this.quantities.get(name);
    if (!before) return undefined;
    const { line, column } = this.source.place(before.span.start);
    return `"${name}" is ${article(before.role)} at line ${line}, column ${column} already`;
  }

  /** Lets every name pass that is a stem with an index: the mistake that keeps it away is reported. */
  pass(...stems: readonly string[]): void {
    this.stems.push(...stems);
  }

  /** The model has the name, or would have it but for a mistake that is reported, or it is reported itself. */
  knows(name: string): boolean {
    if (this.quantities.has(name) || this.data.loose.has(name) || this.misnamed.includes(name)) return true;
    if (this.missing.has(name)) return true;
    return this.stems.some((stem) => name.startsWith(stem) && /^[_\d]*$/.test(name.slice(stem.length)));
  }

  /** Whether an expression cannot be read because of a name in it that is none. */
  namesAmiss(text: string): boolean {
    return this.misnamed.some((name) => text.includes(name));
  }

  /** Reports every name in an expression that the model does not have, a derivative's two as one. */
  check({ name, expression }: Equation): void {
    if (namesIn(expression).every((used) => this.knows(used))) return;
    let end = 0;
    for (const node of nodes(expression)) {
      if (node.kind !== "name" || this.knows(node.name) || node.span.start < end) continue;
      const outputs = this.outputs.filter((output) => output[0] === node.name[0]);
      if (outputs.length > 0) {
        const expected = `the outputs of the layers: ${outputs.join(", ")}`;
        this.unknown(node.span, `"${node.name}" in the equation of ${name}`, node.name, {
          expected,
          known: outputs,
        });
        this.pass(node.name.replace(/\d+$/, ""));
        continue;
      }
      const derivative = derivativeAt(this.source.text, node.span.start)?.written;
      if (derivative === undefined) {
        this.unknown(node.span, `"${node.name}" in the equation of ${name}`, node.name, {
          last: this.idle,
        });
        continue;
      }
      end = node.span.start + derivative.length;
      const found = `the derivative "${derivative}" in the equation of ${name}`;
      const expected = "the formula of it: derivatives are computed, and chapters name them";
      this.report(problemAt(this.source, { ...node.span, end }, "bad-syntax", { found, expected }));
    }
  }

  /** Reports a name that is not among the `known` ones; `last` is meant where none of these is near. */
  unknown(
    span: Span,
    found: string,
    name: string,
    { expected, known = this.quantities.keys(), last }: Wanted = {},
  ): void {
    this.missing.add(name);
    const suggestion = nearest(name, known) ?? last;
    this.report(problemAt(this.source, span, "unknown-name", { found, expected, suggestion }));
  }

  /** The one number that is given and that no equation uses; undefined where there is none, or more than one. */
  private get idle(): string | undefined {
    this.idleNames ??= this.namesWithoutUse();
    return this.idleNames.length === 1 ? this.idleNames[0] : undefined;
  }

  private namesWithoutUse(): readonly string[] {
    const used = new Set(this.equations.flatMap(({ expression }) => namesIn(expression)));
    return [...this.quantities.values()].flatMap(({ role, name }) =>
      role === "equation" || used.has(name) ? [] : [name],
    );
  }

  /** True when there are too many of something. */
  tooMany(count: number, what: string, limit: number, path: Path): boolean {
    if (count > limit) this.report(overLimit(this.source, this.data.span(path), `${count} ${what}`, limit));
    return count > limit;
  }
}

/** The problem that something is larger than its limit. */
export function overLimit(source: Source, span: Span, found: string, limit: number): Problem {
  return problemAt(source, span, "limit-exceeded", { found, expected: `at most ${limit}` });
}

const article = (role: Quantity["role"]) =>
  role === "input" || role === "equation" ? `an ${role}` : `a ${role}`;

/** A text that stands for something at one place of a file: every index of it leads there. */
export function standIn(text: string, source: Source, span: Span): Excerpt {
  return { text, source, offset: () => span.start };
}
