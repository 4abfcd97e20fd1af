import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { idleFinders, withoutConstructs } from "../../src/directives/addresses.ts";
import { runs } from "../support/runs.ts";

const PIECES = [
  ...[
    "a",
    "w",
    "h",
    "www",
    "WWW.",
    "www.x.org",
    "http",
    "https://",
    "HTTP://x.org/a",
    "@",
    "a@b.c",
    "x@y",
    ".org",
  ],
  ...["mailto:", "xmpp:a@b.c/d", ":", "//", ".", "-", "_", "+", "\\", "\\@", "&#64;", "&commat;", "&period;"],
  ...[" ", "\n", "\n\n", "(", ")", "[", "](", "<", ">", "*", "`", "~", "1"],
];

test("what finds nothing in a text is left out without a difference to the tree", () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(""));
  const whole = unified().use(remarkParse).use(remarkGfm).freeze();
  fc.assert(
    fc.property(texts, (text) => {
      const part = unified().use(remarkParse).use(remarkGfm).use(withoutConstructs, idleFinders(text));
      expect(part.parse(text)).toEqual(whole.parse(text));
    }),
    { numRuns: runs(2000) },
  );
});

test.each([
  ["Plain words, a: b.", ["emailAutolink", "protocolAutolink", "wwwAutolink"]],
  ["`@decorated`", ["emailAutolink", "protocolAutolink", "wwwAutolink"]],
  ["a@b.c", ["protocolAutolink", "wwwAutolink"]],
  ["[x](https://x.org) www.y.org", ["emailAutolink"]],
])("%s", (text, idle) => {
  expect(idleFinders(text)).toEqual(idle);
});
