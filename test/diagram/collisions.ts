/**
 * What overlaps in the first drawing of a page; runs in the browser. Texts must not meet texts, boxes that
 * are not theirs, arrows and gates, nor any line; a label of an edge meets one line, its own.
 */
export function collisions(): string[] {
  const found: string[] = [];
  const svg = document.querySelector("svg");
  if (!svg) throw new Error("a page with a drawing");
  const all = (selector: string) => [...svg.querySelectorAll<SVGGraphicsElement>(selector)];
  const meet = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 0.05 && b.left < a.right - 0.05 && a.top < b.bottom - 0.05 && b.top < a.bottom - 0.05;
  const texts = all("text").map((element) => ({ element, rect: element.getBoundingClientRect() }));
  const page = svg.getBoundingClientRect();
  for (const [index, { element, rect }] of texts.entries()) {
    const name = `"${element.textContent}"`;
    if (rect.left < page.left || rect.right > page.right || rect.bottom > page.bottom || rect.top < page.top)
      found.push(`${name} leaves the drawing`);
    for (const other of texts.slice(index + 1))
      if (meet(rect, other.rect)) found.push(`${name} on "${other.element.textContent}"`);
    for (const box of all(".dg-box")) {
      const around = box.getBoundingClientRect();
      const own = box.parentElement === element.parentElement;
      const inside = rect.left >= around.left && rect.right <= around.right;
      if (own ? !inside : meet(rect, around)) found.push(`${name} and the box of another, or out of its own`);
    }
    for (const sign of all(".dg-arrow, .dg-open, .dg-bar"))
      if (meet(rect, sign.getBoundingClientRect())) found.push(`${name} on an arrow or a gate`);
  }
  for (const { element, rect } of texts) {
    const hits = all(".dg-edge path").filter((path) => passes(path as SVGPathElement, rect)).length;
    const own = element.closest(".dg-labels") ? 1 : 0;
    if (hits > own) found.push(`"${element.textContent}" on ${hits} lines`);
  }
  for (const path of all(".dg-edge path"))
    for (const box of all(".dg-box"))
      if (passes(path as SVGPathElement, shrunk(box.getBoundingClientRect()))) found.push("a line in a box");
  return found;

  function passes(path: SVGPathElement, rect: DOMRect): boolean {
    if (!meet(path.getBoundingClientRect(), rect) && path.getBoundingClientRect().height > 1) return false;
    const length = path.getTotalLength();
    for (let distance = 0; distance <= length; distance += 2) {
      const { x, y } = path.getPointAtLength(distance);
      const [left, top] = [x + page.left, y + page.top];
      if (left > rect.left && left < rect.right && top > rect.top && top < rect.bottom) return true;
    }
    return false;
  }

  function shrunk({ left, top, width, height }: DOMRect): DOMRect {
    return new DOMRect(left + 2, top + 2, width - 4, height - 4);
  }
}
