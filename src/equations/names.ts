import type { Notation } from "../model/index.ts";

const GREEK = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi " +
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

const ACCENT = /^(?<base>.+?)(?<accent>hat|bar|tilde|dot)$/;

/**
 * A quantity's name as TeX, where the model's notation gives none: `w11` is w_{11}, `b1` b_1, `yhat`
 * \hat{y}, `alpha` \alpha, `w1_10` w_{1,10}, `z_out` z_{\text{out}}, a longer word \text{word}, `z1@2` of the second
 * example z_1^{(2)}.
 */
export function texName(name: string, notation: Pick<Notation, "names">): string {
  const given = notation.names.get(name);
  if (given !== undefined) return given;
  const [single = name, example] = name.split("@");
  if (example !== undefined) {
    const symbol = texName(single, notation);
    return `${/[\^']/.test(symbol) ? `{${symbol}}` : symbol}^{(${example})}`;
  }
  const [, stem = name, digits = "", rest = ""] = /^([A-Za-z]+)(\d*)(?:_(.*))?$/.exec(name) ?? [];
  const indexes = [digits, ...rest.split("_")].filter((index) => index !== "").map(indexTex);
  return `${stemTex(stem)}${subscript(indexes.join(","))}`;
}

function stemTex(stem: string): string {
  if (stem.length === 1) return stem;
  if (GREEK.has(stem)) return `\\${stem}`;
  const { base, accent } = ACCENT.exec(stem)?.groups ?? {};
  if (base && accent && (base.length === 1 || GREEK.has(base))) return `\\${accent}{${stemTex(base)}}`;
  return `\\text{${stem}}`;
}

function indexTex(index: string): string {
  return /^(\d+|[A-Za-z])$/.test(index) ? index : stemTex(index);
}

/** A subscript of one character has no braces. */
function subscript(index: string): string {
  if (index === "") return "";
  return index.length === 1 ? `_${index}` : `_{${index}}`;
}
