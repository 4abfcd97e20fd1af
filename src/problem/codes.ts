/** How bad a problem is: an error stops the build; a warning does too, unless warnings are allowed. */
export type Level = "error" | "warning";

/** A kind of mistake. */
export interface CodeRow {
  /** Where an option of the book says otherwise, the problem itself has another one. */
  readonly level: Level;
  /** One line: what is wrong. */
  readonly doc: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * Every kind of mistake an author can make. The list is closed: a problem whose code is not a key of this
 * table does not compile, and the table of mistakes in the tests has a row for each.
 */
export const codes = {
  "yaml-syntax": {
    level: "error",
    doc: "The YAML of a model, of book.yaml or of a front matter cannot be read.",
    remedy:
      "Look at the underlined place and at the line above it: a quote or bracket is open, a colon lacks its space, or the indentation differs.",
  },
  "bad-shape": {
    level: "error",
    doc: "A value in a YAML file is not of the kind that belongs there.",
    remedy:
      "Write the kind of value that the message expects; the guide and the editor's completion show the shapes.",
  },
  "unknown-key": {
    level: "error",
    doc: "A YAML mapping has a key that means nothing there.",
    remedy: "Correct the spelling, or delete the key.",
  },
  "missing-key": {
    level: "error",
    doc: "A YAML mapping lacks a key that it needs.",
    remedy: "Add the key.",
  },
  "duplicate-name": {
    level: "error",
    doc: "A name, key or id is given twice.",
    remedy: "Keep one of the two and rename or delete the other.",
  },
  "bad-name": {
    level: "error",
    doc: "A name cannot be used where it stands; a quantity's is a letter followed by letters, digits and underscores.",
    remedy: "Take another name: for a quantity such as w11, z_out or yhat.",
  },
  "bad-number": {
    level: "error",
    doc: "A number is not written as 3, -2, 0.1, 1e3 or 1/3.",
    remedy: "Write the number exactly: a fraction such as 1/3 where a decimal would have to be rounded.",
  },
  "bad-syntax": {
    level: "error",
    doc: "An expression cannot be read.",
    remedy:
      "Look at the underlined place: an operator, a number or a bracket is missing or too much. Multiplication is written with *.",
  },
  "unknown-name": {
    level: "error",
    doc: "An expression or directive uses a quantity that the model does not have.",
    remedy: "Correct the spelling, or give the model a quantity of that name.",
  },
  "unknown-function": {
    level: "error",
    doc: "An expression calls a function that is not an operation.",
    remedy: "Use one of the operations that the message lists.",
  },
  "not-exact": {
    level: "error",
    doc: "A function such as exp takes rational numbers to irrational ones, so it has no exact value.",
    remedy: "Use an operation that keeps fractions fractions: relu, leaky_relu, abs, max, min, square.",
  },
  "wrong-arity": {
    level: "error",
    doc: "An operation is given too few or too many arguments.",
    remedy: "Give the operation as many arguments as it takes.",
  },
  "bad-exponent": {
    level: "error",
    doc: "An exponent is not an integer.",
    remedy: "Raise to a whole number, such as 2 or (-1).",
  },
  "dependency-cycle": {
    level: "error",
    doc: "Equations depend on one another in a circle.",
    remedy: "Cut the circle: one of the equations has to do without the others.",
  },
  "division-by-zero": {
    level: "error",
    doc: "An expression divides by zero.",
    remedy: "Change the numbers or the formula so that the divisor is not 0.",
  },
  "zero-to-zero": {
    level: "error",
    doc: "An expression raises zero to the power zero.",
    remedy: "Change the numbers or the formula: 0^0 has no value.",
  },
  "limit-exceeded": {
    level: "error",
    doc: "A model is larger, or a text nested deeper, than the limits that keep a build from hanging.",
    remedy: "Make the model smaller, or split it; take the text out of some of what it stands in.",
  },
  "missing-model": {
    level: "error",
    doc: "A directive, chapter or book names a model that is not there.",
    remedy: "Correct the name, or put the model into models/<name>.yaml.",
  },
  "missing-chapter": {
    level: "error",
    doc: "book.yaml lists a chapter file that is not there, or drafts alone.",
    remedy: "Correct the name in book.yaml, or write the file; --drafts takes drafts into the book.",
  },
  "missing-book": {
    level: "error",
    doc: "The folder given to the command has no book.yaml.",
    remedy: "Name the folder that holds book.yaml, or make a new book: exactbook new <folder>.",
  },
  "unknown-directive": {
    level: "error",
    doc: "A directive's name is not known.",
    remedy: "Correct the name; where no directive is meant, put a backslash before the colon: \\:name[…].",
  },
  "unknown-attribute": {
    level: "error",
    doc: "A directive has an attribute that it does not take.",
    remedy: "Correct the spelling, or delete the attribute.",
  },
  "missing-attribute": {
    level: "error",
    doc: "A directive lacks an attribute that it needs.",
    remedy: "Add the attribute, as the example in the message has it.",
  },
  "long-fraction": {
    level: "warning",
    doc: "Gradient descent has made fractions longer than the model's budget of digits.",
    remedy: "Take fewer steps or rounder numbers, or raise the budget in the model's update.",
  },
  "missing-file": {
    level: "error",
    doc: "An include, an image or a link names a file that is not there.",
    remedy: "Correct the path, or put the file there.",
  },
  "bad-include": {
    level: "error",
    doc: "A file cannot be included: it includes itself, goes too deep, or is no part of a chapter.",
    remedy: "Include a text file of the book that does not lead back to this one.",
  },
  "bad-footnote": {
    level: "error",
    doc: "A footnote is called that is not there, lacks its colon, or is there and never called.",
    remedy: "Write the call [^name] in the text and its footnote [^name]: on a line of its own.",
  },
  "bad-table": {
    level: "error",
    doc: "A row of a table has more cells than the table's header, or the header another number than the dashes below it.",
    remedy:
      "Write \\| for a | within a cell, in code too, and \\vert in a formula; or give the header another column.",
  },
  "bad-redirect": {
    level: "error",
    doc: "An old address of book.yaml's redirects leads nowhere, in a circle, or is a page itself.",
    remedy: "Let every old address, such as old.html, lead to a page of the book.",
  },
  "bad-attribute": {
    level: "error",
    doc: "An attribute's value is not of the kind that the directive takes.",
    remedy: "Write one of the values that the message expects.",
  },
  "missing-label": {
    level: "error",
    doc: "A directive lacks the text in square brackets that it needs, or a heading its words.",
    remedy:
      "Write the text in square brackets behind the directive's name; delete the # that no words follow.",
  },
  "bad-reference": {
    level: "error",
    doc: "A reference or a link leads to what is not there, or to more than one place.",
    remedy: "Correct the id, path or address, or give the thing that is meant the id: {#id}.",
  },
  "stray-directive": {
    level: "error",
    doc: "Something looks like a directive but is plain text as written.",
    remedy:
      'Write ::name[…]{key="value"} without a space behind the colons, and close every bracket and quote.',
  },
  "foreign-syntax": {
    level: "warning",
    doc: "Something is written as other tools have it and means nothing here.",
    remedy:
      "Write what the message suggests; where it is to be read as it stands, put a backslash before it.",
  },
  "unknown-element": {
    level: "warning",
    doc: "A tag in a chapter is no element of HTML, SVG or MathML, so that a browser shows nothing of it.",
    remedy:
      "Write words in < and > as code, or with a backslash before the <; correct the spelling of an element. A name with a hyphen in it is one of your own.",
  },
  "unclosed-fence": {
    level: "error",
    doc: "A container directive, a display formula, a link or an id is never closed.",
    remedy:
      "Close it: a container by a line of as many colons as opened it, a display formula by $$, an id by }. A backslash before a bracket keeps it as text.",
  },
  "false-claim": {
    level: "error",
    doc: "The condition of a claim does not hold.",
    remedy: "Change the prose or the condition so that it is true again, or the numbers of the model.",
  },
  "typed-number": {
    level: "error",
    doc: "A number is typed by hand in prose or TeX, and the book's option literals asks for computed ones.",
    remedy:
      "Let a directive give it, put it into a claim that checks it, or mark it: :literal[…] in Markdown, \\literal{…} in a formula, data-literal in the tag around it in raw HTML.",
  },
  "bad-tex": {
    level: "error",
    doc: "KaTeX cannot typeset a formula, or a % hides the rest of it.",
    remedy: "Correct the TeX at the underlined place; a sign of percent is \\%.",
  },
  "bad-template": {
    level: "error",
    doc: "A template of the theme cannot be rendered, or asks for what no page gives it.",
    remedy: "Correct the template at the underlined place, or delete it: the theme's own takes its place.",
  },
  "not-text": {
    level: "error",
    doc: "A file of the book is not text in UTF-8.",
    remedy: "Save the file as UTF-8.",
  },
  "unreadable-file": {
    level: "error",
    doc: "The system does not let a file or folder of the book be read.",
    remedy: "Give whoever builds the book the right to read it, or take it out of the book.",
  },
  "unsafe-output": {
    level: "error",
    doc: "The output folder holds files that no build has made.",
    remedy:
      "Name another folder with --out, or move your files out of this one: what lies in public/ beside book.yaml goes into every build.",
  },
  "unwritable-output": {
    level: "error",
    doc: "The file system does not let the built book be written.",
    remedy:
      "Make room, or make the folder that the output lies in writable, or choose another one with `--out`; the old book is still there.",
  },
} as const satisfies Record<string, CodeRow>;

/** The code of a kind of mistake. */
export type ProblemCode = keyof typeof codes;
