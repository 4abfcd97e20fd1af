import { type Excerpt, type Finding, Mistake, type ProblemCode, problemAt } from "../problem/index.ts";
import { failure, spanOf, type Token, tokenize } from "./lexer.ts";
import type { Limits } from "./limits.ts";

/** A reader's place among the tokens of an expression. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private index = 0;
  private depth = 0;

  /** @throws Mistake at a character that begins no token. */
  constructor(
    readonly input: Excerpt,
    readonly limits: Limits,
    derivatives: boolean,
  ) {
    this.tokens = tokenize(input, derivatives);
  }

  peek(): Token {
    const token = this.tokens[Math.min(this.index, this.tokens.length - 1)];
    if (!token) throw new Error("the lexer gives at least one token");
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  /** Goes past the token if it is this one. */
  accept(text: string): boolean {
    const token = this.peek();
    if (token.kind === "end" || token.text !== text) return false;
    this.index += 1;
    return true;
  }

  /** @throws Mistake when the next token is another one. */
  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(this.peek(), JSON.stringify(text));
  }

  /** @throws Mistake unless all tokens are read. */
  end(expected: string): void {
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
    return spanOf(this.input, start, this.tokens[this.index - 1]?.end ?? start);
  }

  unexpected(token: Token, expected: string): Mistake {
    return failure(this.input, token.start, { found: quoted(token), expected });
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
