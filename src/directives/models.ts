import { notationProblems } from "../equations/index.ts";
import {
  type DerivativeSign,
  type Expression,
  type Model,
  parseOverrides,
  quantitiesIn,
  readModel,
  withNumbers,
} from "../model/index.ts";
import {
  type Excerpt,
  Mistake,
  nearest,
  orProblem,
  type Problem,
  problemAt,
  type Report,
  type Source,
} from "../problem/index.ts";
import type { Rational } from "../rational/index.ts";
import { type Certificate, certificate, run, stepFrom, type Trace } from "../trace/index.ts";
import type { YamlText } from "../yaml/index.ts";

/** Where a model is read from: a file, a part of one, or why there is no text. */
type ModelText = Source | YamlText | Problem;

const textOf = (text: ModelText | undefined) => (text && "text" in text ? text.text : "");

/** A model as read, or what is wrong with it. */
interface Entry {
  readonly model: Model | undefined;
  readonly problems: readonly Problem[];
}

/** The models that texts hold, by how derivatives are written in them where they do not say it. */
const read = new WeakMap<ModelText, Map<DerivativeSign | undefined, Entry>>();

/** The model that a text holds, read once for all that has it. */
function entryOf(text: ModelText, derivatives: DerivativeSign | undefined): Entry {
  const known = read.get(text) ?? new Map<DerivativeSign | undefined, Entry>();
  read.set(text, known);
  const entry = known.get(derivatives) ?? readEntry(text, derivatives);
  known.set(derivatives, entry);
  return entry;
}

function readEntry(text: ModelText, derivatives: DerivativeSign | undefined): Entry {
  if ("code" in text) return { model: undefined, problems: [text] };
  const problems: Problem[] = [];
  const model = readModel(text, (problem) => problems.push(problem), undefined, derivatives);
  if (model) problems.push(...notationProblems(model));
  return { model: problems.length === 0 ? model : undefined, problems };
}

/** How a model is run: with some numbers replaced, then after some steps of gradient descent. */
export interface Setting {
  readonly overrides: ReadonlyMap<string, Rational>;
  readonly after: number;
}

/** A model as its file has it. */
export const asWritten: Setting = { overrides: new Map(), after: 0 };

/** A quantity that a text names at an offset. */
interface Named {
  readonly model: string;
  readonly quantity: string;
  readonly at: number;
}

/** The problem that a name at an offset is no model's. */
export function missingModel(source: Source, start: number, name: string, names: Iterable<string>): Problem {
  const bare = name.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
  return problemAt(source, { start, end: start + name.length }, "missing-model", {
    found: `the model "${name}"`,
    expected: `models/${bare}.yaml`,
    suggestion: nearest(bare, names),
  });
}

/** The models of a book by name: each is read once, and run once for each way in which it is used. */
export class Models {
  private readonly entries = new Map<string, Entry>();
  private readonly certificates = new WeakMap<Trace, Map<string, Certificate>>();
  private readonly traces = new Map<string, Trace | Problem>();
  private readonly lacks = new WeakMap<Source, Map<Model | undefined, Problem>>();
  private readonly named = new WeakMap<Source, Named[]>();
  /** What stands in the place of the models' own numbers. */
  private readonly changed = new Map<string, string>();
  private asked = new Set<string>();

