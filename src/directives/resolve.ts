import { attempt, type Excerpt, excerpt, type Problem, type Source } from "../problem/index.ts";
import { carrying, numberedEquation } from "./carrying.ts";
import { check, type Given, rowOf } from "./check.ts";
import type { Desk, Directive, Form } from "./directive.ts";
import { filledFormula, isDisplay, openDisplay } from "./formulas.ts";
import { filledImage, filledReference, filledTitle, imageFigure } from "./image.ts";
import { noteHtml, noteRestored, noteText } from "./markdown-numbers.ts";
import type { Code, Html, InlineMath, Math as MathBlock, Nodes, Parent, Root, RootContent } from "./mdast.ts";
import type { Models } from "./models.ts";
import { displayInLine, displayMath, inlineMath, text } from "./nodes.ts";
import { aligned, type DirectiveNode, offsets, readBody, readWritten } from "./read.ts";
import { Scope } from "./scope.ts";
import { inSteppers } from "./steppers.ts";
import { openMarks, strayLines, strayNames, strayTail, unclosed } from "./strays.ts";

/** What the directives of one chapter are resolved with. */
export interface ResolveOptions {
  readonly source: Source;
  readonly models: Models;
  /** The model that directives use which name none, or why there is none. */
  readonly model: string | Problem | undefined;
  readonly desk: Desk;
}

const FORMS: Readonly<Record<DirectiveNode["type"], Form>> = {
  textDirective: "text",
  leafDirective: "leaf",
  containerDirective: "container",
};

/** Replaces every directive in a chapter's tree by what it gives, and `\value{…}` in its formulas. */
export function resolveDirectives(tree: Root, options: ResolveOptions): void {
  const { models, model, source } = options;
  if (typeof model === "object") models.lack(source, model);
  const scope = new Scope(models, typeof model === "object" ? undefined : model);
  new Resolver(options).children(tree, scope);
}

class Resolver {
  private readonly source: Source;
  private readonly desk: Desk;
  /** How many containers were left open, so that as many later closing lines have lost their partners. */
  private leftOpen = 0;
  /** What the heading at hand begins with, where its own number may stand. */
  private titleStart: RootContent | undefined;
  /** Where the last text ends that was meant as part of a directive. */
  private torn = 0;

  constructor(private readonly options: ResolveOptions) {
    this.source = options.source;
    this.desk = options.desk;
  }

  /** Resolves what is inside of a node, in place. */
  children(parent: Parent, scope: Scope): void {
    const nodes = parent.children.flatMap((child) => {
      const given = this.node(child as RootContent, scope);
      // What a directive gives stands where its author typed it.
      for (const node of given) if (!node.position && child.position) node.position = child.position;
      return given;
    });
    parent.children = inSteppers(nodes);
  }

  private node(node: RootContent, scope: Scope): RootContent[] {
    // What another plugin has made stands nowhere in the source, unlike what it has put around.
    if (!node.position) {
      if ("children" in node) this.children(node as Parent, scope);
      return [node];
    }
    switch (node.type) {
      case "textDirective":
      case "leafDirective":
      case "containerDirective":
        return attempt(this.desk.report, () => this.directive(node, scope)) ?? [];
      case "math":
        return attempt(this.desk.report, () => this.block(node, scope)) ?? [];
      case "code":
        this.noteUnclosed(node);
        if (node.lang !== "math") return [node];
        return attempt(this.desk.report, () => this.fenced(node, scope)) ?? [];
      case "html":
        if (this.noteUnclosed(node)) return [node];
        for (const problem of strayNames(node, this.source)) this.desk.report(problem);
        noteHtml(node, this.around(scope));
        return [node];
      case "inlineMath":
        return (
          attempt(this.desk.report, () => [
            this.formula(node, scope, isDisplay(node, this.source) ? displayInLine : inlineMath),
          ]) ?? []
        );
      case "image":
        return attempt(this.desk.report, () => [filledImage(node, this.around(scope))]) ?? [];
      case "imageReference":
        return attempt(this.desk.report, () => [filledReference(node, this.around(scope))]) ?? [];
      case "paragraph": {
        this.noteStrays(node);
        const figure = attempt(this.desk.report, () => [imageFigure(node, this.around(scope))]);
        if (!figure) return [];
        if (figure[0]) return [figure[0]];
        const [only, more] = node.children;
        if (only?.type === "inlineMath" && !more && isDisplay(only, this.source)) {
          return attempt(this.desk.report, () => [this.formula(only, scope, displayMath)]) ?? [];
        }
      }
    }
    if (node.type === "link" || node.type === "definition") {
      const title = attempt(this.desk.report, () => filledTitle(node, this.around(scope)));
      if (title !== undefined) node.title = title;
    }
    if (node.type === "heading") this.titleStart = node.children[0];
    if (node.type === "text") {
      for (const problem of [...openMarks(node, this.source), ...strayNames(node, this.source)])
        this.desk.report(problem);
      noteText(node, this.around(scope), node === this.titleStart, this.torn);
    }
    if ("children" in node) this.children(node as Parent, scope);
    return [node];
  }

