import fc from "fast-check";
import { expect, test } from "vitest";
import { readModel } from "../../src/model/index.ts";
import { Source } from "../../src/problem/index.ts";
import { Rational } from "../../src/rational/index.ts";
import { type Certificate, certificate, run } from "../../src/trace/index.ts";
import { flagshipText, modelText, traceOf } from "../support/models.ts";
import { randomModel } from "../support/random.ts";
import { runs } from "../support/runs.ts";

/** What a certificate says, in short. */
const shown = ({ gradient, dual, difference }: Certificate) => {
  const proof =
    difference.kind === "difference"
      ? `degree ${difference.degree}, h=${difference.h}: ${difference.samples.map(({ at, loss }) => `L(${at})=${loss}`).join(" ")} -> ${difference.quotient}`
      : difference.reason;
  return `${gradient} ${dual}; ${proof}`;
};
const at = (text: string, inputs: Record<string, string>, by: string, rest = "") =>
  shown(certificate(traceOf(modelText(inputs, [["L", text]], "L", rest)), by));

test("the flagship's gradients are certified by central differences inside the activation pattern", () => {
  const trace = traceOf(flagshipText);
  expect(shown(certificate(trace, "w11"))).toBe("-2 -2; degree 2, h=1: L(2)=0 L(0)=4 -> -2");
  expect(shown(certificate(trace, "yhat"))).toBe("-2 -2; degree 2, h=1: L(3)=0 L(1)=4 -> -2");
  expect(shown(certificate(trace, "L"))).toBe("1 1; degree 1, h=1: L(2)=2 L(0)=0 -> 1");
  expect(shown(certificate(trace, "w21"))).toBe("0 0; degree 0, h=1/2: L(3/2)=1 L(1/2)=1 -> 0");
});

test.each([
  ["x^2", { x: "3" }, "6 6; degree 2, h=1: L(4)=16 L(2)=4 -> 6"],
  ["x^3", { x: "1" }, "3 3; degree 3, h=1: L(2)=8 L(0)=0 L(3)=27 L(-1)=-1 -> 3"],
  ["relu(x)", { x: "1/3" }, "1 1; degree 1, h=1/4: L(7/12)=7/12 L(1/12)=1/12 -> 1"],
  ["max(x^2, y/x)", { x: "2", y: "0" }, "4 4; degree 2, h=1: L(3)=9 L(1)=1 -> 4"],
  ["y/x", { x: "2", y: "1" }, "-1/4 -1/4; not certifiable by differences: L is no polynomial in x"],
  ["x^65", { x: "1" }, "65 65; not certifiable by differences: L is a polynomial of degree 65 in x"],
  [
    "relu(x)",
    { x: "0" },
    "0 0; the difference quotient is not usable: x moves an operation that sits on its kink",
  ],
  ["relu(y) + x^2", { x: "1", y: "0" }, "2 2; degree 2, h=1: L(2)=4 L(0)=0 -> 2"],
  ["x^5", { x: "1" }, "5 5; degree 5, h=1: L(2)=32 L(0)=0 L(3)=243 L(-1)=-1 L(4)=1024 L(-2)=-32 -> 5"],
  [
    "x^7/y",
    { x: "0", y: "2" },
    "0 0; degree 7, h=1: L(1)=1/2 L(-1)=-1/2 L(2)=64 L(-2)=-64 L(3)=2187/2 L(-3)=-2187/2 L(4)=8192 L(-4)=-8192 -> 0",
  ],
  ["max(x^2, y/x)", { x: "1", y: "0" }, "2 2; degree 2, h=1/2: L(3/2)=9/4 L(1/2)=1/4 -> 2"],
  [
    "relu(x)",
    { x: "1e-400" },
    "1 1; not certifiable by differences: no step around x keeps every operation on its side",
  ],
  ["max(x, x)", { x: "3" }, "1 1; degree 1, h=1: L(4)=4 L(2)=2 -> 1"],
  ["relu(y)*x", { x: "3", y: "-1" }, "0 0; degree 0, h=1: L(4)=0 L(2)=0 -> 0"],
  ["x*y*0 + (x - x)^2*x", { x: "3", y: "-1" }, "0 0; degree 3, h=1: L(4)=0 L(2)=0 L(5)=0 L(1)=0 -> 0"],
  ["leaky_relu(y, x)", { x: "1/2", y: "-3" }, "-3 -3; degree 1, h=1: L(3/2)=-9/2 L(-1/2)=3/2 -> -3"],
])("%s at %o", (text, inputs, line) => {
  expect(at(text, inputs, "x")).toBe(line);
});

