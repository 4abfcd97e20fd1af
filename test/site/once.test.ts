import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { Once } from "../../src/site/once.ts";

function rendering(template: string) {
  const liquid = new Liquid();
  liquid.registerTag("once", Once);
  const parsed = liquid.parse(template);
  return (data: object) => liquid.renderSync(parsed, data);
}

test("what is said of a thing is written once for as long as it is the same, and of others each time", () => {
  const render = rendering("{% once one in many.list %}{{ one.name }}{{ sign }} {% endonce %}{{ one }}");
  const [a, b] = [{ name: "a" }, { name: "b" }];
  expect(render({ many: { list: [a, b] }, sign: "!" })).toBe("a! b! ");
  expect(render({ many: { list: [b, { name: "c" }, a] }, sign: "?" })).toBe("b! c? a! ");
});

test("a list of words is written anew, and no list gives nothing", () => {
  const render = rendering("{% once one in many %}{{ one }}{{ sign }} {% endonce %}");
  expect(render({ many: ["a", null], sign: "!" })).toBe("a! ! ");
  expect(render({ many: ["a", null], sign: "?" })).toBe("a? ? ");
  for (const many of [undefined, "words", 3, { a: 1 }]) expect(render({ many, sign: "!" })).toBe("");
});
