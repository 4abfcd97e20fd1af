import type { Extension } from "micromark-util-types";
import type { Processor } from "unified";

/** The constructs that find addresses in text that nothing marks as one, each with what a text must have for it. */
const FINDERS: readonly (readonly [name: string, trace: RegExp])[] = [
  ["emailAutolink", /[\w+\-.]@/],
  ["protocolAutolink", /https?:\/\//i],
  ["wwwAutolink", /www\./i],
];

/** The names of the constructs that can find nothing in a text. They read it as it is typed, so that this is sure. */
export const idleFinders = (text: string): string[] =>
  FINDERS.filter(([, trace]) => !trace.test(text)).map(([name]) => name);

/**
 * Takes constructs by name out of a processor's reading of text. GitHub's addresses are looked for at the
 * beginning of every word, which is a good part of all the time that reading takes.
 */
export function withoutConstructs(this: Processor, names: readonly string[]): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) =>
    without(extension as Extension, names),
  );
}

function without(extension: Extension, names: readonly string[]): Extension {
  if (!extension.text) return extension;
  const text = Object.entries(extension.text).flatMap(([code, constructs]) => {
    const left = [constructs ?? []].flat().filter(({ name }) => !names.includes(name ?? ""));
    return left.length > 0 ? [[code, left] as const] : [];
  });
  return { ...extension, text: Object.fromEntries(text) };
}
