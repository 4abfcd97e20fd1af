import {
  type Expression,
  type Factor,
  functionRow,
  gateRow,
  type Notation,
  type Script,
  type Substitution,
  write,
} from "../model/index.ts";
import { Rational } from "../rational/index.ts";
import { breaks, inside, unbroken } from "./breaks.ts";
import { texName } from "./names.ts";

/** A number as TeX: `3`, `-2`, `-\frac{1}{2}`. */
export function numberTex(value: Rational): string {
  if (value.isInteger) return value.toString();
  const sign = value.sign < 0 ? "-" : "";
  return `${sign}\\frac{${value.toString().replace("-", "").replace("/", "}{")}}`;
}

/** An expression as TeX with names as symbols or, where `values` gives one, as numbers. */
export function toTex(expression: Expression, notation: Notation, values?: Substitution): string {
  return unbroken(breakableTex(expression, notation, values));
}

/** The same with the marks of the places where it may be broken over lines. */
export function breakableTex(expression: Expression, notation: Notation, values?: Substitution): string {
  return write(expression, texScript(notation), values);
}

const SIGN = { d: "d", partial: "\\partial " } as const;

/** The quotient of differentials that a derivative is written as. */
export function derivativeTex(of: string, by: string, { derivatives }: Notation): string {
  const sign = SIGN[derivatives];
  const bare = (tex: string) => (tex.startsWith("\\") ? `${sign.trim()}${tex}` : `${sign}${tex}`);
  return `\\frac{${bare(of)}}{${bare(by)}}`;
}

/** The way to write TeX; a fraction needs brackets to be raised only, since its bar holds it together. */
function texScript(notation: Notation): Script {
  return {
    bracketsFactors: false,
    number: (value, text) => (/^\d+\.\d+$/.test(text) ? text : numberTex(value)),
    name: (name) => texName(name, notation),
    bracket: (inner) => (isTall(inner) ? `\\left(${unbroken(inner)}\\right)` : `(${inside(inner)})`),
    term: (sum, sign, term) => `${sum} ${breaks.term}${sign} ${term}`,
    product: (factors) => fractions(factors).reduce(times),
    power: (base, exponent) => raised(base, /^\d$/.test(String(exponent)) ? `${exponent}` : `{${exponent}}`),
    call: ({ name }, args) => {
      const { title, bar } = functionRow(name);
      if (bar !== undefined) return `\\left${bar}${unbroken(args.join(", "))}\\right${bar}`;
      return `\\operatorname{${title}}${listed(args)}`;
    },
    gate: ({ name, index }, args) => {
      const { title, gates } = gateRow(name);
      return `\\operatorname{${title}}'${gates > 1 ? `_${index + 1}` : ""}${listed(args)}`;
    },
    derivative: ({ of, by }) => derivativeTex(texName(of, notation), texName(by, notation), notation),
    count: (role) => `\\text{number of ${role}s}`,
    variant: (operand, setting) => `\\left.${unbroken(operand)}\\right|_{${settingTex(setting, notation)}}`,
    digits: (operand) => `\\operatorname{digits}(${inside(operand)})`,
  };
}

/** TeX to a power; what is raised or primed already, and no bracket closes, is bracketed, since TeX raises once. */
export function raised(base: string, power: string): string {
  const isRaised = /[\^']/.test(base) && !/[)|]$/.test(base);
  return `${isRaised ? `\\left(${base}\\right)` : base}^${power}`;
}

/** Arguments in brackets that a line may break in, and as high as a fraction where one is inside. */
function listed(args: readonly string[]): string {
  const list = args.map(inside).join(`, ${breaks.item}`);
  return isTall(list) ? `\\biggl(${list}\\biggr)` : `(${list})`;
}

const isTall = (tex: string) => tex.includes("\\frac");

/**
 * A product's factors with what is divided on one bar over all that it is divided by; a factor behind that begins
 * anew, and so does the 1 of a derivative such as 1/x.
 */
function fractions(factors: readonly Factor[]): string[] {
  const groups: { readonly over: Factor[]; readonly under: Factor[] }[] = [];
  for (const [index, factor] of factors.entries()) {
    const group = groups.at(-1);
    const isOne = factor.text === "1" && factors[index + 1]?.link === "/";
    if (factor.link === "/") group?.under.push(factor);
    else if (!group || group.under.length > 0 || isOne) groups.push({ over: [factor], under: [] });
    else group.over.push(factor);
  }
  return groups.flatMap(({ over, under }) =>
    under.length === 0 ? texts(over) : [`\\frac{${onBar(over)}}{${onBar(under)}}`],
  );
}

const texts = (factors: readonly Factor[]) => factors.map(({ text }) => text);

/** What stands above or below a fraction's bar: nothing brackets it but the bar where it is one factor. */
function onBar(factors: readonly Factor[]): string {
  const [first, ...rest] = factors;
  return unbroken(first && rest.length === 0 ? first.bare : texts(factors).reduce(times));
}

const times = (product: string, factor: string) =>
  `${product}${needsDot(factor) ? ` ${breaks.factor}\\cdot ` : breaks.factor + thin(product, factor)}${factor}`;

/** `w11=6/5 after=2`, which has been read before, as TeX. */
function settingTex(setting: string, notation: Notation): string {
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

/** A command such as \alpha must not swallow the letter behind it, and a word keeps to itself. */
function thin(product: string, factor: string): string {
  if (factor.startsWith("\\text") || /\\text\{[^{}]*\}(_\S+)?$/.test(product)) return "\\,";
  return /\\[A-Za-z]+$/.test(product) ? " " : "";
}
