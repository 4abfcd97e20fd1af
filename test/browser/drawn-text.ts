import type { Page } from "playwright-core";

/** WCAG 1.4.3, for text that is not large. */
const LEAST = 4.5;

interface DrawnText {
  readonly text: string;
  readonly ink: string;
  readonly ground: string;
}

/**
 * Each text of the page's drawings with its colour and that of what is drawn under its middle: the last
 * filled shape before it, else the page.
 */
function drawnTexts(page: Page): Promise<DrawnText[]> {
  return page.evaluate(() => {
    const paints = (colour: string) => colour.startsWith("rgb") && !/, 0\)$/.test(colour);
    const groundOf = (text: SVGTextElement) => {
      const box = text.getBoundingClientRect();
      const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
      const shapes = [
        ...(text.ownerSVGElement?.querySelectorAll<SVGGeometryElement>("rect, circle, polygon, path") ?? []),
      ];
      const under = shapes.filter((shape) => {
        const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
        const point = middle.matrixTransform(shape.getScreenCTM()?.inverse());
        return before && paints(getComputedStyle(shape).fill) && shape.isPointInFill(point);
      });
      const last = under.at(-1);
      if (last) return getComputedStyle(last).fill;
      let around: Element | null = text;
      while (around && !paints(getComputedStyle(around).backgroundColor)) around = around.parentElement;
      return around ? getComputedStyle(around).backgroundColor : "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll<SVGTextElement>("svg text")].map((text) => ({
      text: text.textContent ?? "",
      ink: getComputedStyle(text).fill,
      ground: groundOf(text),
    }));
  });
}

/** The relative luminance of `rgb(r, g, b)`, 0 to 1 (WCAG 2.2, definition). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The texts of drawings whose contrast is below 4.5:1, which axe-core leaves to a person's eye. */
export async function faintDrawnTexts(page: Page): Promise<string[]> {
  return (await drawnTexts(page)).flatMap(({ text, ink, ground }) => {
    const [darker = 0, lighter = 0] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
    const contrast = (lighter + 0.05) / (darker + 0.05);
    return contrast < LEAST
      ? [`drawn text "${text}": contrast ${contrast.toFixed(2)}, ${ink} on ${ground}`]
      : [];
  });
}
