import {
  type Expression,
  functionRow,
  gateRow,
  type Script,
  type Substitution,
  write,
} from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { texName } from "./names.ts";

/** A number as TeX: `3`, `-2`, `-\frac{1}{2}`. */
export function numberTex(value: Rational): string {
  if (value.isInteger) return value.toString();
  const sign = value.sign < 0 ? "-" : "";
  return `${sign}\\frac{${value.toString().replace("-", "").replace("/", "}{")}}`;
}

/** An expression as TeX with names as symbols or, where `values` gives one, as numbers. */
export function toTex(
  expression: Expression,
  notation: ReadonlyMap<string, string>,
  values?: Substitution,
): string {
  return write(expression, texScript(notation), values);
}

/** The way to write TeX; a fraction needs brackets to be raised only, since its bar holds it together. */
function texScript(notation: ReadonlyMap<string, string>): Script {
  const differential = (name: string) => `d${texName(name, notation)}`;
  return {
    bracketsFactors: false,
    number: (value, text) => (/^\d+\.\d+$/.test(text) ? text : numberTex(value)),
    name: (name) => texName(name, notation),
    bracket: (inner) => (inner.includes("\\frac") ? `\\left(${inner}\\right)` : `(${inner})`),
    term: (sum, sign, term) => `${sum} ${sign} ${term}`,
    times: (product, factor) => `${product}${needsDot(factor) ? " \\cdot " : thin(product)}${factor}`,
    over: (product, factor) => `\\frac{${product}}{${unbracketed(factor)}}`,
    power: (base, exponent) => `${base}^${/^\d$/.test(String(exponent)) ? exponent : `{${exponent}}`}`,
    call: (node, args) => `\\operatorname{${functionRow(node.name).title}}(${args.join(", ")})`,
    gate: ({ name, index }, args) => {
      const { title, gates } = gateRow(name);
      return `\\operatorname{${title}}'${gates > 1 ? `_${index + 1}` : ""}(${args.join(", ")})`;
    },
    derivative: (node) => `\\frac{${differential(node.of)}}{${differential(node.by)}}`,
    count: (role) => `\\text{number of ${role}s}`,
    variant: (operand, setting) => `\\left.${operand}\\right|_{${settingTex(setting, notation)}}`,
    digits: (operand) => `\\operatorname{digits}(${operand})`,
  };
}

/** `w11=6/5 after=2`, which has been read before, as TeX. */
function settingTex(setting: string, notation: ReadonlyMap<string, string>): string {
  const pieces = setting.split(/\s+/).filter((piece) => piece !== "");
  const texts = pieces.map((piece) => {
    const [name = "", number = ""] = piece.split("=");
    if (name === "after") return `\\text{after ${number}}`;
    const value = Rational.parse(number);
    if (!value) throw new Error(`no number in ${piece}`);
    return `${texName(name, notation)}=${numberTex(value)}`;
  });
  return texts.join(",\\,");
}

/** A factor that would run together with the one before it: a number, or a bracketed negative. */
const needsDot = (factor: string) => /^(\\left)?\(?-|^\d|^\\frac\{\d/.test(factor);

/** A command such as \alpha must not swallow the letter behind it. */
const thin = (product: string) => (/\\[A-Za-z]+$/.test(product) ? " " : "");

/** A fraction's bar brackets its denominator. */
function unbracketed(factor: string): string {
  const inner = /^(?:\\left)?\((?<inner>.*?)(?:\\right)?\)$/.exec(factor)?.groups?.inner;
  return inner !== undefined && !/[()]/.test(inner) ? inner : factor;
}
