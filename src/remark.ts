import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkMath from "remark-math";
import type { Processor } from "unified";
import type { VFile } from "vfile";
import {
  inlineModels,
  Labels,
  type LedgerLine,
  type Literals,
  linkNumbers,
  Models,
  resolveDirectives,
  resolveReferences,
} from "./directives/index.ts";
import { remarkDollars } from "./directives/markdown.ts";
import { describe, inOrder, once, type Problem, Source } from "./problem/index.ts";

export { diagramCss } from "./diagram/index.ts";

/** What the plugin needs to know of a site. */
export interface ExactbookOptions {
  /** The text of each model's YAML by the model's name. */
  readonly models: Readonly<Record<string, string>>;
  /** The model of directives that name none; by default the only one there is. */
  readonly model?: string;
  /** Marks broken claims in the page instead of failing. */
  readonly allowFalseClaims?: boolean;
  /** What is said of numbers that an author types instead of computing them; by default nothing. */
  readonly literals?: Literals;
  /** The address of the line that proves a quantity's numbers; without it numbers are no links. */
  readonly ledger?: (line: LedgerLine) => string;
}

/**
 * A remark plugin that resolves Exactbook's directives in any unified pipeline. It brings the syntax
 * of directives and formulas along; formulas are left to be typeset by rehype-katex. Every mistake
 * becomes a message of the file with its place and the problem's code as rule; after an error the file fails.
 * @throws VFileMessage the last of the errors, when there is any; Error where it is run without the file.
 */
export default function remarkExactbook(this: Processor, options: ExactbookOptions) {
  remarkDirective.call(this);
  remarkMath.call(this);
  remarkDollars.call(this);
  const names = Object.keys(options.models);
  const sources = names.map(
    (name) => [name, new Source(`${name}.yaml`, options.models[name] ?? "")] as const,
  );
  const given = new Models(new Map(sources));
  return (tree: Root, file: VFile): void => {
    const problems: Problem[] = [];
    const report = once((problem) => problems.push(problem));
    given.problems.forEach(report);
    const source = new Source(file.path ?? "", String(file));
    if (source.text === "" && tree.children.length > 0) {
      throw new Error("directives are read where they are typed: run(tree, file) needs the file, too");
    }
    const { models, own } = inlineModels(tree, source, given, report);
    const model = own ?? options.model ?? (names.length === 1 ? names[0] : undefined);
    const { allowFalseClaims = false, literals = "allow" } = options;
    const labels = new Labels(report);
    const desk = { slug: file.stem ?? "page", report, allowFalseClaims, literals, labels };
    resolveDirectives(tree, { source, models, model, desk });
    const targets = labels.list.map(({ id, text }) => {
      return [id, [{ id, text, href: `#${id}`, file: source.file }]] as const;
    });
    resolveReferences(tree, { file: source.file, source: () => source }, new Map(targets), report);
    if (options.ledger) linkNumbers(tree, options.ledger);
    fail(file, inOrder(problems));
  };
}

function fail(file: VFile, problems: readonly Problem[]): void {
  const messages = problems.map((problem) => {
    const { line, column } = problem.place;
    const isHere = problem.place.file === (file.path ?? "");
    // A model's text has places of its own.
    const reason = isHere
      ? describe(problem)
      : `${problem.place.file}:${line}:${column}: ${describe(problem)}`;
    const message = file.message(reason, {
      ...(isHere && { place: { line, column } }),
      ruleId: problem.code,
      source: "exactbook",
    });
    message.fatal = problem.level === "error";
    return message;
  });
  const last = messages.findLast(({ fatal }) => fatal);
  if (last) throw last;
}
