import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLimits } from "../../src/model/index.ts";
import { flagshipText, problemsOf } from "../support/models.ts";
import { runs } from "../support/runs.ts";

test.each([
  ["characters", 20, /^m.yaml:1:1 limit-exceeded: a model of \d+ characters; expected at most 20$/],
  ["equations", 5, /^m.yaml:6:3 limit-exceeded: 6 equations; expected at most 5$/],
  ["numbers", 11, /^m.yaml:1:1 limit-exceeded: 12 given numbers; expected at most 11$/],
  ["depth", 0, /^m.yaml:7:12 limit-exceeded: brackets or signs nested too deep; expected at most 0/],
  ["exponent", 1, /^m.yaml:11:22 limit-exceeded: the exponent "2"; expected at most 1$/],
  ["work", 20, /limit-exceeded: too much work with long numbers/],
  ["digits", 8, /limit-exceeded: a number too long to be read; expected at most 8 digits$/],
] as const)("the limit of %s is an option", (name, limit, message) => {
  expect(problemsOf(flagshipText, { ...defaultLimits, [name]: limit })[0]).toMatch(message);
});

test("broken model text gives a result or problems with places, never anything else", () => {
  const pieces = "{}[]()*+-/^,:;#&!|>'\"%@`\\ \n\t\r\0$=<~é𝒳0129.eExyzaL"
    .split("")
    .concat([
      "relu(",
      "max(",
      "1/0",
      "^(-1)",
      "0^0",
      "\n  ",
      ": ",
      "- ",
      "*a",
      "&a ",
      "!!int ",
      "---\n",
      "inputs:",
      "layers:",
      "examples:",
      "update:",
      "equations:",
      "loss:",
      "1e999",
      "x@2",
      "dL/dx",
      "\u2028",
      "<<: ",
      "? ",
    ]);
  const base = `${flagshipText}conventions: { relu: 0, tie: split }\nupdate: { rate: 1/10, steps: 2 }\n`;
  const edit = fc.tuple(
    fc.nat(base.length),
    fc.nat(12),
    fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
  );
  const broken = fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (text, [at, cut, added]) => text.slice(0, at) + added.join("") + text.slice(at + cut),
        base,
      ),
    );
  fc.assert(
    fc.property(
      fc.oneof(
        { arbitrary: broken, weight: 9 },
        { arbitrary: fc.array(fc.constantFrom(...pieces)).map((list) => list.join("")), weight: 1 },
      ),
      (text) => {
        for (const problem of problemsOf(text)) expect(problem).toMatch(/^m\.yaml:\d+:\d+ [a-z-]+: \S/);
      },
    ),
    { numRuns: runs(10_000) },
  );
});
