import { Drop } from "liquidjs";
import type { PageBody } from "./scribe.ts";

/** A page's body as templates read it: told apart by its digest, put together when asked for, and not held beside its page. */
export class PageHtml extends Drop {
  constructor(private readonly body: PageBody) {
    super();
  }

  /** The HTML. */
  override valueOf(): string {
    return this.body.html();
  }

  toJSON(): string {
    return this.body.digest;
  }
}
