import { join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Cache, digestOfInputs, type InputsDigest, lastBuildOf, stillBuilt } from "../cache/index.ts";
import { fileIn, isSafeOutput, type ReadyFile, recover, SiteWriter } from "../output/index.ts";
import { attempt, inOrder, type Problem, problemAt, Source, stops } from "../problem/index.ts";
import type { Builder, BuildOptions, Rebuild, SearchMaker } from "../site/index.ts";
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

/** How a book is built, and who is told how far it is. */
export interface BuildSetting {
  readonly cache: Cache;
  readonly options: BuildOptions;
  readonly allowWarnings: boolean;
  readonly progress: Progress;
}

/** Builds a book into a folder; where nothing has changed since the last time, nothing is done but to see that. */
export async function buildInto(places: BuildPlaces, setting: BuildSetting): Promise<Built> {
  const { out, shown } = places;
  const { cache, options } = setting;
  // The manual is the program's own.
  const { with: numbers, manual: _, ...plain } = options;
  const inputs = { ...places, options: [plain, numbers?.numbers.text, numbers?.model?.text] };
  const problems: Problem[] = [];
  attempt(
    (problem) => problems.push(problem),
    () => recover(out, shown),
  );
  const inputsNow = () => digestOfInputs(inputs);
  const before = inputsNow();
  const last = problems.length === 0 && stillBuilt(cache.entries, before, places);
  return last
    ? { stopped: false, problems: [], pages: last.pages }
    : buildAnew(places, setting, [before, inputsNow], problems);
}

async function buildAnew(
  { folder, out, shown }: BuildPlaces,
  { cache, options, allowWarnings, progress }: BuildSetting,
  [before, inputsNow]: readonly [InputsDigest, () => InputsDigest],
  problems: Problem[],
): Promise<Built> {
  // Loaded here, so that a book that has not changed is not kept waiting for it.
  const { createBuilder, SearchMaker, withPictures } = await import("../site/index.ts");
  const report = (problem: Problem) => problems.push(problem);
  const stop = () => ({ stopped: true, problems: inOrder(problems), pages: [] });
  const isBooks = isWithin(folder, out) || WHOLE.some((name) => isWithin(out, join(folder, name)));
  attempt(report, () => {
    if (isBooks || !isSafeOutput(out, shown)) report(unsafeOutput(shown));
  });
  const builder = createBuilder(folder, { ...options, progress: telling(progress) }, cache);
  const find = (path: string, digest: string) => fileIn(out, path, digest);
  const maker = new SearchMaker({ entries: cache.entries, find });
  const writer = attempt(report, () => new SiteWriter(out, shown));
  try {
    const result = await built(builder, maker);
    problems.push(...result.problems);
    if (!writer || stops(problems, allowWarnings)) return stop();
    progress.say("the search index");
    const drawn = withPictures(result.files, out, new Map(lastBuildOf(cache.entries)?.files));
    const add = (files: ReadonlyMap<string, ReadyFile>) => attempt(report, () => writer.add(files));
    // What is there is written while Pagefind works.
    const [search, isAdded] = await Promise.all([maker.search(result.files), drawn.then(add)]);
    const written = isAdded && add(search.files) && attempt(report, () => writer.finish());
    if (!written) return stop();
    const pages = [...result.files.keys()].filter((path) => path.endsWith(".html"));
    builder.save((outside) => {
      const isSame = before([]) === inputsNow()([]) && problems.length === 0;
      const last = { inputs: before(outside), outside: outside.map(([path]) => path), files: written, pages };
      return { ...search.entries, ...(isSame && { last }) };
    });
    return { stopped: false, problems, pages };
  } finally {
    attempt(report, () => writer?.end());
    await maker.close();
  }
}

const telling = (progress: Progress) => (done: number, all: number) => {
  spareMemory();
  progress.chapters(done, all);
};

/** A build; the search takes in each chapter while the next is written, and goes on while pages are made. */
async function built(builder: Builder, maker: SearchMaker): Promise<Rebuild> {
  const steps = builder.steps();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (step.value) maker.chapter(step.value);
    await setImmediate();
  }
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
