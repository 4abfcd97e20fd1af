/**
 * Says which words of a book's Markdown are in none of its pages: `npm run words -- <book folder> <built folder>`.
 * Every word of three letters or more that a chapter has as text, code, TeX or alternative text must stand in
 * the chapter's page at least as often; what is syntax, or names something to be computed, is not counted.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeHTML } from "entities";
import { formulasAsTex } from "../lib/formats/index.js";

/** What of Markdown is no text, and what stands there instead. */
const SYNTAX = [
  [/^---\n.*?\n---\n/s, ""],
  [/<!--.*?-->/gs, " "],
  [/^([ >\t]*(?:[-*+] |\d+[.)] )?)(`{3,}|~{3,})[ \t]*model\b.*hidden(?:.|\n)*?\2/gm, "$1"],
  [/^([ >\t]*(?:[-*+] |\d+[.)] )?(?:`{3,}|~{3,})).*$/gm, "$1"],
  [/^[ >\t]*\[(?!\^)[^\]\n]+\]:.*(\n[ \t]+["'(].*)?$/gm, ""],
  [/\[\^[^\]\s]+\]/g, " "],
  [/\]\(\s*(?:<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)/g, "]("],
  [/\]\[[^\]\n]*\]/g, "]"],
  [/(\]|(?<![\w:]):{1,}[a-z][\w-]*)\{(?:"[^"]*"|'[^']*'|[^{}"'])*\}/g, "$1"],
  [/^:{3,}[\w-]*/gm, ""],
  [/:(?:claim|literal|answer)\[/g, "["],
  [/(?<![\w:`]):{1,2}[a-z][\w-]*\[(?:[^[\]]|\[[^\]]*\])*\]/g, " "],
  [/^::[a-z][\w-]*/gm, ""],
  [/\\(?:value|literal)\{[^{}]*\}/g, " "],
  [/\{[#.][^{}\n]*\}/g, " "],
  [/<\/?[a-zA-Z](?:\s[\w-]+="[^"]*"|[^<>])*>/g, " "],
];

const count = (text) => {
  const words = new Map();
  for (const [word] of decodeHTML(text).matchAll(/\p{L}{3,}/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

/** The words of a chapter's text, each with how often it is there. */
const wordsTyped = (markdown) =>
  count(SYNTAX.reduce((text, [syntax, instead]) => text.replace(syntax, instead), markdown));

/** The words that a page shows or says, each with how often. */
function wordsShown(page) {
  const html = page.slice(page.indexOf("<main"), page.lastIndexOf("</main>"));
  const said = [...html.matchAll(/ (?:alt|title|aria-label)="([^"]*)"/g)].map(([, words]) => words);
  return count(`${formulasAsTex(html).replace(/<[^>]*>/g, " ")} ${said.join(" ")}`);
}

/** The words that a chapter has and its page has not, or less often. */
function wordsLost(markdown, html) {
  const shown = wordsShown(html);
  return [...wordsTyped(markdown)]
    .filter(([word, times]) => (shown.get(word) ?? 0) < times)
    .map(([word]) => word);
}

function check(book, built) {
  const slug = (file) => file.replace(/\.md$/, "").replace(/(^|\/)\d{1,3}[-_. ]+(?=[^/]+$)/, "$1");
  let [pages, lost] = [0, 0];
  for (const file of readdirSync(book, { recursive: true }).sort()) {
    const page = join(built, `${slug(file)}.html`);
    if (!file.endsWith(".md") || !existsSync(page)) continue;
    pages += 1;
    const words = wordsLost(readFileSync(join(book, file), "utf8"), readFileSync(page, "utf8"));
    lost += words.length;
    if (words.length > 0) console.log(`${file}: ${words.join(" ")}`);
  }
  console.log(`${pages} pages, ${lost} words lost`);
  if (pages === 0 || lost > 0) process.exitCode = 1;
}

const [book, built] = process.argv.slice(2);
if (!built) throw new Error("usage: npm run words -- <book folder> <built folder>");
check(book, built);