test("a polynomial of degree 64 is the last that differences certify", () => {
  expect(at("x^64", { x: "1" }, "x")).toMatch(/^64 64; degree 64, h=1: .* -> 64$/);
});

test("equal arguments that each get the full derivative are a kink, though the tie holds", () => {
  const all = "conventions: { tie: all }\n";
  const line = "the difference quotient is not usable: x moves an operation that sits on its kink";
  expect(at("max(x, x)", { x: "3" }, "x", all)).toBe(`2 2; ${line}`);
  expect(at("max(y, y) + x", { x: "3", y: "1" }, "x", all)).toBe("1 1; degree 1, h=1: L(4)=5 L(2)=3 -> 1");
  expect(at("abs(y - y) + x", { x: "3", y: "1" }, "x", all)).toBe("1 1; degree 1, h=1: L(4)=4 L(2)=2 -> 1");
});

test("the numbers that a run replaces are those of its certificates", () => {
  const overrides = new Map([["x2", Rational.of(-2n)] as const, ["c", Rational.of(7n)] as const]);
  const trace = run(traceOf(flagshipText).model, () => {}, { overrides });
  if (!trace) throw new Error("the model runs");
  expect(shown(certificate(trace, "c"))).toBe("14 14; degree 2, h=1: L(8)=64 L(6)=36 -> 14");
  expect(shown(certificate(trace, "v2"))).toBe("42 42; degree 2, h=1: L(2)=100 L(0)=16 -> 42");
});

test("kinks are reported with the convention that both modes used", () => {
  const trace = traceOf(modelText({ x: "0" }, [["L", "relu(x)"]], "L", "conventions: { relu: 1/3 }\n"));
  const proof = certificate(trace, "x");
  expect(proof.kinks).toEqual([{ at: "L", operation: "relu", convention: "1/3" }]);
  expect([proof.gradient.toString(), proof.dual.toString()]).toEqual(["1/3", "1/3"]);
});

test("proofs that disagree are a bug", () => {
  const trace = traceOf(flagshipText);
  const gradients = { ...trace.gradients, w11: Rational.of(5n) };
  expect(() => certificate({ ...trace, gradients }, "w11")).toThrow("dL/dw11 is 5 in reverse, -2 forward");
  const quotient = traceOf(modelText({ x: "2" }, [["L", "1/x"]], "L"));
  const wrong = { ...quotient.gradients, x: Rational.one };
  expect(() => certificate({ ...quotient, gradients: wrong }, "x")).toThrow("dL/dx is 1 in reverse, -1/4");
  expect(() => certificate(trace, "w99")).toThrow("no quantity w99");
});

test("every gradient of random models is certified, or labelled why not", () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(randomModel, ({ text, names }) => {
      const model = readModel(new Source("m", text), () => {});
      const trace = model && run(model, () => {});
      for (const name of trace ? names : []) {
        const { kind } = trace ? certificate(trace, name).difference : { kind: "none" };
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (kind === "kink") expect(trace?.gates.some(({ kink }) => kink)).toBe(true);
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(kinds.get("difference")).toBeGreaterThan(runs(1000));
  expect([...kinds.keys()].sort()).toEqual(["difference", "kink", "not-certifiable"]);
});
