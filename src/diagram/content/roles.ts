import { type Expression, type Model, operands, type Role } from "../../model/index.ts";

/** Where a drawing shows a quantity: as a box, on the edge from a box to an equation, or at an equation. */
export type Shown =
  | { readonly as: "node" }
  | { readonly as: "edge"; readonly from: string; readonly to: string }
  | { readonly as: "added"; readonly to: string };

interface Appearance {
  readonly equation: string;
  readonly parent: Expression | undefined;
}

const NODE: Shown = { as: "node" };

/**
 * Where each quantity of a model is shown. Inputs and equations are boxes. A parameter that is used once
 * stands on an edge when it multiplies a single quantity, at the equation's box when it is a term of the
 * equation's sum; a target stands on an edge when it and a single quantity make a difference.
 */
export function shownAs(model: Model): ReadonlyMap<string, Shown> {
  const appearances = appearancesIn(model);
  const role = (name: string): Role | undefined => model.quantities.get(name)?.role;
  return new Map(
    [...model.quantities.keys()].map((name) => {
      const [first, second] = appearances.get(name) ?? [];
      const place = first && !second ? single(name, first, role, model) : undefined;
      return [name, place ?? NODE];
    }),
  );
}

function single(
  name: string,
  { equation, parent }: Appearance,
  role: (name: string) => Role | undefined,
  model: Model,
): Shown | undefined {
  if (parent?.kind !== "chain") return undefined;
  const { terms, chain } = parent;
  const links = terms.map((term) => term.link).join("");
  const partner = partnerOf(name, terms, role);
  const onEdge =
    (role(name) === "parameter" && links === "**") || (role(name) === "target" && links === "+-");
  if (onEdge) return partner === undefined ? undefined : { as: "edge", from: partner, to: equation };
  const root = model.quantities.get(equation);
  const top = root?.role === "equation" && root.expression === parent;
  const link = terms.find(({ expression }) => expression.kind === "name" && expression.name === name)?.link;
  const added = role(name) === "parameter" && chain === "sum" && link === "+" && top;
  return added ? { as: "added", to: equation } : undefined;
}

/** The other term of a pair when it is an input or an equation: then it is a box. */
function partnerOf(
  name: string,
  terms: readonly { readonly expression: Expression }[],
  role: (name: string) => Role | undefined,
): string | undefined {
  const [other] = terms.flatMap(({ expression }) =>
    expression.kind === "name" && expression.name !== name ? [expression.name] : [],
  );
  const isBox = other !== undefined && (role(other) === "input" || role(other) === "equation");
  return isBox ? other : undefined;
}

function appearancesIn(model: Model): Map<string, Appearance[]> {
  const found = new Map<string, Appearance[]>();
  for (const { name: equation, expression } of model.equations) {
    const visit = (node: Expression, parent: Expression | undefined): void => {
      if (node.kind === "name") {
        const list = found.get(node.name);
        if (list) list.push({ equation, parent });
        else found.set(node.name, [{ equation, parent }]);
      }
      for (const operand of operands(node)) visit(operand, node);
    };
    visit(expression, undefined);
  }
  return found;
}
