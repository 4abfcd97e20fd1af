import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";
import type { Gated, Link } from "./operation.ts";
import { relu } from "./relu.ts";
import { subtract } from "./subtract.ts";

/** The infix operations by their symbol. */
export const links: Readonly<Record<Link["symbol"], Link>> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
};

/** The functions of the model language by their name. */
export const functions: ReadonlyMap<string, Gated> = new Map([relu, abs].map((row) => [row.name, row]));
