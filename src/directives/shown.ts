import { parseOverrides, parseQuantities } from "../model/index.ts";
import { attempt, excerpt, Source } from "../problem/index.ts";
import type { Models } from "./models.ts";
import { Scope } from "./scope.ts";

/**
 * The numbers behind a mark that a directive has left on a page, `dL/dw11|b1=-3 after 1|flagship`, in these
 * models; undefined where they have none.
 */
export function numberShown(models: Models, mark: string): string | undefined {
  const [quantities = "", changes = "", ...rest] = mark.split("|");
  const model = rest.join("|");
  const source = new Source("page", "");
  if (!models.has(model)) return undefined;
  return attempt(
    () => {},
    () => {
      const [, given = "", steps = "0"] = /^(.*?)(?: ?after (\d+))?$/.exec(changes) ?? [];
      const overrides = parseOverrides(excerpt(source, given), models.model(model), () => {});
      if (!overrides) return undefined;
      const scope = new Scope(models, model, { overrides, after: Number(steps) });
      const values = quantities
        .split(";")
        .flatMap((text) => parseQuantities(excerpt(source, text)).map((one) => scope.evaluate(one, source)));
      return values.join(", ");
    },
  );
}
