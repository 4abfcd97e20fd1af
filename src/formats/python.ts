import { functionRow, gateRow, inLine, type Script, write } from "../model/index.ts";
import type { Conventions } from "../operations/index.ts";
import type { Rational } from "../rational/index.ts";
import { type Assignment, askFor, type Program, Variables } from "./program.ts";

/** How functions of the model language are called in the script; the others by their own name. */
const CALLED: Readonly<Record<string, string>> = {
  abs: "absolute",
  max: "maximum",
  min: "minimum",
  sum: "total",
};

const RESERVED =
  "and as assert async await break class continue def del elif else except finally for from global if import in is " +
  "lambda nonlocal not or pass raise return try while with yield None True False F Dual MODEL GIVEN CHANGES " +
  "CONVENTIONS GRADIENTS PARAMETERS RATE NUMBERS_SHOWN TAG Path html re sys value tangent shares extremum marked text number items " +
  "computed main network together relu leaky_relu absolute maximum minimum total mean square relu_slope leaky_relu_slope " +
  "absolute_slope maximum_slope minimum_slope len sum max min map zip range any print sorted set enumerate isinstance int";

const called = (name: string) => CALLED[name] ?? name;

const number = ({ numerator, denominator }: Rational) =>
  denominator === 1n ? `F(${numerator})` : `F(${numerator}, ${denominator})`;

/** A program in Python, without the lines that every script ends with. */
export function python(program: Program): string {
  const variables = new Variables(RESERVED.split(" "));
  return [
    `"""${program.title.replace(/[\\"]/g, "")}, computed again with Python's own fractions.`,
    "",
    "The script compares what it computes with every number that the pages of the book show of this model,",
    'and proves the gradients a second time with dual numbers. It needs nothing but Python."""',
    "",
    "from fractions import Fraction as F",
    "",
    ...data(program, variables),
    "",
    "",
    ...network(program, variables),
    "",
    "",
    ...together(program, variables),
    "",
  ].join("\n");
}

function data(program: Program, variables: Variables): string[] {
  const given = program.given.map(({ name, value }) => {
    const meaning = program.meanings.get(name)?.replace(/\s+/g, " ");
    return `    "${variables.of(name)}": ${number(value)},${meaning ? `  # ${meaning}` : ""}`;
  });
  const changes = [...program.changes].map(([text, { numbers, steps }]) => {
    const entries = [...numbers].map(([name, value]) => `"${variables.of(name)}": ${number(value)}`);
    return `    ${JSON.stringify(text)}: ({${entries.join(", ")}}, ${steps}),`;
  });
  const gradients = program.gradients.map(
    ({ quantity, of, by }) => `    ("${quantity}", "${of}", "${variables.of(by)}"),`,
  );
  return [
    `MODEL = ${JSON.stringify(program.model)}`,
    `NUMBERS_SHOWN = ${program.count}  # on all pages, when the book was built`,
    "",
    "# The numbers that the model is given.",
    ...["GIVEN = {", ...given, "}", ""],
    "# What stands in for a slope where there is none.",
    `CONVENTIONS = {${conventions(program.conventions)}}`,
    "",
    "# What pages change: numbers in the place of given ones, then so many steps of gradient descent.",
    ...["CHANGES = {", ...changes, "}"],
    `PARAMETERS = {${program.parameters.map((name) => `"${variables.of(name)}"`).join(", ")}}`,
    `RATE = ${number(program.rate)}`,
    "",
    "# Gradients by given numbers, which are proved twice.",
    ...["GRADIENTS = [", ...gradients, "]"],
  ];
}

function network(program: Program, variables: Variables): string[] {
  const script = scriptOf(variables);
  const assign = ({ quantity, expression }: Assignment) =>
    `    ${variables.of(quantity)} = ${write(expression, script)}`;
  const backward = program.backward.flatMap(({ of, lines }) => [
    "",
    `    # Backward: how ${of} answers to each quantity, from ${of} outwards by the chain rule.`,
    ...lines.map(assign),
  ]);
  const shown = program.shown.map(
    ({ quantity, expression }) => `        ${JSON.stringify(quantity)}: ${write(expression, script)},`,
  );
  return [
    `def network(${program.given.map(({ name }) => variables.of(name)).join(", ")}):`,
    "    # Forward: each equation, from the given numbers to the result.",
    ...program.forward.map(assign),
    ...backward,
    "",
    "    # What the pages show, by the name that it has there.",
    ...["    return {", ...shown, "    }"],
  ];
}

function together(program: Program, variables: Variables): string[] {
  const name = (part: string) => askFor(program, part);
  const script = { ...scriptOf(variables), name };
  const shown = program.together.map(
    ({ quantity, expression }) => `        ${JSON.stringify(quantity)}: ${write(expression, script)},`,
  );
  return [
    "def together(of):",
    "    # What pages put together of several runs, each with changes of its own.",
    ...["    return {", ...shown, "    }"],
  ];
}

function conventions({ relu, leaky_relu, abs, tie }: Conventions): string {
  const slope = leaky_relu === "slope" ? '"slope"' : number(leaky_relu);
  return `"relu": ${number(relu)}, "leaky_relu": ${slope}, "abs": ${number(abs)}, "tie": "${tie}"`;
}

const unchecked = (text: string) => {
  throw new Error(`no script checks digits of ${text}`);
};

/** The way to write Python: a number is a fraction, so that nothing is divided in floating point. */
function scriptOf(variables: Variables): Script {
  return {
    bracketsFactors: false,
    number,
    name: (name) => variables.of(name),
    bracket: (inner) => `(${inner})`,
    term: (sum, sign, term) => `${sum} ${sign} ${term}`,
    product: inLine,
    power: (base, exponent) => `${base}**${exponent < 0n ? `(${exponent})` : exponent}`,
    call: ({ name }, args) => `${called(functionRow(name).name)}(${args.join(", ")})`,
    gate: ({ name, index }, args) =>
      `${called(name)}_slope(${[...(gateRow(name).gates > 1 ? [index] : []), ...args].join(", ")})`,
    derivative: ({ of, by }) => variables.of(`d${of}/d${by}`),
    count: (role) => {
      throw new Error(`a count of ${role}s is a number by now`);
    },
    variant: unchecked,
    digits: unchecked,
  };
}
