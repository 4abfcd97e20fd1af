import { describe, expect, test } from "vitest";
import { Rational } from "../../src/rational/index.ts";
import { kinksOf } from "../../src/trace/index.ts";
import { casesOf, caseText } from "../support/cases.ts";
import { texts, traceOf } from "../support/models.ts";

/** A printed number: also "8.", "7/2" and "1e-05". */
function printed(text: string): Rational {
  const value = Rational.parse(text.replace(/\.(?=$|e)/, ""));
  if (!value) throw new Error(`no number: ${text}`);
  return value;
}

describe.each(["published", "random", "dense"])("the worked examples in %s.json", (file) => {
  test.each(casesOf(file).map((record) => [record.id, record] as const))("%s", (_, record) => {
    const trace = traceOf(caseText(record));
    expect(texts(trace.values)).toEqual(record.exact.values);
    expect(texts(trace.gradients)).toEqual(record.exact.gradients);
    expect(kinksOf(trace).length > 0).toBe(record.has_kink);
    if (record.source_wrong) return;
    for (const kind of ["values", "gradients"] as const) {
      for (const [name, text] of Object.entries(record.expected[kind])) {
        const difference = (trace[kind][name] ?? Rational.zero).minus(printed(text));
        const size = difference.sign < 0 ? difference.negated() : difference;
        expect(size.compare(printed(record.tolerance_abs)), `${kind} of ${name}`).toBeLessThanOrEqual(0);
      }
    }
  });
});
