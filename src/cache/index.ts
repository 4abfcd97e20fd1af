export { Cache, type Entries } from "./cache.ts";
export { digestOf } from "./digest.ts";
export {
  digestOfInputs,
  type Inputs,
  type InputsDigest,
  isOutside,
  lastBuildOf,
  type States,
  stillBuilt,
} from "./inputs.ts";
export { holds, type LastBuild } from "./last-build.ts";
export { digestOfTree, programDigest, stateOf } from "./program.ts";
