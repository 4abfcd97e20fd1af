import { parseDocument } from "yaml";
import { z } from "zod";
import { type Excerpt, nearest, problemAt, type Report, type Span } from "../problem/index.ts";
import { type Path, Places, type YamlText } from "./places.ts";
import { depthProblem, expand, isSound, meantPair, syntaxProblem } from "./syntax.ts";

/** Checked data that knows where in the file each part of it stands. */
export interface YamlData<T> {
  readonly value: T;
  /** The names of what was left out and inside of it, which other parts may mean. */
  readonly loose: ReadonlySet<string>;
  /** The span of the value at a path, or of the nearest part around it that exists. */
  readonly span: (path: Path) => Span;
  /** The span of the key that ends a path. */
  readonly key: (path: Path) => Span;
  /** The text of the scalar at a path, placed in its file. */
  readonly excerpt: (path: Path) => Excerpt;
  /** The mapping that holds the value at a path is written `{ … }`. */
  readonly inFlow: (path: Path) => boolean;
}

/**
 * Reads YAML with every scalar kept as the text the author wrote, and checks it against a schema.
 * Reports `yaml-syntax`, `bad-name`, `duplicate-name`, `unknown-key`, `missing-key` and `bad-shape`. A
 * key that means nothing, or a word of the wrong kind, is left out once it is reported, so that it
 * hides no other mistake; undefined where what is left has not the schema's shape.
 */
export function readYaml<S extends z.ZodType>(
  input: YamlText,
  schema: S,
  report: Report,
): YamlData<z.output<S>> | undefined {
  const deep = depthProblem(input);
  if (deep) {
    report(deep);
    return undefined;
  }
  const document = parseDocument(input.text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const syntax = syntaxProblem(input, document);
  if (syntax) report(syntax);
  if (syntax || !isSound(input, document, report)) return undefined;
  const plain = expand(input, document, report);
  if (plain === undefined) return undefined;
  const places = new Places(input, document);
  const isEmpty = plain === null || plain === "";
  const whole = isEmpty ? {} : plain;
  const result = schema.safeParse(whole, { reportInput: true });
  if (result.success) return { value: result.data, loose: new Set(), ...places.door };
  // An empty file lacks everything, which is one mistake.
  const { error = result.error } = isEmpty ? schema.safeParse("", { reportInput: true }) : result;
  const issues = firstOfEach(error.issues.flatMap(innermost));
  const known = (path: Path) => knownKeys(schema, path);
  const meant = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...issue.path, nearest(key, known(issue.path))].join("."))
      : [],
  );
  for (const issue of issues) {
    const misspelt = isMissing(issue) && meant.includes(issue.path.join("."));
    if (!misspelt) reportIssue(issue, places, known(issue.path), report);
  }
  const loose = new Set(issues.flatMap((issue) => leaveOut(whole, issue)));
  const rest = schema.safeParse(whole);
  return rest.success ? { value: rest.data, loose, ...places.door } : undefined;
}

/** The issues with what a text says, each of a key that the data can do without. */
const SPARE = ["invalid_value", "invalid_format", "custom"];

/** Takes what an issue finds out of the data, where the data can do without; gives the names in it. */
function leaveOut(whole: unknown, issue: z.core.$ZodIssue): string[] {
  if (issue.code !== "unrecognized_keys" && !SPARE.includes(issue.code)) return [];
  const [path, keys] =
    issue.code === "unrecognized_keys"
      ? [issue.path, issue.keys]
      : [issue.path.slice(0, -1), issue.path.slice(-1)];
  const parent = path.reduce<unknown>((value, key) => entries(value)[key], whole);
  return keys.flatMap((key) => {
    const inside = entries(parent)[key];
    delete entries(parent)[key];
    return [String(key), ...namesIn(inside)];
  });
}

/** Of a value that may be of several kinds, what is wrong with the kind that it is; the whole where it is none. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.find((inner) =>
    inner.every(({ code, path }) => code !== "invalid_type" || path.length > 0),
  );
  if (!meant?.length || meant.some((inner) => inner.path.length === 0 && isAllUnknown(inner))) return [issue];
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Whether an issue is that a mapping has no key which means anything. */
const isAllUnknown = (issue: z.core.$ZodIssue) =>
  issue.code === "unrecognized_keys" && issue.keys.length === Object.keys(entries(issue.input)).length;

/** The issues without those of a list's entries that are wrong as an entry before them is: one mistake. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, path, message }) => {
    if (typeof path.at(-1) !== "number" || !/^invalid_(?:type|union)$/.test(code)) return true;
    const key = JSON.stringify([path.slice(0, -1), message]);
    return !seen.has(key) && seen.add(key);
  });
}

const entries = (data: unknown): Record<PropertyKey, unknown> => Object(data);

/** Every key in some data. */
function namesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  const own = Array.isArray(data) ? [] : Object.keys(data);
  return [...own, ...Object.values(data).flatMap(namesIn)];
}

/** The keys that the mapping at a path may have. */
function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const [key, ...rest] = path;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return knownKeys(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => knownKeys(option as z.ZodType, path));
  if (schema instanceof z.ZodRecord) return knownKeys(schema.valueType, rest);
  if (schema instanceof z.ZodArray) return knownKeys(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  const inner = key === undefined ? undefined : shape[String(key)];
  return inner ? knownKeys(inner, rest) : Object.keys(shape);
}

const isMissing = (issue: z.core.$ZodIssue) =>
  issue.code === "invalid_type" && issue.input === undefined && issue.path.length > 0;

function reportIssue(
  issue: z.core.$ZodIssue,
  places: Places,
  known: readonly string[],
  report: Report,
): void {
  const { source } = places.input;
  const { span, key } = places.door;
  const inside = issue.path.length > 0 ? ` in "${issue.path.join(".")}"` : "";
  if (issue.code === "unrecognized_keys") {
    const expected = `one of ${known.join(", ")}`;
    // A mapping without any key that means something was meant as another one as a whole.
    const whole = isAllUnknown(issue) && !issue.keys.some((name) => nearest(name, known));
    const [first = ""] = issue.keys;
    if (whole && issue.keys.length > 1) {
      const found = `${issue.keys.map((name) => `"${name}"`).join(", ")}${inside}`;
      report(problemAt(source, key([...issue.path, first]), "unknown-key", { found, expected }));
      return;
    }
    for (const name of issue.keys) {
      const finding = { found: `"${name}"${inside}`, expected, suggestion: nearest(name, known) };
      report(problemAt(source, key([...issue.path, name]), "unknown-key", finding));
    }
  } else if (isMissing(issue)) {
    const found = `no "${String(issue.path.at(-1))}"`;
    report(
      problemAt(source, span(issue.path.slice(0, -1)), "missing-key", { found, expected: issue.message }),
    );
  } else {
    report(
      problemAt(source, span(issue.path), "bad-shape", {
        found: `${shown(issue.input)}${inside}`,
        expected: issue.message,
        suggestion: isMapping(issue) ? meantPair(String(issue.input)) : undefined,
      }),
    );
  }
}

/** Whether a mapping is expected where a text stands. */
const isMapping = (issue: z.core.$ZodIssue) =>
  issue.code === "invalid_type" &&
  typeof issue.input === "string" &&
  /^(object|record)$/.test(issue.expected);

/** A wrong value as a message shows it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = String(value);
  if (text === "") return "nothing";
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
