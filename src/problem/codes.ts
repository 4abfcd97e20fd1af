/**
 * Every kind of mistake an author can make, with a one-line description. The list is closed: a problem
 * whose code is not a key of this table does not compile, and the table of mistakes in the tests has a
 * row for each.
 */
export const codes = {
  "yaml-syntax": "The YAML of a model, of book.yaml or of a front matter cannot be read.",
  "bad-shape": "A value in a YAML file is not of the kind that belongs there.",
  "unknown-key": "A YAML mapping has a key that means nothing there.",
  "missing-key": "A YAML mapping lacks a key that it needs.",
  "duplicate-name": "A name, key or id is given twice.",
  "bad-name": "A quantity's name is not a letter followed by letters, digits and underscores.",
  "bad-number": "A number is not written as 3, -2, 0.1, 1e3 or 1/3.",
  "bad-syntax": "An expression cannot be read.",
  "unknown-name": "An expression or directive uses a quantity that the model does not have.",
  "unknown-function": "An expression calls a function that is not an operation.",
  "not-exact": "A function such as exp takes rational numbers to irrational ones, so it has no exact value.",
  "wrong-arity": "An operation is given too few or too many arguments.",
  "bad-exponent": "An exponent is not an integer.",
  "dependency-cycle": "Equations depend on one another in a circle.",
  "division-by-zero": "An expression divides by zero.",
  "zero-to-zero": "An expression raises zero to the power zero.",
  "limit-exceeded": "A model is larger than the limits that keep a build from hanging.",
  "missing-model": "A directive, chapter or book names a model that is not there.",
  "missing-chapter": "book.yaml lists a chapter file that is not there.",
  "missing-book": "The folder given to the command has no book.yaml.",
  "unknown-directive": "A directive's name is not known.",
  "unknown-attribute": "A directive has an attribute that it does not take.",
  "missing-attribute": "A directive lacks an attribute that it needs.",
  "bad-attribute": "An attribute's value is not of the kind that the directive takes.",
  "missing-label": "A directive lacks the text in square brackets that it needs.",
  "bad-reference": "A reference or a link leads to what is not there, or to more than one place.",
  "stray-directive": "Something looks like a directive but is plain text as written.",
  "unclosed-fence": "A container directive or a display formula is never closed.",
  "false-claim": "The condition of a claim does not hold.",
  "bad-tex": "KaTeX cannot typeset a formula.",
  "bad-template": "A template of the theme cannot be rendered.",
  "not-text": "A file of the book is not text in UTF-8.",
  "unsafe-output": "The output folder holds files that no build has made.",
} as const satisfies Record<string, string>;

/** The code of a kind of mistake. */
export type ProblemCode = keyof typeof codes;
