import type { Expression, Model } from "../model/index.ts";
import type { Source } from "../problem/index.ts";
import type { Certificate, Trace } from "../trace/index.ts";
import type { YamlText } from "../yaml/index.ts";
import { Models, type Setting } from "./models.ts";

/** The models that a chapter gives itself, beside those of the book. */
export class LocalModels extends Models {
  constructor(
    private readonly own: ReadonlyMap<string, YamlText>,
    private readonly book: Models,
  ) {
    super(own, book.derivatives);
  }

  override get names(): string[] {
    return [...this.own.keys(), ...this.book.names];
  }

  override isProved(name: string): boolean {
    return !this.own.has(name) && this.book.isProved(name);
  }

  override has(name: string): boolean {
    return this.own.has(name) || this.book.has(name);
  }

  override model(name: string): Model {
    return this.own.has(name) ? super.model(name) : this.book.model(name);
  }

  override trace(name: string, of?: string, setting?: Setting): Trace {
    return this.own.has(name) ? super.trace(name, of, setting) : this.book.trace(name, of, setting);
  }

  override certify(trace: Trace, by: string): Certificate {
    return this.book.certify(trace, by);
  }

  override note(model: string, expression: Expression, source: Source, at?: number): void {
    this.book.note(model, expression, source, at);
  }
}
