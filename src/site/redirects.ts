import { type Destinations, follow } from "../chapter/index.ts";
import { type ProblemCode, problemAt, type Report, type Source, type Span } from "../problem/index.ts";
import type { BookData } from "./schema.ts";

/** An old address of the book, and where it leads. */
export interface Redirect {
  /** Its file, from the book's root. */
  readonly file: string;
  /** The address of the new page as seen from the old one. */
  readonly target: string;
  /** The same from the book's root. */
  readonly fromRoot: string;
}

/** What redirects are checked with. */
interface RedirectOptions {
  readonly data: BookData;
  /** book.yaml. */
  readonly source: Source;
  readonly destinations: Destinations;
  /** Whether a page has this address, whatever its case. */
  readonly isPage: (file: string) => boolean;
  readonly report: Report;
}

/** A page's path, no folder of which is hidden or has the name of a file. */
const ADDRESS = /^((?![^/]*\.([a-z]|\.|\/)|\.)[^/\\#?]+\/)*(?!\.)[^/\\#?]+\.html$/i;

/** The redirects of book.yaml, followed to where they end; what is wrong with one is reported. */
export function redirectsOf({ data, source, destinations, isPage, report }: RedirectOptions): Redirect[] {
  const { redirects, front, chapters } = data.value;
  const listed = [...front, ...chapters.flatMap((one) => (typeof one === "string" ? [one] : one.chapters))];
  /** Whether an address is that of a chapter in book.yaml which is not there: that has been said. */
  const isMissed = (address: string) => {
    const page = address.replace(/#.*/, "").replace(/\.md$/, ".html");
    return listed.includes(page.replace(/html$/, "md")) && !isPage(page);
  };
  return Object.keys(redirects).flatMap((file) => {
    const wrong = (span: Span, code: ProblemCode, found: string, expected?: string, suggestion?: string) => {
      report(problemAt(source, span, code, { found, expected, suggestion }));
      return [];
    };
    const [key, value] = [data.key(["redirects", file]), data.span(["redirects", file])];
    if (!ADDRESS.test(file)) {
      return wrong(
        key,
        "bad-redirect",
        `the old address "${file}"`,
        "a path such as old.html or part/old.html",
      );
    }
    if (isPage(file)) {
      return wrong(
        key,
        "bad-redirect",
        `"${file}", which is a page of the book`,
        "an address without a page",
      );
    }
    const way = wayOf(file, redirects);
    const end = way.at(-1) ?? "";
    if (way.slice(0, -1).includes(end)) {
      const circle = way.slice(way.indexOf(end));
      const isFirst = Object.keys(redirects).find((other) => circle.includes(other)) === file;
      return isFirst
        ? wrong(value, "bad-redirect", `"${file}", which leads in a circle`, "a page of the book")
        : [];
    }
    if (end === "" || /^(\/|\.\.|(?!https?:)[a-z][a-z0-9+.-]*:)/i.test(end)) {
      return wrong(value, "bad-redirect", `"${end}"`, "a page of the book, or an https address");
    }
    const from = "index.md";
    const at = (slug: string) => ({ slug, path: file, anchors: [], file: source.file });
    const goal = follow(
      { url: end, isLink: true, from, page: at(file.replace(/\.html$/, "")) },
      destinations,
    );
    if (goal.wrong) {
      const { code, found, suggestion } = goal.wrong;
      return end === redirects[file] && !isMissed(end)
        ? wrong(value, code, found, undefined, suggestion)
        : [];
    }
    const { url: fromRoot } = follow({ url: end, isLink: true, from, page: at("index") }, destinations);
    return [{ file, target: goal.url, fromRoot }];
  });
}

/** The addresses that a redirect leads to, one after the other, up to a page or to one that was there before. */
function wayOf(file: string, redirects: Readonly<Record<string, string>>): string[] {
  const way = [file];
  for (let next = redirects[file]; next !== undefined; next = redirects[next]) {
    const known = way.includes(next);
    way.push(next);
    if (known) break;
  }
  return way;
}
