import { hash } from "node:crypto";

/** A short text that only the same bytes, or the same plain data, give. */
export function digestOf(content: string | Uint8Array | readonly unknown[]): string {
  const bytes = typeof content === "string" || content instanceof Uint8Array ? content : plainJson(content);
  return hash("sha256", bytes, "base64url");
}

/**
 * Plain data as JSON; what has a `toJSON` of its own is told apart by what that gives.
 * @throws Error for anything that JSON would silently leave out, so that no key of the cache is too wide.
 */
function plainJson(data: unknown): string {
  return JSON.stringify(data, (key, value: unknown) => {
    if (typeof value === "function" || value instanceof Map || value instanceof Set) {
      throw new Error(`"${key}" is not plain data, so that it cannot be part of a key`);
    }
    return value;
  });
}
