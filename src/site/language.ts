/** The scripts that are written from right to left: https://www.w3.org/International/questions/qa-scripts. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/** Every page asks, of the same few languages. */
const known = new Map<string, "ltr" | "rtl">();

/** The direction that a language is written in, by its usual script. */
export function directionOf(language: string): "ltr" | "rtl" {
  const told = known.get(language);
  if (told) return told;
  const { script } = new Intl.Locale(language).maximize();
  const direction = script !== undefined && RIGHT_TO_LEFT.includes(script) ? "rtl" : "ltr";
  known.set(language, direction);
  return direction;
}
