import { Drop } from "liquidjs";
import type { PageBody } from "./scribe.ts";

/** A page's body as templates read it: put together when it is needed, and told apart by its digest until then. */
export class PageHtml extends Drop {
  private text: string | undefined;

  constructor(private readonly body: PageBody) {
    super();
  }

  /** The HTML. */
  override valueOf(): string {
    this.text ??= this.body.html();
    return this.text;
  }

  toJSON(): string {
    return this.body.digest;
  }
}
