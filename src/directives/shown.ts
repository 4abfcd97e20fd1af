import { parseOverrides, parseQuantities } from "../model/index.ts";
import { attempt, excerpt, Source } from "../problem/index.ts";
import type { Models } from "./models.ts";
import { Scope } from "./scope.ts";

/** What a directive has left at a number on a page, `dL/dw11|b1=-3 after 1|flagship`, part by part. */
export interface Mark {
  readonly quantities: readonly string[];
  readonly changes: string;
  readonly model: string;
}

/** The parts of a mark. */
export function readMark(text: string): Mark {
  const [quantities = "", changes = "", ...model] = text.split("|");
  return { quantities: quantities.split(";"), changes, model: model.join("|") };
}

/** What a mark's numbers are computed in; undefined where its model has not what it changes. */
export function scopeOf({ changes, model }: Omit<Mark, "quantities">, models: Models): Scope | undefined {
  const [, given = "", steps = "0"] = /^(.*?)(?: ?after (\d+))?$/.exec(changes) ?? [];
  const source = new Source("page", "");
  const overrides = parseOverrides(excerpt(source, given), models.model(model), () => {});
  return overrides && new Scope(models, model, { overrides, after: Number(steps) });
}

/** The numbers behind a mark in these models; undefined where they have none. */
export function numberShown(models: Models, text: string): string | undefined {
  const mark = readMark(text);
  const source = new Source("page", "");
  if (!models.has(mark.model)) return undefined;
  return attempt(
    () => {},
    () => {
      const scope = scopeOf(mark, models);
      const list = mark.quantities.flatMap((quantity) => parseQuantities(excerpt(source, quantity)));
      return scope && list.map((one) => scope.evaluate(one, source)).join(", ");
    },
  );
}
