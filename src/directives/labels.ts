import { type Excerpt, type Place, problemAt, type Report, spanOf } from "../problem/index.ts";

/** What is numbered where it carries an id, each kind by itself, within its chapter. */
export type Numbered = "figure" | "table" | "listing" | "equation" | "exercise";

/** How a number stands beside the thing, and how a reference to it reads. */
const WRITTEN: Readonly<Record<Numbered, Record<"caption" | "reference", (number: string) => string>>> = {
  figure: { caption: (number) => `Figure ${number}`, reference: (number) => `Figure ${number}` },
  table: { caption: (number) => `Table ${number}`, reference: (number) => `Table ${number}` },
  listing: { caption: (number) => `Listing ${number}`, reference: (number) => `Listing ${number}` },
  equation: { caption: (number) => `(${number})`, reference: (number) => `equation (${number})` },
  exercise: { caption: (number) => `Exercise ${number}`, reference: (number) => `Exercise ${number}` },
};

/** Something that a reference can lead to. */
export interface Label {
  readonly id: string;
  /** How a reference to it reads; undefined where it has neither a number nor a title. */
  readonly text: string | undefined;
}

/** The ids that an author gives in one chapter, and the numbers of what carries them. */
export class Labels {
  private readonly places = new Map<string, Place>();
  private readonly counts = new Map<string, number>();
  private readonly entered: Label[] = [];
  private readonly expected = new Set<string>();

  constructor(
    private readonly report: Report,
    /** The chapter's number, which the numbers in it begin with; none in a page that is no chapter. */
    private readonly chapter?: number,
  ) {}

  /**
   * What has been entered so far, in the order of the page, then what was expected and has not come because
   * of a mistake in it: what refers to that is no second mistake.
   */
  get list(): readonly Label[] {
    const lost = [...this.expected].filter((id) => !this.places.has(id));
    return [...this.entered, ...lost.map((id) => ({ id, text: "" }))];
  }

  /** Notes an id that will be entered unless there is a mistake before. */
  expect(id: string): void {
    this.expected.add(id);
  }

  /** The next number in the chapter for a thing of this kind, from 1. */
  count(kind: string): number {
    const next = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, next);
    return next;
  }

  /** Takes an id for one thing alone; an id that is taken is reported with both places. */
  take(id: Excerpt): void {
    const start = id.offset(0);
    const before = this.places.get(id.text);
    if (!before) {
      this.places.set(id.text, id.source.place(start));
      return;
    }
    const { file, line, column } = before;
    const there =
      file === id.source.place(start).file ? `line ${line}, column ${column}` : `${file}:${line}:${column}`;
    const found = `the id "${id.text}" stands here and at ${there}`;
    this.report(problemAt(id.source, spanOf(id), "duplicate-name", { found, expected: "one of them" }));
  }

  /** Enters what is known by a name of its own. */
  name(id: string, words: string): void {
    const index = this.entered.findIndex((label) => label.id === id);
    this.entered.splice(index < 0 ? this.entered.length : index, index < 0 ? 0 : 1, { id, text: words });
  }

  /** Whether an id is taken. */
  has(id: string): boolean {
    return this.places.has(id);
  }

  /** Enters what carries an id, with its number where it is numbered: `Figure 2.1`, as its caption says it. */
  enter(id: Excerpt, kind: Numbered | undefined): string | undefined {
    this.take(id);
    if (kind === undefined) {
      this.entered.push({ id: id.text, text: undefined });
      return undefined;
    }
    const number = this.next(kind);
    this.entered.push({ id: id.text, text: WRITTEN[kind].reference(number) });
    return WRITTEN[kind].caption(number);
  }

  /** The caption of a thing that is numbered without an id. */
  caption(kind: Numbered): string {
    return WRITTEN[kind].caption(this.next(kind));
  }

  private next(kind: Numbered): string {
    const count = this.count(kind);
    return this.chapter === undefined ? String(count) : `${this.chapter}.${count}`;
  }
}
