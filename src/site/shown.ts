import { type Mark, type Models, type Scope, scopeOf } from "../directives/index.ts";
import { expressionOf, type Shown } from "../formats/index.ts";
import { type Expression, nodes, substitute, toText } from "../model/index.ts";

/** What a book's pages show of a model, by the marks of its numbers. */
export function shownBy(marks: readonly Mark[], model: string, models: Models): Shown {
  const scopes = new Map<string, Scope>();
  const quantities = new Set<string>();
  const variants = new Map<string, Expression>();
  const parts = new Map<string, { quantity: string; changes: string }>();
  const scopeWith = (changes: string): Scope => {
    const scope = scopes.get(changes) ?? scopeOf({ changes, model }, models);
    if (!scope) throw new Error(`"${changes}" was read before`);
    scopes.set(changes, scope);
    return scope;
  };
  const part = (quantity: string, { changes }: Scope): string => {
    scopeWith(changes);
    quantities.add(quantity);
    const name = `${quantity}|${changes}`;
    parts.set(name, { quantity, changes });
    return name;
  };
  scopeWith("");
  for (const mark of marks) {
    const scope = scopeWith(mark.changes);
    for (const quantity of mark.quantities) {
      const expression = expressionOf(quantity);
      if (!nodes(expression).some(({ kind }) => kind === "variant")) quantities.add(quantity);
      else variants.set(`${quantity}|${mark.changes}`, inParts(expression, scope, part));
    }
  }
  const changes = new Map(
    [...scopes].map(([text, { setting }]) => [text, { numbers: setting.overrides, steps: setting.after }]),
  );
  const count = marks.reduce((sum, mark) => sum + mark.quantities.length, 0);
  return { model, quantities: [...quantities], variants, parts, changes, count };
}

/** An expression with a name in the place of each quantity, which `part` gives for the numbers it stands in. */
function inParts(
  expression: Expression,
  scope: Scope,
  part: (quantity: string, scope: Scope) => string,
): Expression {
  return substitute(expression, (node) => {
    const { kind, span } = node;
    if (kind === "variant") return inParts(node.operand, scope.varied(node), part);
    const isQuantity = kind === "name" || kind === "derivative" || kind === "gate";
    return isQuantity ? { kind: "name", name: part(toText(node), scope), span } : undefined;
  });
}