  /** `derivatives` is how the derivatives of models are written that do not say it themselves. */
  constructor(
    private readonly sources: ReadonlyMap<string, ModelText>,
    readonly derivatives?: DerivativeSign,
  ) {
    for (const [name, source] of sources) {
      const entry = entryOf(source, derivatives);
      this.entries.set(name, entry);
      if (entry.model) this.attemptTrace(name, entry.model, entry.model.loss);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The mistakes in all models, those that only a run shows included. */
  get problems(): Problem[] {
    const runs = [...this.traces.values()].filter((result) => "code" in result);
    return [...[...this.entries.values()].flatMap((entry) => entry.problems), ...runs];
  }

  /** The names that were asked for since the last call, there or not. */
  takeAsked(): string[] {
    const asked = [...this.asked];
    this.asked = new Set();
    return asked;
  }

  /** All that a model's numbers and formulas come from. */
  state(name: string): string {
    return `${this.derivatives} ${this.changed.get(name) ?? ""} ${textOf(this.sources.get(name))}`;
  }

  /** Lets a model be as if its file gave the numbers in `input`, as far as no later call gives others; what is wrong with them is reported. */
  change(name: string, input: Excerpt, report: Report): void {
    const model = this.entries.get(name)?.model;
    const numbers = model && parseOverrides(input, model, report);
    if (!model || !numbers) return;
    const changed = withNumbers(model, numbers);
    this.entries.set(name, { model: changed, problems: [] });
    this.changed.set(name, `${this.changed.get(name) ?? ""} ${input.text}`);
    for (const key of this.traces.keys()) if (JSON.parse(key)[0] === name) this.traces.delete(key);
    this.attemptTrace(name, changed, changed.loss);
  }

  /** Whether the book has pages that prove this model's numbers. */
  isProved(_name: string): boolean {
    return true;
  }

  /** Whether a model of this name is there, sound or not. */
  has(name: string): boolean {
    this.asked.add(name);
    return this.entries.has(name);
  }

  /**
   * The one problem of a text that has no model, or of a model of it that says too little: what lacks there first
   * stands for all that lacks later.
   */
  lack(source: Source, problem: Problem, model?: Model): Problem {
    const known = this.lacks.get(source) ?? new Map<Model | undefined, Problem>();
    this.lacks.set(source, known);
    const first = known.get(model) ?? problem;
    known.set(model, first);
    return first;
  }

  /** The model. @throws Mistake with its first problem when it is not sound. */
  model(name: string): Model {
    this.asked.add(name);
    const entry = this.entries.get(name);
    if (entry?.model) return entry.model;
    const problem = entry?.problems[0];
    throw problem ? new Mistake(problem) : new Error(`no model ${name}`);
  }

  /** The model run in a setting. @throws Mistake when the model, or the run, has a problem. */
  trace(name: string, of?: string, setting: Setting = asWritten): Trace {
    const model = this.model(name);
    const result = this.attemptTrace(name, model, of ?? model.loss, setting);
    if ("code" in result) throw new Mistake(result);
    return result;
  }

  /**
   * The proofs of a gradient that a page shows, made once.
   * @throws Error when they disagree: a bug, which stops the build.
   */
  certify(trace: Trace, by: string): Certificate {
    const known = this.certificates.get(trace) ?? new Map<string, Certificate>();
    this.certificates.set(trace, known);
    const proven = known.get(by) ?? certificate(trace, by);
    known.set(by, proven);
    return proven;
  }

  /** Proves every gradient of a trace that a page shows whole. */
  certifyAll(trace: Trace): void {
    for (const name of Object.keys(trace.gradients)) this.certify(trace, name);
  }

  /** Notes that a text names quantities of a model, where the expression of them stands or elsewhere in it. */
  note(model: string, expression: Expression, source: Source, at = expression.span.start): void {
    const list = this.named.get(source) ?? [];
    this.named.set(source, list);
    for (const quantity of quantitiesIn(expression)) list.push({ model, quantity, at });
  }

  /** The quantities that a text names so far, in its order. */
  namedIn(source: Source): Named[] {
    return (this.named.get(source) ?? []).toSorted((a, b) => a.at - b.at);
  }

  private attemptTrace(name: string, model: Model, of: string, setting = asWritten): Trace | Problem {
    const key = JSON.stringify([name, of, [...setting.overrides], setting.after]);
    const known = this.traces.get(key);
    if (known) return known;
    const result = this.run(name, model, of, setting);
    this.traces.set(key, result);
    return result;
  }

  private run(name: string, model: Model, of: string, { overrides, after }: Setting): Trace | Problem {
    const parameters: [string, Rational][] = [];
    if (after > 0) {
      if (!model.update) throw new Error(`${name} has no update`);
      const before = this.attemptTrace(name, model, model.loss, { overrides, after: after - 1 });
      if ("code" in before) return before;
      parameters.push(...stepFrom(before, model.update));
    }
    const all = new Map([...overrides, ...parameters]);
    return orProblem((report) => run(model, report, { of, overrides: all }));
  }
}
