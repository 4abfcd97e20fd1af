import { readFileSync } from "node:fs";
import { modelText } from "./models.ts";

type Numbers = Readonly<Record<string, string>>;

/** A worked example; test/cases/README.md describes it. */
export interface Case {
  readonly id: string;
  readonly inputs: Numbers;
  readonly equations: readonly (readonly [string, string])[];
  readonly output: string;
  readonly expected: { readonly values: Numbers; readonly gradients: Numbers };
  readonly tolerance_abs: string;
  readonly exact: { readonly values: Numbers; readonly gradients: Numbers };
  readonly source_wrong: boolean;
  readonly has_kink: boolean;
  readonly convention?: {
    readonly relu0: string;
    readonly leaky0: string;
    readonly abs0: string;
    readonly tie: string;
  };
}

/** The records of one file in test/cases. */
export function casesOf(file: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(`../cases/${file}.json`, import.meta.url), "utf8"));
}

/** A record as a model file. */
export function caseText({ inputs, equations, output, convention }: Case): string {
  const rest = convention
    ? `conventions: { relu: ${convention.relu0}, leaky_relu: ${convention.leaky0}, abs: ${convention.abs0}, tie: ${convention.tie} }\n`
    : "";
  return modelText(inputs, equations, output, rest);
}
