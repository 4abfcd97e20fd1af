import type { Dense } from "./dense.ts";

/** One forward and backward pass; gives the gradients over one denominator each, not reduced. */
export type BigPass = () => ReadonlyMap<string, readonly [numerator: bigint, denominator: bigint]>;

/**
 * The fastest known way: all given numbers over one common denominator, so that the pass is sums of
 * products of BigInts; no trace, nothing reduced.
 */
export function bigintPass({ units, numbers }: Dense): BigPass {
  const pairs = new Map([...numbers].map(([name, text]) => [name, text.split("/").map(BigInt)] as const));
  const D = 2520n;
  const scaled = (name: string) => {
    const [p = 0n, q = 1n] = pairs.get(name) ?? [];
    return (p * D) / q;
  };
  const all = Array.from({ length: units }, (_, index) => index + 1);
  const x = all.map((j) => scaled(`x${j}`));
  const w = all.map((i) => all.map((j) => scaled(`w${i}_${j}`)));
  const [b, v] = [all.map((i) => scaled(`b${i}`)), all.map((i) => scaled(`v${i}`))];
  const [t, c] = [scaled("t"), scaled("c")];
  return () => {
    const gradients = new Map<string, readonly [bigint, bigint]>();
    const at = (list: readonly bigint[], index: number) => list[index] ?? 0n;
    const dot = (a: readonly bigint[], b: readonly bigint[]) => {
      let sum = 0n;
      for (let index = 0; index < a.length; index += 1) sum += at(a, index) * at(b, index);
      return sum;
    };
    const z = w.map((row, i) => dot(row, x) + at(b, i) * D);
    const h = z.map((value) => (value > 0n ? value : 0n));
    const yhat = dot(v, h) + c * D * D;
    const up = 2n * (yhat - t * D * D);
    const [D3, D4, D5] = [D ** 3n, D ** 4n, D ** 5n];
    gradients.set("c", [up, D3]);
    const gz = v.map((value, i) => (at(z, i) > 0n ? up * value : 0n));
    const gx = x.map(() => 0n);
    w.forEach((row, i) => {
      gradients.set(`v${i + 1}`, [up * at(h, i), D5]);
      gradients.set(`b${i + 1}`, [at(gz, i), D4]);
      row.forEach((weight, j) => {
        gradients.set(`w${i + 1}_${j + 1}`, [at(gz, i) * at(x, j), D5]);
        gx[j] = at(gx, j) + at(gz, i) * weight;
      });
    });
    gx.forEach((value, j) => {
      gradients.set(`x${j + 1}`, [value, D5]);
    });
    return gradients;
  };
}
