import { Mistake, problemAt, type Source } from "../problem/index.ts";
import { type Expression, nodes, operands } from "./expression.ts";
import type { Equation } from "./model.ts";

const namesOf = new WeakMap<Expression, readonly string[]>();

/** The names that an expression uses, each once, in the order of first appearance. */
export function namesIn(expression: Expression): readonly string[] {
  const known = namesOf.get(expression);
  if (known) return known;
  const names = new Set<string>();
  const gather = (node: Expression): void => {
    if (node.kind === "name") names.add(node.name);
    else if (node.kind === "chain") for (const term of node.terms) gather(term.expression);
    else operands(node).forEach(gather);
  };
  gather(expression);
  const list = [...names];
  namesOf.set(expression, list);
  return list;
}

/** Things by the names in their expressions, those of one name in the order of the list. */
export function byNames<T>(
  things: readonly T[],
  expressionOf: (thing: T) => Expression,
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const thing of things) {
    for (const name of namesIn(expressionOf(thing))) {
      const list = index.get(name);
      if (list) list.push(thing);
      else index.set(name, [thing]);
    }
  }
  return index;
}

/**
 * The equations in an order in which each uses only earlier ones, as near to the author's as that allows:
 * depth-first search with a stack of its own, so that a long chain of equations is no deep recursion
 * (Cormen et al., "Introduction to Algorithms", topological sort).
 * @throws Mistake `dependency-cycle` with the circle written out.
 */
export function sortByUse(equations: readonly Equation[], source: Source): Equation[] {
  const byName = new Map(equations.map((equation) => [equation.name, equation]));
  const state = new Map<Equation, "open" | "done">();
  const sorted: Equation[] = [];
  for (const root of equations) {
    if (state.has(root)) continue;
    const stack = [visit(root)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const name = top.pending.pop();
      if (name === undefined) {
        state.set(top.equation, "done");
        sorted.push(top.equation);
        stack.pop();
        continue;
      }
      const next = byName.get(name);
      if (!next || state.get(next) === "done") continue;
      if (state.get(next) === "open") {
        const path = stack.map((entry) => entry.equation);
        throw cycle(path.slice(path.indexOf(next)), source);
      }
      stack.push(visit(next));
    }
  }
  return sorted;

  function visit(equation: Equation) {
    state.set(equation, "open");
    return { equation, pending: [...namesIn(equation.expression)].reverse() };
  }
}

function cycle(path: readonly Equation[], source: Source): Mistake {
  const names = path.map((equation) => equation.name);
  const shown = names.length > 6 ? [...names.slice(0, 5), "…"] : names;
  const last = path.at(-1);
  const use =
    last && [...nodes(last.expression)].find((node) => node.kind === "name" && node.name === names[0]);
  return new Mistake(
    problemAt(source, use?.span ?? { start: 0, end: 0 }, "dependency-cycle", {
      found: `${[...shown, names[0]].join(" -> ")}: each needs the next to be computed first`,
      expected: "equations that use only inputs, parameters and other equations without a way back",
    }),
  );
}
