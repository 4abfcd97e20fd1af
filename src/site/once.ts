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

/**
 * `{% once entry %}…{% endonce %}`: what a template says of one thing, written once for as long as it is the same thing;
 * so that a list of all chapters on every page does not cost their square.
 */
export class Once extends Tag {
  private readonly thing: Value;
  private readonly templates: Template[] = [];
  private readonly written = new WeakMap<object, string>();

  /** @throws Error where the tag is not closed. */
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.thing = new Value(token.args, liquid);
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

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const thing = yield this.thing.value(context);
    const isKept = typeof thing === "object" && thing !== null;
    const kept = isKept ? this.written.get(thing) : undefined;
    const html = kept ?? ((yield this.liquid.renderer.renderTemplates(this.templates, context)) as string);
    if (isKept) this.written.set(thing, html);
    emitter.write(html);
  }
}
