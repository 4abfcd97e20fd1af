import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { divide } from "./divide.ts";
import { leakyRelu } from "./leaky-relu.ts";
import { max } from "./max.ts";
import { mean } from "./mean.ts";
import { min } from "./min.ts";
import { multiply } from "./multiply.ts";
import type { FunctionRow, Link } from "./operation.ts";
import { relu } from "./relu.ts";
import { square } from "./square.ts";
import { subtract } from "./subtract.ts";
import { sum } from "./sum.ts";

/** The infix operations by their symbol. */
export const links: Readonly<Record<Link["symbol"], Link>> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
};

/** The functions of the model language by their name. */
export const functions: ReadonlyMap<string, FunctionRow> = new Map(
  [relu, leakyRelu, abs, max, min, sum, mean, square].map((row) => [row.name, row]),
);
