import { expect, test } from "vitest";
import { mistakes } from "../support/mistakes.ts";
import { problemsOf } from "../support/models.ts";

const PATH = "models/flagship.yaml";

/** The mistakes that stand in a model and are no other file's. */
const inModels = mistakes.flatMap(([title, files, messages]) => {
  const { [PATH]: text, ...others } = files;
  const isAlone = text !== undefined && Object.keys(others).length === 0;
  return isAlone && messages.every((message) => message.startsWith(`${PATH}:`))
    ? [{ title, text, messages }]
    : [];
});

test.each(inModels)("$title", ({ text, messages }) => {
  const problems = problemsOf(text).map((problem) => problem.replace(/^[^:]*/, PATH));
  expect(problems.sort()).toEqual([...messages].sort());
});

test("many ways to go wrong are among them", () => {
  expect(inModels.length).toBeGreaterThanOrEqual(40);
});
