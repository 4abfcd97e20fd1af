/** The width of a strip, about that of a label. */
const STRIP = 64;

/** Things by the upright strips of the drawing that they reach into, so that near ones are found quickly. */
export class Strips<T> {
  private readonly strips = new Map<number, T[]>();

  /** Adds a thing that reaches from `left` to `right`. */
  add(thing: T, left: number, right: number): void {
    for (let index = Math.floor(left / STRIP); index <= Math.floor(right / STRIP); index += 1) {
      const strip = this.strips.get(index);
      if (strip) strip.push(thing);
      else this.strips.set(index, [thing]);
    }
  }

  /** Whether a test holds for a thing in one of the strips from `left` to `right`. */
  some(left: number, right: number, test: (thing: T) => boolean): boolean {
    for (let index = Math.floor(left / STRIP); index <= Math.floor(right / STRIP); index += 1)
      if (this.strips.get(index)?.some(test)) return true;
    return false;
  }
}
