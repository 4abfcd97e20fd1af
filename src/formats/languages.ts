import { javascript } from "./javascript.ts";
import type { Program } from "./program.ts";
import { python } from "./python.ts";

/** A programming language that a model can be written in. */
export interface Language {
  readonly name: string;
  /** The ending of its files, which highlighting knows it by too. */
  readonly ending: string;
  /** What runs a script on the command line. */
  readonly runner: string;
  /** What its scripts use beside the language. */
  readonly needs: string;
  readonly write: (program: Program) => string;
}

/** The languages that a book's scripts come in. */
export const languages: readonly Language[] = [
  { name: "Python", ending: "py", runner: "python3", needs: "fractions.Fraction", write: python },
  { name: "JavaScript", ending: "js", runner: "node", needs: "BigInt", write: javascript },
];
