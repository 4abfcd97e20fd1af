import { z } from "zod";

/** A text that is not empty. */
export const words = z.string("a text").regex(/\S/, "a text");
