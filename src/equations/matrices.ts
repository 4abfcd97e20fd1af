import { type Rational, sum } from "../rational/index.ts";
import { breaks } from "./breaks.ts";
import { named } from "./marks.ts";
import { numberTex } from "./tex.ts";

/** Numbers in rows and columns, all rows equally long. */
export type Matrix = readonly (readonly Rational[])[];

/** The rows of a matrix as columns. */
export const transposed = (matrix: Matrix): Matrix =>
  (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] as Rational));

/** The product of two matrices; the left one has as many columns as the right one has rows. */
export function product(left: Matrix, right: Matrix): Matrix {
  const columns = transposed(right);
  return left.map((row) =>
    columns.map((column) => sum(row.map((entry, index) => entry.times(column[index] as Rational)))),
  );
}

/** Two matrices of one shape, entry by entry. */
export const entrywise = (
  left: Matrix,
  right: Matrix,
  join: (left: Rational, right: Rational) => Rational,
): Matrix => left.map((row, at) => row.map((entry, index) => join(entry, right[at]?.[index] as Rational)));

/** What the entry in a row and column is known by, for scripts that check it. */
export type EntryNames = (row: number, column: number) => string | undefined;

/** A matrix as TeX, its rows apart where fractions would touch. */
export function matrixTex(matrix: Matrix, names: EntryNames = () => undefined): string {
  const hasFractions = matrix.flat().some((entry) => !entry.isInteger);
  const rows = matrix.map((row, at) =>
    row.map((entry, column) => named(numberTex(entry), names(at, column))).join(" & "),
  );
  return `\\begin{bmatrix} ${rows.join(hasFractions ? " \\\\[0.3em] " : " \\\\ ")} \\end{bmatrix}`;
}

/** Matrices multiplied, as TeX that may be broken between them. */
export const productTex = (...matrices: readonly Matrix[]) =>
  matrices.map((matrix) => matrixTex(matrix)).join(breaks.factor);
