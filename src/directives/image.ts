import type { ImageReference, Paragraph } from "mdast";
import { type Excerpt, excerpt, problemAt, type Source } from "../problem/index.ts";
import { besideId, idAtEnd } from "./attribute-list.ts";
import { captionOf } from "./caption.ts";
import type { Desk } from "./directive.ts";
import { fillText } from "./interpolate.ts";
import type { Image, Nodes, RootContent } from "./mdast.ts";
import { element, numberOf } from "./nodes.ts";
import { offsets } from "./read.ts";
import type { Scope } from "./scope.ts";

/** What an image's words are filled in with. */
export interface ImageContext {
  readonly source: Source;
  readonly scope: Scope;
  readonly desk: Desk;
}

/**
 * An image with the numbers in its alternative text and title in place.
 * @throws Mistake for one that has no value.
 */
export function filledImage(image: Image, context: ImageContext): Image {
  const title = filledTitle(image, context);
  const alt = alternative(image, (raw) => raw.lastIndexOf("]("), context);
  return { ...image, title: title ?? null, alt };
}

/** `![text][definition]` with the numbers in its text in place. @throws Mistake as {@link filledImage} does. */
export const filledReference = (image: ImageReference, context: ImageContext): ImageReference => ({
  ...image,
  alt: alternative(image, (raw) => raw.search(/\]\[[^\]]*\]$|\](?:\[\])?$/), context),
});

/** An image's alternative text, which ends in what its author typed at the index that `endIn` gives. */
function alternative(
  image: Image | ImageReference,
  endIn: (raw: string) => number,
  context: ImageContext,
): string {
  const { source } = context;
  const [start, end] = offsets(image);
  const raw = source.text.slice(start, end);
  const written = fillText(excerpt(source, raw.slice(2, endIn(raw)), start + 2), context);
  return /:(value|eq|literal)\[/.test(raw) ? written : (image.alt ?? "");
}

/**
 * A paragraph that is an image with a title, or with `{#id}` behind it, as a figure: the title is its
 * caption, and it is numbered where it has an id. Undefined for any other paragraph.
 * @throws Mistake as {@link filledImage} does.
 */
export function imageFigure(paragraph: Paragraph, context: ImageContext): RootContent | undefined {
  const [image, ...behind] = paragraph.children;
  if (image?.type !== "image") return undefined;
  const id = figureId(paragraph, context.source);
  if (behind.length > 0 ? !id : !image.title) return undefined;
  if (id) noteBeside(id, context);
  const number = id && context.desk.labels.enter(id, "figure");
  const title = titleOf(image, context.source);
  const { title: _, ...untitled } = filledImage({ ...image, title: null }, context);
  const words = [...numberOf({ number }), ...captionOf(title, "", context).words];
  const caption = element("figcaption", {}, [element("strong", {}, words)]);
  return element("figure", { className: ["image"], ...(id && { id: id.text }) }, [untitled, caption]);
}

/** Reports what stands in the braces around an id: it would be lost. */
function noteBeside(id: Excerpt, { source, desk }: ImageContext): void {
  const start = source.text.lastIndexOf("{", id.offset(0));
  const end = source.text.indexOf("}", start) + 1;
  const finding = besideId(source.text.slice(start, end), id.text);
  if (finding) desk.report(problemAt(source, { start, end }, "foreign-syntax", finding));
}

/** The id behind an image that is a paragraph. */
export function figureId(
  { children: [image, next, ...more] }: Paragraph,
  source: Source,
): Excerpt | undefined {
  if (image?.type !== "image" || !next) return undefined;
  const [start] = offsets(next);
  const [, end] = offsets(more.at(-1) ?? next);
  const given = idAtEnd(excerpt(source, source.text.slice(start, end), start));
  return given?.start === 0 ? given.id : undefined;
}

/** What has a title of its own: an image, a link, the definition of one. */
type Titled = Extract<Nodes, { type: "image" | "link" | "definition" }>;

/** The title of a link or an image with the numbers in it in place. @throws Mistake for one that has no value. */
export function filledTitle(node: Titled, context: ImageContext): string | undefined {
  const title = titleOf(node, context.source);
  return title && captionOf(title, "", context).plain;
}

/** The title where it stands; one with entities or escapes in it at the node's beginning. */
function titleOf(node: Titled, source: Source): Excerpt | undefined {
  const { title } = node;
  if (!title) return undefined;
  const [start, end] = offsets(node);
  const at = source.text.slice(start, end).lastIndexOf(title);
  return at < 0 ? { text: title, source, offset: () => start } : excerpt(source, title, start + at);
}
