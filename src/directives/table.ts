import { answer } from "./answer.ts";
import { callouts } from "./callout.ts";
import { captions } from "./captioned.ts";
import { certificate } from "./certificate.ts";
import { claim } from "./claim.ts";
import { descent } from "./descent.ts";
import { diagram } from "./diagram.ts";
import type { Directive } from "./directive.ts";
import { eq } from "./eq.ts";
import { equation } from "./equation.ts";

import { example } from "./example.ts";
import { exercise } from "./exercise.ts";
import { include } from "./include.ts";
import { layer } from "./layer.ts";

import { legend } from "./legend.ts";
import { literal } from "./literal.ts";
import { ref } from "./ref.ts";
import { register } from "./register.ts";
import { step } from "./step.ts";
import { symbols } from "./symbols.ts";
import { update } from "./update.ts";
import { value } from "./value.ts";
import { whatIf } from "./what-if.ts";

/** Every directive of the language by its name. */
export const directives: ReadonlyMap<string, Directive> = new Map(
  [
    value,
    eq,
    claim,
    literal,
    equation,
    layer,
    diagram,
    register,
    certificate,
    update,
    descent,
    ref,
    legend,
    whatIf,
    step,
    exercise,
    answer,
    symbols,
    ...captions,
    ...callouts,
    include,
    example,
  ].map((row) => [row.name, row]),
);
