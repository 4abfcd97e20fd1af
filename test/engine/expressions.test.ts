import { describe, expect, test } from "vitest";
import {
  comparisonsIn,
  conditionText,
  derivative,
  mapSides,
  namesIn,
  parseCondition,
  parseExpression,
  parseQuantities,
  quantitiesIn,
  toText,
} from "../../src/model/index.ts";
import { attempt, excerpt, type Report, Source } from "../../src/problem/index.ts";
import { Rational } from "../../src/rational/index.ts";
import { linesOf } from "../support/models.ts";

const read = (text: string) => parseExpression(excerpt(new Source("e", text)));
const readBook = (text: string) => parseQuantities(excerpt(new Source("e", text)));
const reading = (text: string) =>
  linesOf((report: Report) => attempt(report, () => parseExpression(excerpt(new Source("e", text)))));
const values = (numbers: Record<string, string>) => (name: string) => {
  const text = numbers[name];
  return text === undefined ? undefined : Rational.parse(text);
};

test.each([
  "w11*x1 + w12*x2 + b1",
  "a - b + c - d",
  "a/b*c/d",
  "-x^2",
  "(-x)^2",
  "--x",
  "a - -b",
  "x^(-3)",
  "(x + y)^2",
  "(a*b)/(c*d)",
  "a*(b*c)",
  "a + (b + c)",
  "a - (b - c)",
  "relu(x - 1)",
  "max(x, y+1, 2)",
  "leaky_relu(z, 1/10)",
  "1/2*(y - t)^2",
  "1/3 + 0.5 + 1e3",
  "-(a + b)*c",
  "(1/2)^3",
])("writes %s as it was read", (text) => {
  const expression = read(text);
  expect(read(toText(expression))).toEqual(expect.objectContaining({ kind: expression.kind }));
  expect(toText(read(toText(expression)))).toBe(toText(expression));
});

test.each([
  ["w11*x1 + w12*x2 + b1", "w11*x1 + w12*x2 + b1"],
  ["a-b+c", "a - b + c"],
  ["f(x)".replace("f", "relu"), "relu(x)"],
  ["((a))", "a"],
  ["max(x+1,y)", "max(x+1, y)"],
  ["2*(x+y)", "2*(x+y)"],
  ["squared_error(y, t)", "(y-t)^2"],
  ["half_squared_error(y, t)", "1/2*(y-t)^2"],
  ["squared_error(y1, t1, y2, t2)", "sum((y1-t1)^2, (y2-t2)^2)"],
  ["mean_squared_error(y1, t1, y2, t2)", "mean((y1-t1)^2, (y2-t2)^2)"],
  ["absolute_error(2*y, t)", "abs(2*y-t)"],
  ["hinge(s, label)", "max(0, 1-label*s)"],
  ["hinge(a + b, c)", "max(0, 1-c*(a+b))"],
])("writes %s as %s", (text, written) => {
  expect(toText(read(text))).toBe(written);
});

describe("how numbers are written", () => {
  test.each([
    ["a*b + c*d + e", { a: "1", b: "1", c: "-1", d: "2", e: "0" }, "1*1 - 1*2 + 0"],
    ["a*b + c*d + e", { a: "1", b: "1", c: "1", d: "2", e: "-1" }, "1*1 + 1*2 - 1"],
    ["a - b", { a: "2", b: "-1" }, "2 + 1"],
    ["a*b", { a: "-2", b: "2" }, "-2*2"],
    ["a*b", { a: "2", b: "-3" }, "2*(-3)"],
    ["a^2", { a: "-1" }, "(-1)^2"],
    ["a*b", { a: "1/2", b: "3" }, "(1/2)*3"],
    ["a^2", { a: "1/2" }, "(1/2)^2"],
    ["a + b", { a: "1/2", b: "-1/3" }, "1/2 - 1/3"],
    ["a*b", { a: "-1/2", b: "3" }, "(-1/2)*3"],
    ["a + b*c", { a: "1", b: "-1/2", c: "3" }, "1 - (1/2)*3"],
    ["a - b*c", { a: "1", b: "-2", c: "3" }, "1 + 2*3"],
    ["a/b", { a: "1", b: "-3" }, "1/(-3)"],
    ["-a", { a: "-3" }, "-(-3)"],
    ["relu(a)", { a: "-3" }, "relu(-3)"],
    ["2*(y - t)", { y: "2", t: "3" }, "2*(2-3)"],
    ["2*(y - t)", { y: "-2", t: "-3" }, "2*(-2+3)"],
  ])("%s with %o is %s", (text, numbers, written) => {
    expect(toText(read(text), values(numbers))).toBe(written);
  });
});

