import { expect, test } from "vitest";
import { bodyOf, problemsOf } from "../support/book.ts";

const EXERCISE =
  "::::exercise[Why **two**?]{#ex-two}\nAsk :value[z1].\n:::answer\nBecause :eq[h1].\n:::\n::::";

test("an exercise is numbered, has a title, and folds its answer away", () => {
  expect(bodyOf(EXERCISE)).toBe(
    '<div class="exercise" role="group" aria-label="Exercise 1.1" id="ex-two"><p class="exercise-title">' +
      '<span class="label-number">Exercise 1.1</span> <strong>Why <strong>two</strong>?</strong></p>' +
      '<p>Ask <span class="value">2</span>.</p><details class="answer"><summary>Answer</summary>' +
      '<p>Because <span class="value">h1=2</span>.</p></details></div>',
  );
});

test("exercises count whether they have an id or not, and references lead to those that have", () => {
  const body = bodyOf(`:::exercise\nOne.\n:::\n\n${EXERCISE}\n\nAs in :ref[ex-two].`);
  expect(body).toContain('<span class="label-number">Exercise 1.1</span></p><p>One.</p>');
  expect(body).toContain('<a class="reference" href="#ex-two">Exercise 1.2</a>');
});

test("an answer may have another name", () => {
  expect(bodyOf(":::answer[Hint]\nThink.\n:::")).toBe(
    '<details class="answer"><summary>Hint</summary><p>Think.</p></details>',
  );
});

test("what is wrong inside of an answer has its place", () => {
  expect(problemsOf("::::exercise\n:::answer\n:value[w3]\n:::\n::::")).toEqual([
    expect.stringMatching(/^page\.md:5:8 unknown-name: "w3"/),
  ]);
});

test("a table of symbols has names, formulas of what is computed and numbers of what is given", () => {
  const given = bodyOf("::symbols{of=parameters}");
  expect(given).toMatch(/<th scope="row"><code>w22<\/code><\/th><td>.*<td>-1<\/td>/s);
  expect(given).not.toContain("<code>x1</code>");
  const equations = bodyOf("::symbols{of=equations with='w11=7'}");
  expect(equations).toContain('<annotation encoding="application/x-tex">w_{11}x_1 + w_{12}x_2 + b_1');
  expect(equations).toContain("<td>sum of the first hidden unit</td>");
  expect(bodyOf("::symbols{with='w11=7'}")).toContain("Names of The flagship network");
});
