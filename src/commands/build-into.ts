import { join, relative } from "node:path";
import { type Cache, digestOfInputs, lastBuildOf, stillBuilt } from "../cache/index.ts";
import { fileIn, isSafeOutput, recover, writeSite } from "../output/index.ts";
import { attempt, inOrder, type Problem, problemAt, Source, stops } from "../problem/index.ts";
import type { BuildOptions } from "../site/index.ts";
import { WHOLE } from "./book.ts";
import { spareMemory } from "./memory.ts";
import type { Progress } from "./progress.ts";

/** Which book is built, and where the built one goes; `shown` is that as the user typed it. */
export interface BuildPlaces {
  readonly folder: string;
  readonly out: string;
  readonly shown: string;
}

/** How a build went. */
export interface Built {
  /** It had problems, and the output is as it was. */
  readonly stopped: boolean;
  readonly problems: readonly Problem[];
  /** The pages that the output holds now. */
  readonly pages: readonly string[];
}

/** Builds a book into a folder; where nothing has changed since the last time, nothing is done but to see that. */
export async function buildInto(
  places: BuildPlaces,
  cache: Cache,
  options: BuildOptions,
  { allowWarnings, progress }: { readonly allowWarnings: boolean; readonly progress: Progress },
): Promise<Built> {
  // The manual is the program's own.
  const { with: numbers, manual: _, ...plain } = options;
  const inputs = { ...places, options: [plain, numbers?.numbers.text, numbers?.model] };
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const stop = () => ({ stopped: true, problems: inOrder(problems), pages: [] });
  attempt(report, () => recover(places.out, places.shown));
  const last = problems.length === 0 && stillBuilt(cache.entries, inputs);
  if (last) return { stopped: false, problems: [], pages: last.pages };
  // Loaded here, so that a book that has not changed is not kept waiting for it.
  const { createBuilder, searchOf, withPictures } = await import("../site/index.ts");
  const { folder, out, shown } = places;
  const before = digestOfInputs(inputs, []);
  const isBooks = isWithin(folder, out) || WHOLE.some((name) => isWithin(out, join(folder, name)));
  attempt(report, () => {
    if (isBooks || !isSafeOutput(out, shown)) report(unsafeOutput(shown));
  });
  const chapters = (done: number, all: number) => {
    spareMemory();
    progress.chapters(done, all);
  };
  const builder = createBuilder(folder, { ...options, progress: chapters }, cache);
  const result = builder.build();
  problems.push(...result.problems);
  if (stops(problems, allowWarnings)) return stop();
  progress.say("the search index");
  const [files, search] = await Promise.all([
    withPictures(result.files, out, new Map(lastBuildOf(cache.entries)?.files)),
    searchOf(result.files, { entries: cache.entries, find: (path, digest) => fileIn(out, path, digest) }),
  ]);
  const all = new Map([...files, ...search.files]);
  const written = attempt(report, () => writeSite(all, out, shown));
  if (!written) return stop();
  const pages = [...result.files.keys()].filter((path) => path.endsWith(".html"));
  builder.save((outside) => {
    const isSame = before === digestOfInputs(inputs, []) && problems.length === 0;
    const now = digestOfInputs(inputs, outside);
    return { ...search.entries, ...(isSame && { last: { inputs: now, outside, files: written, pages } }) };
  });
  return { stopped: false, problems, pages };
}

/** Whether a path is a folder's, or lies in it. */
export const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith("..");

function unsafeOutput(out: string): Problem {
  const finding = {
    found: `${out || "an output without a name"} is, or belongs to, something that no build has made`,
    expected: "an empty folder, a built book, or a folder that is not there yet",
  };
  return problemAt(new Source(out, ""), { start: 0, end: 0 }, "unsafe-output", finding);
}
