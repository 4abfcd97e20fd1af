import { digestOf } from "../cache/index.ts";

/** A value of the last build, for as long as what it is made of stays the same. */
export class Last<T> {
  private last: { readonly key: string; readonly value: T } | undefined;

  /** The value; `parts` are plain data that tell all that `make` depends on. */
  of(parts: readonly unknown[], make: () => T): T {
    const key = digestOf(parts);
    if (this.last?.key !== key) this.last = { key, value: make() };
    return this.last.value;
  }
}
