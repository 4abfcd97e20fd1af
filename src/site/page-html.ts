import type { PageBody } from "./scribe.ts";

/** A page's body on its way to a template: told apart by its digest, put together when asked for, and not held beside its page. */
export class PageHtml {
  constructor(private readonly body: PageBody) {}

  /** The HTML. */
  valueOf(): string {
    return this.body.html();
  }

  toJSON(): string {
    return this.body.digest;
  }
}
