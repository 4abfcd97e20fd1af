/** How bad a problem is: an error stops the build; a warning does too, unless warnings are allowed. */
export type Level = "error" | "warning";

/** A kind of mistake. */
export interface CodeRow {
  /** Where an option of the book says otherwise, the problem itself has another one. */
  readonly level: Level;
  /** One line. */
  readonly doc: string;
}

/**
 * Every kind of mistake an author can make. The list is closed: a problem whose code is not a key of this
 * table does not compile, and the table of mistakes in the tests has a row for each.
 */
export const codes = {
  "yaml-syntax": {
    level: "error",
    doc: "The YAML of a model, of book.yaml or of a front matter cannot be read.",
  },
  "bad-shape": { level: "error", doc: "A value in a YAML file is not of the kind that belongs there." },
  "unknown-key": { level: "error", doc: "A YAML mapping has a key that means nothing there." },
  "missing-key": { level: "error", doc: "A YAML mapping lacks a key that it needs." },
  "duplicate-name": { level: "error", doc: "A name, key or id is given twice." },
  "bad-name": {
    level: "error",
    doc: "A quantity's name is not a letter followed by letters, digits and underscores.",
  },
  "bad-number": { level: "error", doc: "A number is not written as 3, -2, 0.1, 1e3 or 1/3." },
  "bad-syntax": { level: "error", doc: "An expression cannot be read." },
  "unknown-name": {
    level: "error",
    doc: "An expression or directive uses a quantity that the model does not have.",
  },
  "unknown-function": { level: "error", doc: "An expression calls a function that is not an operation." },
  "not-exact": {
    level: "error",
    doc: "A function such as exp takes rational numbers to irrational ones, so it has no exact value.",
  },
  "wrong-arity": { level: "error", doc: "An operation is given too few or too many arguments." },
  "bad-exponent": { level: "error", doc: "An exponent is not an integer." },
  "dependency-cycle": { level: "error", doc: "Equations depend on one another in a circle." },
  "division-by-zero": { level: "error", doc: "An expression divides by zero." },
  "zero-to-zero": { level: "error", doc: "An expression raises zero to the power zero." },
  "limit-exceeded": {
    level: "error",
    doc: "A model is larger than the limits that keep a build from hanging.",
  },
  "missing-model": { level: "error", doc: "A directive, chapter or book names a model that is not there." },
  "missing-chapter": { level: "error", doc: "book.yaml lists a chapter file that is not there." },
  "missing-file": { level: "error", doc: "An include, an image or a link names a file that is not there." },
  "bad-include": {
    level: "error",
    doc: "A file cannot be included: it includes itself, goes too deep, or is no part of a chapter.",
  },
  "missing-book": { level: "error", doc: "The folder given to the command has no book.yaml." },
  "unknown-directive": { level: "error", doc: "A directive's name is not known." },
  "unknown-attribute": { level: "error", doc: "A directive has an attribute that it does not take." },
  "missing-attribute": { level: "error", doc: "A directive lacks an attribute that it needs." },
  "bad-attribute": {
    level: "error",
    doc: "An attribute's value is not of the kind that the directive takes.",
  },
  "missing-label": { level: "error", doc: "A directive lacks the text in square brackets that it needs." },
  "bad-reference": {
    level: "error",
    doc: "A reference or a link leads to what is not there, or to more than one place.",
  },
  "stray-directive": {
    level: "error",
    doc: "Something looks like a directive but is plain text as written.",
  },
  "unclosed-fence": { level: "error", doc: "A container directive or a display formula is never closed." },
  "false-claim": { level: "error", doc: "The condition of a claim does not hold." },
  "bad-tex": { level: "error", doc: "KaTeX cannot typeset a formula." },
  "bad-template": { level: "error", doc: "A template of the theme cannot be rendered." },
  "not-text": { level: "error", doc: "A file of the book is not text in UTF-8." },
  "unsafe-output": { level: "error", doc: "The output folder holds files that no build has made." },
} as const satisfies Record<string, CodeRow>;

/** The code of a kind of mistake. */
export type ProblemCode = keyof typeof codes;
