import type { Node, RootContent } from "mdast";
import type { Excerpt, Report, Span } from "../problem/index.ts";
import type { Labels, Numbered } from "./labels.ts";
import type { Scope } from "./scope.ts";

/** How a directive stands in Markdown: `:name[…]` in a line, `::name` on a line, `:::name` around lines. */
export type Form = "text" | "leaf" | "container";

/** What a book may say of numbers that its author types: nothing, a warning, an error. */
export const literals = ["allow", "warn", "error"] as const;
export type Literals = (typeof literals)[number];

/** An attribute's value as the author typed it, with the offset of its name. */
export interface GivenAttribute extends Excerpt {
  readonly nameOffset: number;
}

/** What an attribute holds, and what the guide says of it. */
export interface Attribute {
  readonly doc: string;
  readonly type: "text" | "quantities" | "quantity" | "condition" | "overrides" | "choice";
  /** The words that an attribute of type choice may be; the first one is the default. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
}

/** What all directives of one chapter share. */
export interface Desk {
  /** The chapter's name in addresses. */
  readonly slug: string;
  readonly report: Report;
  /** Broken claims are marked in the page and no problem. */
  readonly allowFalseClaims: boolean;
  /** What is said of numbers that the author types. */
  readonly literals: Literals;
  /** The chapter's ids and numbers. */
  readonly labels: Labels;
  /** The chapter's drawings as SVG files, by path from the book's root; undefined where none are written. */
  readonly figures?: Map<string, string>;
}

/** What the ids that the build gives in a chapter begin with: no id has spaces in it. */
export const idStem = ({ slug }: Desk) => slug.replace(/\s+/g, "-");

/** One directive as an author used it, its attributes checked. */
export interface Use {
  readonly name: string;
  readonly form: Form;
  /** The directive's opening: its colons and name. */
  readonly span: Span;
  /** All of it, as remark gives places. */
  readonly position: Node["position"];
  /** What stands in the square brackets, as the author typed it; empty without them. */
  readonly label: Excerpt;
  /** The lines inside a container, as the author typed them; empty for the other forms. */
  readonly body: Excerpt;
  readonly attributes: ReadonlyMap<string, GivenAttribute>;
  /** The label or the lines inside as Markdown, its own directives resolved in `scope` or another one. */
  readonly children: (scope?: Scope) => RootContent[];
  /** `Figure 2.1`, where the directive is one that is numbered and carries an id. */
  readonly number: string | undefined;
  readonly scope: Scope;
  readonly desk: Desk;
}

/** A directive of the language, declared as data. */
export interface Directive {
  readonly name: string;
  readonly doc: string;
  /** A use of it, as the guide shows it. */
  readonly example: string;
  /** Markdown that shows it at work, where the example alone does not. */
  readonly sample?: string;
  readonly forms: readonly Form[];
  /** Whether the square brackets must, may or must not be there. */
  readonly label: "required" | "optional" | "none";
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** It takes none of the attributes that all others take. */
  readonly alone?: true;
  /** What it is numbered as where it carries an id. */
  readonly numbered?: Numbered;
  /** What stands in its place on the page. @throws Mistake for what the author got wrong. */
  readonly render: (use: Use) => RootContent[];
}
