import { derivativeAt, type Expression, nodes, toText } from "../model/index.ts";
import { Mistake, nearest, type Problem, problemAt, type Source } from "../problem/index.ts";
import type { Trace } from "../trace/index.ts";

/** Looks up all names of an expression in a trace. @throws Mistake with every one that is unknown, a gradient's two as one. */
export function checkNames(expression: Expression, trace: Trace, source: Source): void {
  const known = Object.keys(trace.values);
  const equations = trace.model.equations.map(({ name }) => name);
  let end = 0;
  const wrong = nodes(expression).flatMap((node) => {
    if (node.kind === "name") {
      if (known.includes(node.name) || node.span.start < end) return [];
      const apart = derivativeAt(source.text, node.span.start);
      if (!apart || (!known.includes(apart.of) && !known.includes(apart.by))) {
        return [unknownName(node, nearest(node.name, known), trace, source)];
      }
      end = node.span.start + apart.written.length;
      const finding = { found: `"${apart.written}"`, suggestion: `d${apart.of}/d${apart.by}` };
      return [problemAt(source, { ...node.span, end }, "unknown-name", finding)];
    }
    if (node.kind !== "derivative") return [];
    const of = equations.includes(node.of) ? node.of : nearest(node.of, equations);
    const by = known.includes(node.by) ? node.by : nearest(node.by, known);
    if (of === node.of && by === node.by) return [];
    return [unknownName(node, of && by ? `d${of}/d${by}` : undefined, trace, source)];
  });
  const [first, ...more] = wrong;
  if (first) throw new Mistake(first, ...more);
}

/** The problem of a name that a trace's model does not have. */
export function unknownName(
  node: Expression,
  suggestion: string | undefined,
  trace: Trace,
  source: Source,
): Problem {
  const model = trace.model.source.file;
  const name = toText(node);
  const inExample = Object.hasOwn(trace.values, `${name}@1`);
  const finding = {
    found: `"${name}", which ${model} does not have`,
    expected: inExample
      ? `the example that it is of: ${name}@1 to ${name}@${trace.model.examples}`
      : undefined,
    suggestion: inExample ? undefined : suggestion,
  };
  return problemAt(source, node.span, "unknown-name", finding);
}