test.each([
  ["x^2", "2*x"],
  ["x^3", "3*x^2"],
  ["x^1", "1"],
  ["1/x", "-1/x^2"],
  ["x^(-2)", "-2/x^3"],
  ["3*x^2", "6*x"],
  ["1/2*(x - t)^2", "x - t"],
  ["a*x + b", "a"],
  ["a - x", "-1"],
  ["-x", "-1"],
  ["x*x", "x + x"],
  ["x*x + x*y - x*x", "x + x + y - (x+x)"],
  ["x - x*x", "1 - (x+x)"],
  ["x/y", "1/y"],
  ["y/x", "-(y/x^2)"],
  ["relu(x)", "ReLU'(x)"],
  ["relu(2*x)", "2*ReLU'(2*x)"],
  ["max(x, y)", "max'1(x, y)"],
  ["min(y, x)", "min'2(y, x)"],
  ["abs(x)", "abs'(x)"],
  ["leaky_relu(x, a)", "LeakyReLU'(x, a)"],
  ["leaky_relu(z, x)", "min(z, 0)"],
  ["square(x)", "2*x"],
  ["sum(x, y, x)", "1 + 1"],
  ["mean(x, y)", "1/2"],
  ["y", "0"],
  ["-(-x)", "1"],
  ["-x*y", "-y"],
  ["2*x*3", "6"],
  ["a*2*x/3", "(2/3)*a"],
  ["x^2*y^3", "2*y^3*x"],
  ["(x*y)^2", "2*x*y*y"],
  ["2/x^2", "-4*x/(x^2)^2"],
  ["x/(2*x)", "1/(2*x) - 2*x/(2*x)^2"],
  ["relu(x)*x", "x*ReLU'(x) + relu(x)"],
  ["y - 2*x", "-2"],
  ["y - (x - a)", "-1"],
  ["(x - y)*(-1)", "-1"],
  ["0*x", "0"],
  ["x^0", "0"],
  ["x*y/a/x", "y/a/x - x*y/a/x^2"],
  ["(x+1)*(x+2)", "x + 2 + x + 1"],
  ["x/(-2)", "1/(-2)"],
  ["x/2/3", "1/6"],
  ["a/(x*2)", "-2*a/(x*2)^2"],
  ["(1/x)*y*(1/x)", "-1*y*(1/x)/x^2 - 1*(1/x)*y/x^2"],
])("the derivative of %s by x is %s", (text, written) => {
  expect(toText(derivative(read(text), "x"))).toBe(written);
});

test("names come once each, in the order of the text", () => {
  expect(namesIn(read("b*a + max(c, a) - b^2"))).toEqual(["b", "a", "c"]);
});

test("the book's dialect has derivatives, gates, counts and examples", () => {
  const list = readBook("dL/dw11, ReLU'(z1), max'2(x, y), count(parameters), L@2, dL/dz1@2, (dL/dw11)^2");
  expect(list.map((expression) => toText(expression))).toEqual([
    "dL/dw11",
    "ReLU'(z1)",
    "max'2(x, y)",
    "count(parameters)",
    "L@2",
    "dL/dz1@2",
    "(dL/dw11)^2",
  ]);
});

test.each([
  "L[w11=6/5]",
  "dL/dw11[b1=-3 w11=1]^2*L[after=2]",
  "(L - h1)[c=1]",
  "ReLU'(z1)[b1=-3]",
  "L[w11=2][after=1]",
  "digits(L + 1)*digits(dL/dw11)",
])("a page may write %s", (text) => {
  const again = (input: string) =>
    readBook(input)
      .map((expression) => toText(expression))
      .join();
  expect(again(again(text))).toBe(again(text));
  expect(again(text).replaceAll(/[() ]/g, "")).toBe(text.replaceAll(/[() ]/g, ""));
});

test.each([
  ["L1 <= L0/2", "L1 <= L0/2"],
  ["0<L<1", "0 < L < 1"],
  ["L = 1 and not c != 0", "L = 1 and not c != 0"],
  ["a = 1 or b = 2 and c = 3", "a = 1 or (b = 2 and c = 3)"],
  ["(a = 1 or b = 2) and (c + 1)*2 = 3", "(a = 1 or b = 2) and (c+1)*2 = 3"],
  ["not (a = 1 and b = 2)", "not (a = 1 and b = 2)"],
  ["((a)) = (1)", "a = 1"],
  ["(L[w=1] + 1)/2 < L", "(L[w=1]+1)/2 < L"],
])("reads the condition %s", (text, written) => {
  const condition = (input: string) => parseCondition(excerpt(new Source("e", input)));
  expect(conditionText(condition(text))).toBe(written);
  expect(conditionText(condition(written))).toBe(written);
});

