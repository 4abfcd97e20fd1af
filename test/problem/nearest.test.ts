import { describe, expect, test } from "vitest";
import { nearest } from "../../src/problem/index.ts";

describe("the name that was most likely meant", () => {
  test.each([
    ["vlaue", "value"],
    ["pgae.md", "page.md"],
    ["backwards", "backward"],
    ["w13", "w11"],
    ["z9", "z1"],
    ["mod", "mode"],
    ["LOSS", "loss"],
    ["l", "L"],
    ["chapters/forwrad.html", "chapters/forward.html"],
  ])("%s: %s", (word, meant) => {
    expect(nearest(word, ["upto", meant, "quite another one"])).toBe(meant);
  });

  test.each([
    ["x", "y"],
    ["w11", "z1"],
    ["lines", "notes"],
    ["nowhere.html", "page.html"],
    ["net.html", "page.html"],
    ["parts/net.md", "page.md"],
    ["flag", "flagship"],
    ["anything", ""],
  ])("%s: not %s", (word, other) => {
    expect(nearest(word, [other])).toBeUndefined();
  });

  test("none without candidates", () => {
    expect(nearest("L", [])).toBeUndefined();
  });
});
