import {
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  Value,
} from "liquidjs";

/** `entry in group.entries`. */
const LOOP = /^\s*([\w-]+)\s+in\s+(.+)$/s;

/**
 * `{% once entry in group.entries %}…{% endonce %}`: as `for`, but what is said of one thing is written once in a
 * build; so that a list of all chapters on every page does not cost their square.
 */
export class Once extends Tag {
  private readonly variable: string;
  private readonly list: Value;
  private readonly templates: Template[] = [];
  /** By the build that wrote it, which is told by what Liquid calls the globals of a page. */
  private readonly written = new WeakMap<object, WeakMap<object, string>>();

  /** @throws Error where the tag is not closed, or names no list. */
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    const [, variable, list] = LOOP.exec(token.args) ?? [];
    if (variable === undefined || list === undefined) {
      throw new Error(`${token.getText()} names no list; write {% once one in many %}`);
    }
    this.variable = variable;
    this.list = new Value(list, liquid);
    parser
      .parseStream(rest)
      .on("template", (template: Template) => this.templates.push(template))
      .on("tag:endonce", function () {
        this.stop();
      })
      .on("end", () => {
        throw new Error(`tag ${token.getText()} not closed`);
      })
      .start();
  }

  /** What is in it, for whoever looks for the names that templates ask for. */
  // biome-ignore lint/correctness/useYield: Liquid asks for a generator
  *children(): Generator<unknown, Template[]> {
    return this.templates;
  }

  /** The values that it asks for. */
  *arguments(): Generator<Value, void> {
    yield this.list;
  }

  /** The names that it gives to what is in it. */
  blockScope(): string[] {
    return [this.variable];
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const things = yield this.list.value(context);
    const written = this.written.get(context.globals) ?? new WeakMap<object, string>();
    this.written.set(context.globals, written);
    for (const thing of Array.isArray(things) ? things : []) {
      const isKept = typeof thing === "object" && thing !== null;
      const kept = isKept ? written.get(thing) : undefined;
      const html = kept ?? ((yield this.rendered(context, thing)) as string);
      if (isKept) written.set(thing, html);
      emitter.write(html);
    }
  }

  private *rendered(context: Context, thing: unknown): Generator<unknown, unknown, unknown> {
    context.push({ [this.variable]: thing });
    const html = yield this.liquid.renderer.renderTemplates(this.templates, context);
    context.pop();
    return html;
  }
}
