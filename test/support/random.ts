import fc from "fast-check";
import { modelText } from "./models.ts";

const numeral = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(1, 1, 1, 2, 3, 5))
  .map(([p, q]) => (q === 1 ? `${p}` : `${p}/${q}`));
const literal = fc.constantFrom("0", "1", "2", "3", "1/2", "0.25");

/** An expression over names, as text; divisions may hit zero. */
function expression(names: readonly string[]): fc.Arbitrary<string> {
  const { node } = fc.letrec<{ node: string }>((tie) => {
    const inner = tie("node");
    const name = fc.constantFrom(...names);
    const call = (title: string, least: number, most: number) =>
      fc.array(inner, { minLength: least, maxLength: most }).map((args) => `${title}(${args.join(", ")})`);
    return {
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        { arbitrary: name, weight: 4 },
        { arbitrary: literal, weight: 1 },
        {
          arbitrary: fc
            .tuple(inner, fc.constantFrom("+", "-", "*"), inner)
            .map(([a, op, b]) => `(${a} ${op} ${b})`),
          weight: 4,
        },
        {
          arbitrary: fc
            .tuple(inner, inner, inner)
            .map(([a, b, c]) => `${bare(a)}*${bare(b)} + ${bare(c)}`)
            .map((t) => `(${t})`),
          weight: 2,
        },
        {
          arbitrary: fc
            .tuple(inner, inner)
            .map(([a, b]) => `${bare(a)}/${bare(b)}`)
            .map((t) => `(${t})`),
          weight: 1,
        },
        { arbitrary: inner.map((a) => `(-${bare(a)})`), weight: 1 },
        {
          arbitrary: fc
            .tuple(inner, fc.constantFrom("0", "1", "2", "3", "(-1)", "(-2)"))
            .map(([a, n]) => `${bare(a)}^${n}`)
            .map((t) => `(${t})`),
          weight: 2,
        },
        { arbitrary: fc.oneof(call("relu", 1, 1), call("abs", 1, 1), call("square", 1, 1)), weight: 2 },
        {
          arbitrary: fc.oneof(call("leaky_relu", 2, 2), call("squared_error", 2, 2), call("hinge", 2, 2)),
          weight: 1,
        },
        {
          arbitrary: fc.oneof(call("max", 2, 3), call("min", 2, 3), call("sum", 1, 4), call("mean", 1, 3)),
          weight: 2,
        },
      ),
    };
  });
  return node;
}

/** In brackets unless it is a name, a literal or bracketed already. */
const bare = (text: string) => (/^\w+$/.test(text) || text.startsWith("(") ? text : `(${text})`);

/** A random model as text: up to 4 given numbers and 6 equations, each over what comes before it. */
export const randomModel: fc.Arbitrary<{ text: string; names: string[] }> = fc
  .tuple(
    fc.array(numeral, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom("split", "first", "second", "all"),
    fc.constantFrom("slope", "0", "1/2"),
    numeral,
  )
  .chain(([numbers, count, tie, leaky, kink]) => {
    const given = numbers.map((value, index) => [`x${index}`, value] as const);
    const names = given.map(([name]) => name);
    const bodies = Array.from({ length: count }, (_, index) =>
      expression([...names, ...Array.from({ length: index }, (_, at) => `e${at}`)]),
    );
    return fc.tuple(...bodies).map((texts) => {
      const equations = texts.map((text, index) => [`e${index}`, text] as const);
      const rest = `conventions: { relu: ${kink}, leaky_relu: ${leaky}, abs: ${kink}, tie: ${tie} }\n`;
      const text = modelText(Object.fromEntries(given), equations, `e${count - 1}`, rest);
      return { text, names: [...names, ...equations.map(([name]) => name)] };
    });
  });
