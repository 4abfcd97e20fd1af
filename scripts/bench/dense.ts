/** A dense ReLU network of `units` inputs, `units` hidden units and one output, the same on every run. */
export interface Dense {
  readonly units: number;
  /** The numbers as text, by name. */
  readonly numbers: ReadonlyMap<string, string>;
  /** The model file. */
  readonly text: string;
}

/** Weights p/q with q <= 10 from a linear congruential generator (Knuth, TAOCP 3.3.4, line 26). */
export function dense(units: number): Dense {
  let state = 12_345n;
  const next = (below: bigint) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & ((1n << 64n) - 1n);
    return (state >> 33n) % below;
  };
  const numbers = new Map<string, string>();
  const draw = (name: string) => numbers.set(name, `${next(21n) - 10n}/${next(10n) + 1n}`);
  const all = Array.from({ length: units }, (_, index) => index + 1);
  for (const j of all) draw(`x${j}`);
  draw("t");
  for (const i of all) {
    for (const j of all) draw(`w${i}_${j}`);
    draw(`b${i}`);
    draw(`v${i}`);
  }
  draw("c");
  const section = (keep: RegExp) =>
    [...numbers]
      .filter(([name]) => keep.test(name))
      .map(([name, value]) => `  ${name}: ${value}\n`)
      .join("");
  const hidden = all.map(
    (i) => `  z${i}: ${all.map((j) => `w${i}_${j}*x${j}`).join(" + ")} + b${i}\n  h${i}: relu(z${i})\n`,
  );
  const text = `inputs:\n${section(/^x/)}targets:\n${section(/^t/)}parameters:\n${section(/^[wbvc]/)}equations:
${hidden.join("")}  yhat: ${all.map((i) => `v${i}*h${i}`).join(" + ")} + c
  L: (yhat - t)^2
loss: L
`;
  return { units, numbers, text };
}
