import { z } from "zod";
import { literals as literalsWords } from "../directives/index.ts";
import { words } from "../yaml/index.ts";

/** A language as HTML has it, such as `en` or `pt-BR`. */
export const language = z
  .string("a language such as en")
  .refine(isLanguage, "a language such as en or pt-BR");

/** What is said of numbers that an author types. */
export const literals = z.enum(literalsWords, `one of ${literalsWords.join(", ")}`);

/** The shape of a chapter's front matter. */
export const frontMatterSchema = z.strictObject(
  {
    title: words.optional(),
    description: words.optional(),
    model: z.string("the name of a model").optional(),
    literals: literals.optional(),
    lang: language.optional(),
    draft: z
      .enum(["true", "false"], "true or false")
      .transform((word) => word === "true")
      .optional(),
  },
  "a mapping such as title: …",
);

function isLanguage(tag: string): boolean {
  try {
    // Longer names of languages could be registered and none is: https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1
    return new Intl.Locale(tag).language.length <= 3;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
