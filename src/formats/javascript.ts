import { type Expression, gateRow } from "../model/index.ts";
import type { Conventions } from "../operations/index.ts";
import type { Rational } from "../rational/index.ts";
import { type Assignment, askFor, type Program, Variables } from "./program.ts";

/** How functions of the model language are called in the script; the others by their own name. */
const CALLED: Readonly<Record<string, string>> = {
  leaky_relu: "leakyRelu",
  abs: "absolute",
  max: "maximum",
  min: "minimum",
  sum: "total",
};

const RESERVED =
  "arguments async await break case catch class const continue debugger default delete do else enum eval export " +
  "extends false finally for function if implements import in instanceof interface let new null package private " +
  "protected public return static super switch this throw true try typeof undefined var void while with yield F ZERO " +
  "ONE MODEL GIVEN CHANGES CONVENTIONS GRADIENTS PARAMETERS RATE NUMBERS_SHOWN add mul neg pow inv relu leakyRelu absolute maximum " +
  "minimum total mean square reluSlope leakyReluSlope absoluteSlope maximumSlope minimumSlope network together";

const called = (name: string) => CALLED[name] ?? name;

const number = ({ numerator, denominator }: Rational) =>
  denominator === 1n ? `F(${numerator}n)` : `F(${numerator}n, ${denominator}n)`;

/** A program in JavaScript, without the lines that every script ends with. */
export function javascript(program: Program): string {
  const variables = new Variables(RESERVED.split(" "));
  return [
    `// ${program.title.replace(/\s+/g, " ")}, computed again with JavaScript's own BigInt.`,
    "//",
    "// The script compares what it computes with every number that the pages of the book show of this model,",
    "// and proves the gradients a second time with dual numbers. It needs nothing but Node.",
    "",
    ...data(program, variables),
    "",
    ...network(program, variables),
    "",
    ...together(program),
    "",
  ].join("\n");
}

function data(program: Program, variables: Variables): string[] {
  const given = program.given.map(({ name, value }) => {
    const meaning = program.meanings.get(name)?.replace(/\s+/g, " ");
    return `  ${variables.of(name)}: ${number(value)},${meaning ? ` // ${meaning}` : ""}`;
  });
  const changes = [...program.changes].map(([text, { numbers, steps }]) => {
    const entries = [...numbers].map(([name, value]) => `${variables.of(name)}: ${number(value)}`);
    return `  ${JSON.stringify(text)}: [{ ${entries.join(", ")} }, ${steps}],`;
  });
  const gradients = program.gradients.map(
    ({ quantity, of, by }) => `  ["${quantity}", "${of}", "${variables.of(by)}"],`,
  );
  return [
    `const MODEL = ${JSON.stringify(program.model)};`,
    `const NUMBERS_SHOWN = ${program.count}; // on all pages, when the book was built`,
    "",
    "// The numbers that the model is given.",
    ...["const GIVEN = {", ...given, "};", ""],
    "// What stands in for a slope where there is none.",
    `const CONVENTIONS = { ${conventions(program.conventions)} };`,
    "",
    "// What pages change: numbers in the place of given ones, then so many steps of gradient descent.",
    ...["const CHANGES = {", ...changes, "};"],
    `const PARAMETERS = [${program.parameters.map((name) => `"${variables.of(name)}"`).join(", ")}];`,
    `const RATE = ${number(program.rate)};`,
    "",
    "// Gradients by given numbers, which are proved twice.",
    ...["const GRADIENTS = [", ...gradients, "];"],
  ];
}

function network(program: Program, variables: Variables): string[] {
  const code = (expression: Expression) => written(expression, variables);
  const assign = ({ quantity, expression }: Assignment) =>
    `  const ${variables.of(quantity)} = ${code(expression)};`;
  const backward = program.backward.flatMap(({ of, lines }) => [
    "",
    `  // Backward: how ${of} answers to each quantity, from ${of} outwards by the chain rule.`,
    ...lines.map(assign),
  ]);
  const shown = program.shown.map(
    ({ quantity, expression }) => `    ${JSON.stringify(quantity)}: ${code(expression)},`,
  );
  return [
    `function network({ ${program.given.map(({ name }) => variables.of(name)).join(", ")} }) {`,
    "  // Forward: each equation, from the given numbers to the result.",
    ...program.forward.map(assign),
    ...backward,
    "",
    "  // What the pages show, by the name that it has there.",
    ...["  return {", ...shown, "  };", "}"],
  ];
}

function together(program: Program): string[] {
  const of = (part: string) => askFor(program, part);
  const shown = program.together.map(
    ({ quantity, expression }) => `  ${JSON.stringify(quantity)}: ${written(expression, { of })},`,
  );
  return [
    "// What pages put together of several runs, each with changes of its own.",
    ...["const together = (of) => ({", ...shown, "});"],
  ];
}

function conventions({ relu, leaky_relu, abs, tie }: Conventions): string {
  const slope = leaky_relu === "slope" ? '"slope"' : number(leaky_relu);
  return `relu: ${number(relu)}, leaky_relu: ${slope}, abs: ${number(abs)}, tie: "${tie}"`;
}

/** An expression by functions of exact numbers, since JavaScript has no operators for them. */
function written(expression: Expression, variables: Pick<Variables, "of">): string {
  const code = (node: Expression): string => written(node, variables);
  const call = (name: string, args: readonly (Expression | number)[]) =>
    `${name}(${args.map((arg) => (typeof arg === "number" ? arg : code(arg))).join(", ")})`;
  switch (expression.kind) {
    case "number":
      return number(expression.value);
    case "name":
      return variables.of(expression.name);
    case "derivative":
      return variables.of(`d${expression.of}/d${expression.by}`);
    case "negate":
      return `neg(${code(expression.operand)})`;
    case "power":
      return `pow(${code(expression.base)}, ${expression.exponent})`;
    case "call":
      return call(called(expression.name), expression.args);
    case "gate": {
      const { name, args, index } = expression;
      return call(`${called(name)}Slope`, gateRow(name).gates > 1 ? [index, ...args] : args);
    }
    case "chain": {
      const terms = expression.terms.map(({ link, expression: term }) => {
        const turned = { "+": "", "*": "", "-": "neg", "/": "inv" }[link];
        return turned ? `${turned}(${code(term)})` : code(term);
      });
      return `${expression.chain === "sum" ? "add" : "mul"}(${terms.join(", ")})`;
    }
    case "count":
      throw new Error("a count is a number by now");
    case "variant":
    case "digits":
      throw new Error(`no script checks a ${expression.kind}`);
  }
}
