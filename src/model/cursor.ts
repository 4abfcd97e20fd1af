import { type Excerpt, type Finding, Mistake, type ProblemCode, problemAt } from "../problem/index.ts";
import { failure, spanOf, type Token, tokenAt } from "./lexer.ts";
import type { Limits } from "./limits.ts";

/** A reader's place among the tokens of an expression. */
export class Cursor {
  private next: Token;
  /** The index behind the last token that was taken. */
  private end = 0;
  private depth = 0;

  /** @throws Mistake, as all that goes past a token, where what follows begins none. */
  constructor(
    readonly input: Excerpt,
    readonly limits: Limits,
    private readonly inBook: boolean,
  ) {
    this.next = tokenAt(input, 0, inBook);
  }

  peek(): Token {
    return this.next;
  }

  take(): Token {
    const token = this.next;
    this.end = token.end;
    this.next = tokenAt(this.input, token.end, this.inBook);
    return token;
  }

  /** Goes past the token if it is this one. */
  accept(text: string): boolean {
    if (this.next.kind === "end" || this.next.text !== text) return false;
    this.take();
    return true;
  }

  /** @throws Mistake when the next token is another one. */
  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(this.peek(), JSON.stringify(text));
  }

  /** @throws Mistake unless all tokens are read. */
  finish(expected: string): void {
    if (this.peek().kind !== "end") throw this.unexpected(this.peek(), expected);
  }

  /** What `parse` reads, one level further down. @throws Mistake beyond the limit of depth. */
  deeper<T>(parse: () => T): T {
    if (++this.depth > this.limits.depth) {
      const expected = `at most ${this.limits.depth}; give a part a name of its own`;
      const finding = { found: "brackets or signs nested too deep", expected };
      throw this.mistake(this.peek(), "limit-exceeded", finding);
    }
    const result = parse();
    this.depth -= 1;
    return result;
  }

  /** From a start in the text to the end of the last token read. */
  spanFrom(start: number) {
    return spanOf(this.input, start, this.end);
  }

  unexpected(token: Token, expected: string): Mistake {
    const word = token.text.toLowerCase();
    const suggestion = /^(?:and|or|not)$/.test(word) && word !== token.text ? word : undefined;
    return failure(this.input, token.start, { found: quoted(token), expected, suggestion });
  }

  mistake(token: Token, code: ProblemCode, finding: Finding): Mistake {
    return new Mistake(
      problemAt(this.input.source, spanOf(this.input, token.start, token.end), code, finding),
    );
  }
}

/** A token as a message shows it. */
export const quoted = (token: Token) =>
  token.kind === "end" ? token.text : JSON.stringify(clip(token.text));

/** The beginning of a long text. */
export const clip = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
