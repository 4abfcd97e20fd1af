import type { Trace } from "../../trace/index.ts";
import type { Label } from "./content.ts";
import { type Shown, shownAs } from "./roles.ts";
import { shownNumber } from "./value.ts";

/** Which pass a drawing shows and what it highlights. */
export interface View {
  /** Forward shows no gradients. */
  readonly mode: "forward" | "backward";
  /** Names of quantities: `z1`, `w11`, `dL/dw11`, `ReLU'(z1)`. */
  readonly highlight: ReadonlySet<string>;
}

/** Whether a quantity is highlighted by its value, by its shown gradient, or by either. */
interface Marks {
  value(name: string): boolean;
  gradient(name: string): boolean;
  quantity(name: string): boolean;
}

/** What all parts of a drawing's content are made from. */
export interface Setting {
  readonly trace: Trace;
  readonly backward: boolean;
  readonly places: ReadonlyMap<string, Shown>;
  readonly marks: Marks;
  number(numbers: Trace["values"], name: string): string;
  /** A quantity as a label's `shows`: none where the drawing has no room for the number. */
  shows(numbers: Trace["values"], name: string): string | undefined;
  /** `w11=1`, marked with its quantity. */
  assigned(name: string): Label;
}

/** Looks up what the parts of a drawing's content share. */
export function settingOf(trace: Trace, { mode, highlight }: View): Setting {
  const backward = mode === "backward";
  const marks: Marks = {
    value: (name) => highlight.has(name),
    gradient: (name) => backward && highlight.has(`d${trace.of}/d${name}`),
    quantity: (name) => marks.value(name) || marks.gradient(name),
  };
  const number: Setting["number"] = (numbers, name) => {
    const value = numbers[name];
    if (!value) throw new Error(`a trace has a number for ${name}`);
    return shownNumber(value);
  };
  const shows: Setting["shows"] = (numbers, name) => {
    if (number(numbers, name) !== numbers[name]?.toString()) return undefined;
    return numbers === trace.values ? name : `d${trace.of}/d${name}`;
  };
  const assigned = (name: string) => ({
    text: `${name}=${number(trace.values, name)}`,
    marked: marks.quantity(name),
    shows: shows(trace.values, name),
  });
  return { trace, backward, places: shownAs(trace.model), marks, number, shows, assigned };
}