  /** A directive as written; one with a mistake in its attributes would have its ids but for that. */
  private written(node: DirectiveNode) {
    try {
      return readWritten(node, this.source);
    } catch (error) {
      const [line = ""] = this.source.text.slice(...offsets(node)).split("\n");
      for (const [, id = ""] of line.matchAll(/[{\s]#([\w-]+)/g)) this.desk.labels.expect(id);
      throw error;
    }
  }

  private directive(node: DirectiveNode, scope: Scope): RootContent[] {
    const tail = strayTail(node, this.source);
    if (tail) {
      this.torn = offsets(node)[1] + tail.length;
      return this.fail(tail);
    }
    const written = this.written(node);
    if (node.type === "textDirective" && !written.label && written.opening.end === written.head.end) {
      noteRestored(node, this.around(scope));
      const [start, end] = offsets(node);
      return [text(this.source.text.slice(start, end))];
    }
    const id = written.attributes.get("id");
    if (id) this.desk.labels.expect(id.text);
    const open = unclosed(node, this.source);
    if (open) {
      this.leftOpen += openings(this.source.text.slice(...offsets(node)));
      return this.fail(open);
    }
    const given = {
      name: node.name,
      form: FORMS[node.type],
      span: written.head,
      label: written.label ?? excerpt(this.source, "", written.head.end),
      body: readBody(node, written, this.source),
      attributes: written.attributes,
      position: node.position,
    };
    const row = this.rowFor(given, node, scope);
    check(row, given, written.label !== undefined, this.options.models);
    const inner = this.scopeOf(given, scope);
    if (!inner) return [];
    const number = id && this.desk.labels.enter(id, row.numbered);
    const nodes = row.render({
      ...given,
      number,
      children: (within = inner) => {
        this.children(node, within);
        return node.children as RootContent[];
      },
      scope: inner,
      desk: this.desk,
    });
    return row.numbered === "equation" && number !== undefined
      ? numberedEquation(nodes, given.attributes, number)
      : carrying(nodes, given.attributes);
  }

  /** The row of a directive; what is inside of an unknown one is looked at all the same. */
  private rowFor(given: Given, node: DirectiveNode, scope: Scope): Directive {
    try {
      return rowOf(given);
    } catch (error) {
      if (node.type === "containerDirective") this.children(node, scope);
      throw error;
    }
  }

  /** What a directive is computed in, by its attributes; undefined when the numbers given there are wrong. */
  private scopeOf({ span, attributes }: Given, outer: Scope): Scope | undefined {
    const model = attributes.get("model")?.text;
    const scope = model === undefined ? outer : outer.withModel(model);
    const overrides = attributes.get("with");
    const changed = overrides ? scope.withOverrides(overrides, span, this.desk.report) : scope;
    const after = attributes.get("after");
    return after && changed ? changed.withSteps(after, span, this.desk.report) : changed;
  }

  private block(node: MathBlock, scope: Scope): RootContent[] {
    const open = openDisplay(node, this.source);
    return open ? this.fail(open) : [this.formula(node, scope, displayMath)];
  }

  /** A formula in a fence of code, as GitHub has it: ```math. */
  private fenced(node: Code, scope: Scope): RootContent[] {
    const [start, end] = offsets(node);
    const inside = aligned(node.value, this.source, this.source.text.indexOf("\n", start), end);
    return [filledFormula(inside, this.around(scope), (tex) => displayMath(tex, node.position))];
  }

  /** A formula with its numbers in place. */
  private formula(
    node: InlineMath | MathBlock,
    scope: Scope,
    build: (tex: Excerpt, position: Nodes["position"]) => RootContent,
  ): RootContent {
    const [start, end] = offsets(node);
    const typed = aligned(node.value, this.source, start, end);
    return filledFormula(typed, this.around(scope), (tex) => build(tex, node.position));
  }

  /** What an image in this scope is made with. */
  private around(scope: Scope) {
    return { source: this.source, scope, desk: this.desk };
  }

  private noteStrays(paragraph: Extract<Nodes, { type: "paragraph" }>): void {
    for (const problem of strayLines(paragraph, this.source)) {
      if (this.leftOpen > 0 && problem.code === "unclosed-fence") this.leftOpen -= 1;
      else this.desk.report(problem);
      if (problem.code === "stray-directive" && problem.length > 2) this.leftOpen += 1;
    }
  }

  private noteUnclosed(node: Code | Html): boolean {
    const problem = node.position && unclosed(node, this.source);
    if (problem) this.desk.report(problem);
    return problem !== undefined;
  }

  private fail(problem: Problem): RootContent[] {
    this.desk.report(problem);
    return [];
  }
}

/** How many containers a text opens. */
const openings = (text: string) => text.match(/^[\s>]*:{3,}[a-z]/gm)?.length ?? 0;