test("a condition's sides can be told and changed, wherever they stand", () => {
  const condition = parseCondition(excerpt(new Source("e", "a < b < c and not (d = 1 or e != f)")));
  const sides = comparisonsIn(condition).map(({ sides }) => sides.map((side) => toText(side)).join());
  expect(sides).toEqual(["a,b,c", "d,1", "e,f"]);
  const doubled = mapSides(condition, (side) => read(`2*${toText(side)}`));
  expect(conditionText(doubled)).toBe("2*a < 2*b < 2*c and not (2*d = 2*1 or 2*e != 2*f)");
});

test("a page's expression tells the quantities in it, a gradient by what it is taken by", () => {
  expect(readBook("L + dL/dw11*(h1 - 2)").flatMap(quantitiesIn)).toEqual(["L", "w11", "h1"]);
});

test.each([
  ["ReLU'(z1", 'e:1:9 bad-syntax: the end; expected ")"'],
  ["max'3(a, b)", "e:1:1 bad-syntax: \"max'3\"; expected max'1 to max'2"],
  ["sum'(a)", 'e:1:1 bad-syntax: "sum\'"; expected a number, a name or a function'],
  ["count(weights)", 'e:1:7 bad-syntax: "weights"; expected one of inputs targets parameters equations'],
  [
    "cuont(inputs)",
    'e:1:1 unknown-function: "cuont"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge, count, digits; did you mean count?',
  ],
])("a page may not write %s", (text, message) => {
  const found = linesOf((report: Report) => attempt(report, () => readBook(text)));
  expect(found).toEqual([message]);
});

test.each([
  ["L", "e:1:2 bad-syntax: the end; expected one of = != < <= > >="],
  ["L < 1 and", 'e:1:10 bad-syntax: the end; expected a number, a name or "("'],
  ["L < 1 c", 'e:1:7 bad-syntax: "c"; expected an operator or the end'],
  ["(L < 1", 'e:1:7 bad-syntax: the end; expected ")"'],
  ["(L < ) and L < 1", 'e:1:6 bad-syntax: ")"; expected a number, a name or "("'],
  ["not L", "e:1:6 bad-syntax: the end; expected one of = != < <= > >="],
  ["L[w=1 < 2", 'e:1:2 bad-syntax: "[" in an expression; expected a number, a name or an operator'],
])("the condition %s is none", (text, message) => {
  const found = linesOf((report: Report) =>
    attempt(report, () => parseCondition(excerpt(new Source("e", text)))),
  );
  expect(found).toEqual([message]);
});

test.each([
  ["", 'e:1:1 bad-syntax: the end; expected a number, a name or "("'],
  ["a +", 'e:1:4 bad-syntax: the end; expected a number, a name or "("'],
  ["a b", 'e:1:3 bad-syntax: "b"; expected an operator or the end'],
  ["(a", 'e:1:3 bad-syntax: the end; expected ")"'],
  ["a $ b", 'e:1:3 bad-syntax: "$" in an expression; expected a number, a name or an operator'],
  ["8.", 'e:1:2 bad-syntax: "." in an expression; expected a number, a name or an operator'],
  ["x^y", 'e:1:3 bad-exponent: the exponent "y"; expected an integer such as 2 or (-1)'],
  ["x^0.5", 'e:1:3 bad-exponent: the exponent "0.5"; expected an integer such as 2 or (-1)'],
  ["2^99999999999", 'e:1:3 limit-exceeded: the exponent "99999999999"; expected at most 10000'],
  ["relu(a, b)", "e:1:1 wrong-arity: relu with 2 arguments; expected 1"],
  ["max(a)", "e:1:1 wrong-arity: max with 1 argument; expected at least 2"],
  ["hinge(a, b, c)", "e:1:1 wrong-arity: hinge with 3 arguments; expected pairs of score and label"],
  [
    "rleu(a)",
    'e:1:1 unknown-function: "rleu"; expected one of relu, leaky_relu, abs, max, min, sum, mean, square, squared_error, half_squared_error, mean_squared_error, absolute_error, hinge; did you mean relu?',
  ],
  [
    "sqrt(a)",
    "e:1:1 not-exact: sqrt takes rational numbers to irrational ones; expected an operation that stays exact: the square itself, e.g. compare squared distances",
  ],
  ["1e99999", 'e:1:1 limit-exceeded: "1e99999"; expected a number of at most 10000 digits'],
])("%s is refused", (text, line) => {
  expect(reading(text)).toEqual([line]);
});

test.each(["exp", "log", "sqrt", "sigmoid", "tanh", "softmax", "sin"])(
  "%s is known and not exact",
  (name) => {
    expect(reading(`1 + ${name}(x)`)[0]).toMatch(/^e:1:5 not-exact: .+ stays exact: \w+/);
  },
);
