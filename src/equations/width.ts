import katex from "katex";
import { quietly, settable } from "./settable.ts";

/** What KaTeX's tree of boxes has that a width can be told from. */
interface Box {
  readonly classes?: readonly string[];
  readonly text?: string;
  readonly width?: number;
  readonly depth?: number;
  readonly height?: number;
  readonly italic?: number;
  readonly style?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly Box[];
}

/** KaTeX's way to its boxes, which its types leave out. */
const { __renderToDomTree: boxesOf } = katex as typeof katex & {
  readonly __renderToDomTree: (tex: string, options: object) => Box;
};

/** The sizes of KaTeX's size classes, `size1` first (KaTeX, `src/Options.js`, `sizeMultipliers`). */
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

/** The empty delimiter beside a fraction, as KaTeX's stylesheet has it. */
const NULL_DELIMITER = 0.12;

/** Sizes in em of a formula's own font. */
interface Size {
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

const known = new Map<string, Size>();

/**
 * The width of a display formula in em of its own font, added up from the metrics of KaTeX's fonts; 0 for
 * TeX that KaTeX cannot set, which is found where the formula is set.
 */
export const texWidth = (tex: string): number => sizeOf(tex).width;

/** How far a display formula reaches below its line, in em of its own font. */
export const texDepth = (tex: string): number => sizeOf(tex).depth;

/** How far a display formula reaches above its line, in em of its own font. */
export const texHeight = (tex: string): number => sizeOf(tex).height;

function sizeOf(tex: string): Size {
  const size = known.get(tex) ?? measure(tex);
  known.set(tex, size);
  return size;
}

function measure(tex: string): Size {
  const options = { displayMode: true, output: "html", ...settable, throwOnError: false, trust: true };
  try {
    return quietly(() => {
      const box = boxesOf(tex, options);
      return { width: widthOf(box), depth: box.depth ?? 0, height: box.height ?? 0 };
    });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { width: 0, depth: 0, height: 0 };
  }
}

function widthOf(box: Box): number {
  const { classes = [], style = {}, children = [] } = box;
  const margins = em(style.marginLeft) + em(style.marginRight) + em(style.paddingLeft);
  if (box.text !== undefined) return symbolWidth(box) + margins;
  if (classes.includes("nulldelimiter")) return NULL_DELIMITER;
  // What stands one above the other is as wide as its widest.
  const widths = children.map(widthOf);
  const stacked = classes.some((name) => name === "vlist" || name === "vlist-t");
  const inner = stacked ? Math.max(0, ...widths) : widths.reduce((sum, width) => sum + width, 0);
  return Math.max(inner, em(style.width)) * scaleOf(classes) + margins;
}

/** KaTeX joins characters and keeps the first one's width; a letter behind it is taken for as wide as an em's 0.56. */
function symbolWidth({ text = "", width = 0, italic = 0 }: Box): number {
  const rest = [...text].slice(1).reduce((sum, character) => sum + (/\d/.test(character) ? 0.5 : 0.56), 0);
  return width + rest + italic;
}

/** `sizing reset-size6 size3` sets what is inside from one size to another. */
function scaleOf(classes: readonly string[]): number {
  const size = (prefix: string) => {
    const name = classes.find((one) => new RegExp(`^${prefix}size\\d+$`).test(one));
    return SIZES[Number(name?.slice(`${prefix}size`.length)) - 1];
  };
  const [from, to] = [size("reset-"), size("")];
  return from && to ? to / from : 1;
}

const em = (length: string | undefined) => (length?.endsWith("em") ? Number.parseFloat(length) : 0);
