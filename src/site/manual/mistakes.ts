import type { ProblemCode } from "../../problem/index.ts";

/** A message of each kind as the terminal shows it; the tests give every one of them. */
export const mistakes: Readonly<Partial<Record<ProblemCode, string>>> = {
  "yaml-syntax": `models/flagship.yaml:6:1 yaml-syntax: Tabs are not allowed as indentation; expected spaces
  6 |   z1: w11*x1 + w12*x2 + b1
    | ^^`,
  "bad-shape": `book.yaml:2:11 bad-shape: "page.md" in "chapters"; expected a list of chapter files
  2 | chapters: page.md
    |           ^^^^^^^`,
  "unknown-key": `page.md:2:1 unknown-key: "titel"; expected one of title, description, model, literals, lang, draft; did you mean title?
  2 | titel: A page
    | ^^^^^`,
  "missing-key": `book.yaml:1:1 missing-key: no "chapters"; expected a list of chapter files
  1 | title: A book
    | ^^^^^^^^^^^^^`,
  "duplicate-name": `page.md:5:8 duplicate-name: the id "x" stands here and at line 3, column 8; expected one of them
  5 | ## B {#x}
    |        ^`,
  "bad-name": `models/flagship.yaml:2:11 bad-name: the name "__proto__"; expected another name
  2 | inputs: { __proto__: 1, x1: 1, x2: 2 }
    |           ^^^^^^^^^`,
  "bad-number": `models/flagship.yaml:2:15 bad-number: ".5"; expected a number such as 3, -2, 0.1, 1e3 or 1/3
  2 | inputs: { x1: .5, x2: 2 }
    |               ^^`,
  "bad-syntax": `models/flagship.yaml:7:14 bad-syntax: the end; expected ")"
  7 |   h1: relu(z1
    |              ^`,
  "unknown-name": `models/flagship.yaml:30:3 unknown-name: "yhatt" in "meanings"; did you mean yhat?
  30 |   yhatt: what the network predicts
     |   ^^^^^`,
  "unknown-function": `models/flagship.yaml:7:7 unknown-function: "rely"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge; did you mean relu?
  7 |   h1: rely(z1)
    |       ^^^^`,
  "not-exact": `models/flagship.yaml:7:7 not-exact: sigmoid takes rational numbers to irrational ones; expected an operation that stays exact: relu, or max(0, min(1, x)) as a step with a slope
  7 |   h1: sigmoid(z1)
    |       ^^^^^^^`,
  "wrong-arity": `models/flagship.yaml:7:7 wrong-arity: relu with 2 arguments; expected 1
  7 |   h1: relu(z1, z1)
    |       ^^^^`,
  "bad-exponent": `models/flagship.yaml:11:23 bad-exponent: an exponent that begins with "1"; expected an integer such as 2 or (-1)
  11 |   L: (yhat - target)^(1/2)
     |                       ^`,
  "dependency-cycle": `models/flagship.yaml:10:12 dependency-cycle: h1 -> yhat -> h1: each needs the next to be computed first; expected equations that use only inputs, parameters and other equations without a way back
  10 |   yhat: v1*h1 + v2*h2 + c
     |            ^^`,
  "division-by-zero": `page.md:3:10 division-by-zero: a division by h2, which is 0; expected a divisor other than 0
  3 | :value[L/h2]
    |          ^^`,
  "zero-to-zero": `page.md:3:8 zero-to-zero: h2^0 is 0^0, which has no value
  3 | :value[h2^0]
    |        ^^^^`,
  "limit-exceeded": `models/flagship.yaml:11:22 limit-exceeded: the exponent "99999"; expected at most 10000
  11 |   L: (yhat + target)^99999
     |                      ^^^^^`,
  "missing-model": `page.md:2:8 missing-model: the model "flag"; expected models/flag.yaml
  2 | model: flag
    |        ^^^^`,
  "missing-chapter": `book.yaml:2:12 missing-chapter: the chapter "pgae.md", which nobody wrote; did you mean page.md?
  2 | chapters: [pgae.md]
    |            ^^^^^^^`,
  "missing-book": `blank/book.yaml:1:1 missing-book: no book.yaml in this folder; expected a book folder with book.yaml in it`,
  "unknown-directive": `page.md:3:1 unknown-directive: "::value"; expected the form that value has; did you mean :value?
  3 | ::value[L]
    | ^^^^^^^`,
  "unknown-attribute": `page.md:3:11 unknown-attribute: the attribute "iff" of claim; expected one of if, id, class, model, with, after; did you mean if?
  3 | :claim[x]{iff="L = 1"}
    |           ^^^`,
  "missing-attribute": `page.md:3:1 missing-attribute: :::what-if without "with" or "after"; expected :::what-if{with="b1=-3 w11=1/2"}
  3 | :::what-if
    | ^^^^^^^^^^`,
  "long-fraction": `page.md:3:36 long-fraction: warning: fractions of 13 digits after step 2; expected at most 5; take fewer steps, or raise "digits" in "update"
  3 | :value[L]{after=1} :value[L]{after=2}
    |                                    ^`,
  "missing-file": `page.md:3:10 missing-file: the file "images/net.png", which is not there
  3 | ![A net](images/net.png)
    |          ^^^^^^^^^^^^^^`,
  "bad-include": `page.md:3:11 bad-include: "page.md", which includes itself; expected files that do not include one another in a circle
  3 | ::include[page.md]
    |           ^^^^^^^`,
  "bad-footnote": `page.md:3:5 bad-footnote: "[^note]", which no footnote answers; expected a line [^note]: with its text, or a backslash before the bracket
  3 | One.[^note]
    |     ^^^^^^^`,
  "bad-table": `page.md:5:7 bad-table: cell 3 of a row, in a table of 2 columns; expected \\| for a | within a cell, in code too, and \\vert in a formula
  5 | | $|x|$ | 2 |
    |       ^`,
  "bad-redirect": `book.yaml:3:22 bad-redirect: "a.html", which leads in a circle; expected a page of the book
  3 | redirects: { a.html: b.html, b.html: a.html }
    |                      ^^^^^^`,
  "bad-attribute": `page.md:3:17 bad-attribute: mode="backwards"; expected forward or backward; did you mean backward?
  3 | ::register{mode=backwards}
    |                 ^^^^^^^^^`,
  "missing-label": `page.md:3:7 missing-label: :value; expected :value[dL/dw11]
  3 | It is :value[].
    |       ^^^^^^`,
  "bad-reference": `page.md:3:10 bad-reference: "fig-a fig-b"; expected one id
  3 | See :ref[fig-a fig-b].
    |          ^^^^^^^^^^^`,
  "stray-directive": `page.md:3:1 stray-directive: "::register{mode=forward", which came out as text; expected ::name[…]{key="value"} without a space behind the colons, every quote closed, \\" nowhere
  3 | ::register{mode=forward
    | ^^`,
  "foreign-syntax": `page.md:5:3 foreign-syntax: warning: "[!NOTE]" as other tools have it; did you mean :::note?
  5 | > [!NOTE]
    |   ^^^^^^^`,
  "unknown-element": `page.md:3:5 unknown-element: warning: "<folder>", of which a browser shows nothing: HTML has no such element; expected code, \`<folder>\`, or a backslash before the <
  3 | Run <folder>.
    |     ^^^^^^^`,
  "unclosed-fence": `page.md:3:1 unclosed-fence: :::equation is never closed; expected a line :::; a container inside a container needs fewer colons than the outer one
  3 | :::equation
    | ^^^^^^^^^^^`,
  "false-claim": `page.md:3:27 false-claim: "L = 2" does not hold: L = 1; expected "two" to be true
  3 | A loss of :claim[two]{if="L = 2"}.
    |                           ^^^^^`,
  "typed-number": `page.md:3:18 typed-number: warning: the number 1, typed by hand; expected a directive that gives it, or a claim around it that checks it; did you mean :value[L]?
  3 | :claim[a loss of 1]{if="L = x1"}
    |                  ^`,
  "bad-tex": `page.md:4:5 bad-tex: Undefined control sequence: \\foo
  4 | a + \\foo
    |     ^^^^`,
  "bad-template": `templates/page.html:1:6 bad-template: invalid value expression: ""
  1 | {% if %}
    |      ^`,
  "not-text": `content/01-net.md:1:1 not-text: a file that is not UTF-8; expected text saved as UTF-8`,
  "unsafe-output": `letters:1:1 unsafe-output: letters is, or belongs to, something that no build has made; expected an empty folder, a built book, or a folder that is not there yet`,
  "unreadable-file": `content/01-net.md:1:1 unreadable-file: what the system does not let be read (EACCES); expected a file, or a folder, that whoever builds the book may read`,
  "unwritable-output":
    "dist:1:1 unwritable-output: a disk that is full (ENOSPC); expected a folder beside which there is room for another, which takes its place",
};
