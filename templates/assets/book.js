/* What makes a page handier to those who have scripts; every page is complete without this file. */

/** Whoever has the focus there may want the arrow keys: fields, boxes that scroll, steps. */
const TAKES_ARROWS = "input, select, textarea, button, summary, search, [contenteditable], [tabindex]";

function turnPagesByKey() {
  const pages = { ArrowLeft: "prev", ArrowRight: "next" };
  document.addEventListener("keydown", (event) => {
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const rel = pages[event.key];
    if (!rel || modified || event.defaultPrevented || event.target.closest(TAKES_ARROWS)) return;
    const link = document.head.querySelector(`link[rel="${rel}"]`);
    if (link) location.assign(link.href);
  });
}

/** A button on each display formula and each block of code that copies it; without a clipboard there is none. */
function offerCopies(page) {
  const parts = page.querySelectorAll(".equation:has(annotation), main pre:has(> code)");
  const shown = [...parts].map((part) => part.closest(".scroller") ?? part);
  if (!navigator.clipboard || shown.length === 0) return;
  const status = page.createElement("p");
  status.className = "sr-only copy-status";
  status.setAttribute("role", "status");
  page.getElementById("content").append(status);
  for (const one of shown) {
    frame(one, page);
    const button = page.createElement("button");
    button.type = "button";
    button.textContent = one.querySelector("annotation") ? "Copy TeX" : "Copy";
    one.after(button);
  }
}

/** Gives a formula or code the box for what it offers, where its proofs have not given it one. */
function frame(shown, page) {
  if (shown.parentElement.matches(".formula")) return;
  const box = page.createElement(shown.matches(".equation") ? shown.localName : "div");
  box.className = "formula";
  shown.replaceWith(box);
  box.append(shown);
}

async function copy({ target }) {
  const button = target.closest(".formula > button");
  if (!button) return;
  const status = document.querySelector(".copy-status");
  const { textContent: offer, parentElement: box } = button;
  await navigator.clipboard.writeText(box.querySelector("annotation, pre").textContent);
  status.textContent = button.textContent = "Copied";
  setTimeout(() => {
    button.textContent = offer;
    status.textContent = "";
  }, 2000);
}

/** How many pages a search shows, and how many sections of each. */
const PAGES = 8;
const SECTIONS = 2;

/** Search over the whole book. It needs a host: from disk a browser reads no index, and the theme shows no box. */
function offerSearch() {
  const box = document.querySelector(".search");
  if (!document.documentElement.classList.contains("hosted") || !box) return;
  const input = box.querySelector("input");
  const panel = box.querySelector(".results");
  let pagefind;
  const load = () => {
    pagefind ??= searchAt(new URL(box.dataset.index, location.href));
    return pagefind;
  };
  const close = () => {
    panel.hidden = true;
  };
  const find = async () => {
    const words = input.value.trim();
    if (words === "") return close();
    const found = await (await load()).debouncedSearch(words, {}, 120);
    if (!found) return;
    const pages = await Promise.all(found.results.slice(0, PAGES).map((result) => result.data()));
    if (words === input.value.trim()) show(panel, pages, found.results.length);
  };
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", find);
  input.addEventListener("focus", find);
  const openFirst = async () => {
    await find();
    if (!panel.hidden) panel.querySelector("a")?.click();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      input.focus();
    }
    if (event.key === "Enter" && event.target === input) openFirst();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...panel.querySelectorAll("a")];
    stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (!box.contains(target) || target.closest(".results a")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    input.focus();
  });
}

/** Pagefind at its address, looking into all parts of the book's index. */
async function searchAt(address) {
  const [pagefind, parts] = await Promise.all([
    import(address.href),
    fetch(new URL("parts.json", address)).then((answer) => answer.json()),
  ]);
  await Promise.all(parts.map((part) => pagefind.mergeIndex(new URL(part, address).href)));
  return pagefind;
}

/**
 * The pages found, each with the sections that the words stand in. Whoever has gone on to a result, while these
 * were looked for, stays at that place of the list.
 */
function show(panel, pages, count) {
  const place = [...panel.querySelectorAll("a")].indexOf(document.activeElement);
  panel.querySelector("[role=status]").textContent =
    count === 0 ? "Nothing found" : count === 1 ? "1 page" : `${count} pages`;
  panel.querySelector("ol").replaceChildren(
    ...pages.map((page) => {
      const item = document.createElement("li");
      const lead = page.sub_results.find(({ title }) => title === page.meta.title);
      const sections = page.sub_results.filter((found) => found !== lead).slice(0, SECTIONS);
      item.append(link(page.url, page.meta.title, "page", lead?.excerpt));
      item.append(...sections.map(({ url, title, excerpt }) => link(url, title, "section", excerpt)));
      return item;
    }),
  );
  const links = [...panel.querySelectorAll("a")];
  if (place >= 0)
    (links[Math.min(place, links.length - 1)] ?? panel.parentElement.querySelector("input")).focus();
  panel.hidden = false;
}

/** A result; Pagefind's excerpt is escaped HTML with the words marked. */
function link(url, title, kind, excerpt = "") {
  const anchor = document.createElement("a");
  const name = document.createElement("strong");
  const words = document.createElement("span");
  anchor.href = url;
  anchor.className = kind;
  name.textContent = title;
  words.innerHTML = excerpt;
  anchor.append(name, words);
  return anchor;
}

/**
 * Where the contents stand beside the page they are open, so that keys and screen readers find them so too, and
 * show the present page.
 */
function openContents() {
  const wide = matchMedia("(width >= 62rem)");
  const fit = () => {
    for (const details of document.querySelectorAll(".contents > details")) {
      details.open = wide.matches;
      const current = details.querySelector("[aria-current]");
      if (current && wide.matches) details.scrollTop = current.offsetTop - details.clientHeight / 2;
    }
  };
  wide.addEventListener("change", fit);
  if (wide.matches) fit();
}

/** A section is being read once its heading is so near to the top, in pixels. */
const READ = 96;

/** Marks the section that is being read in the list of the page's sections. */
function followSections() {
  const mark = () => {
    const links = [...document.querySelectorAll(".on-this-page a")];
    const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
    const at = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < READ);
    for (const [index, link] of links.entries()) {
      if (index === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

openContents();
followSections();
turnPagesByKey();
offerSearch();
offerCopies(document);
document.addEventListener("click", copy);
// A new version of the page that is to take this one's place, while its author writes.
document.addEventListener("exactbook:next", ({ detail: next }) => offerCopies(next));
