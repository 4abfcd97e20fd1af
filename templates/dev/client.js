/* Keeps a page of `exactbook dev` fresh, and lays what is wrong with the book over it. */
import morphdom from "./morphdom.js";

const self = document.querySelector("script[data-build]");

/** The file of the book that this page is; empty where the book has no such page. */
const file = decodeURIComponent(self.dataset.file);

/** The build that the page and what it loads are from. */
let shown = Number(self.dataset.build);

/** What a reader has opened, typed or moved stays as it is. */
function keepsOwn(from, to) {
  if (from.localName === "details") to.open = from.open;
  if (from.localName === "option") to.selected = from.selected;
  if (/^(input|select|textarea)$/.test(from.localName)) {
    to.checked = from.checked;
    to.value = from.value;
  }
  return from.localName === "script" || from.localName === "search" || from.isEqualNode(to);
}

/** Makes the page what the server has now, touching only what differs. */
async function refresh() {
  const response = await fetch(location.pathname, { cache: "no-store" });
  if (!response.ok || file === "") return location.reload();
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const scripts = (page) => [...page.querySelectorAll("script[src]")].map(({ src }) => new URL(src).pathname);
  if (String(scripts(next)) !== String(scripts(document))) return location.reload();
  for (const name of ["lang", "dir"]) document.documentElement[name] = next.documentElement[name];
  // The page's own scripts bring the new page into the state that they have brought this one into.
  document.dispatchEvent(new CustomEvent("exactbook:next", { detail: next }));
  morphdom(document.documentElement, next.documentElement, {
    childrenOnly: true,
    onBeforeElUpdated: (from, to) => !keepsOwn(from, to),
    onBeforeNodeDiscarded: (node) => node !== overlay,
  });
}

/** Loads pictures and stylesheets anew that are newer than the page. */
function renew(isNewer, version) {
  for (const [selector, name] of [
    ['link[rel="stylesheet"]', "href"],
    ["img", "src"],
  ]) {
    for (const element of document.querySelectorAll(selector)) {
      const url = new URL(element[name]);
      if (!isNewer(url.pathname)) continue;
      url.searchParams.set("build", version);
      element[name] = url.href;
    }
  }
}

async function follow({ build, versions, problems }) {
  show(problems);
  if (build <= shown) return;
  const since = shown;
  shown = build;
  const isNewer = (path) => (versions[decodeURIComponent(path).slice(1)] ?? 0) > since;
  if (file === "") {
    if ((await fetch(location.pathname)).ok) location.reload();
    return;
  }
  if ([...document.scripts].some(({ src }) => src !== "" && isNewer(new URL(src).pathname)))
    location.reload();
  else if ((versions[file] ?? 0) > since) await refresh();
  renew(isNewer, build);
}

const overlay = document.createElement("exactbook-problems");
overlay.attachShadow({ mode: "open" }).innerHTML = `
<style>
:host { all: initial; }
section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
  padding: 0.75rem 1rem 1rem; background: #1b1b1d; color: #f4f1ea; border-top: 4px solid #e0674c;
  font: 15px/1.5 system-ui, sans-serif; color-scheme: dark; }
section.warning { border-color: #d9a514; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
h2 { font-size: 1rem; margin: 0; }
button { flex: none; font: inherit; min-width: 24px; min-height: 24px; padding: 0 0.75rem; color: inherit; background: #333338; border: 1px solid #8a8a92; border-radius: 4px; cursor: pointer; }
button:focus-visible, pre:focus-visible { outline: 2px solid #7db7ff; outline-offset: 2px; }
p { margin: 0.75rem 0 0; overflow-wrap: anywhere; }
pre { margin: 0.25rem 0 0; overflow-x: auto; font: 14px/1.4 ui-monospace, monospace; color: #ffd9a8; }
@media print { section { display: none; } }
</style>
<section hidden role="alert"><header><h2></h2><button type="button">Hide</button></header><div></div></section>`;
const panel = overlay.shadowRoot.querySelector("section");
overlay.shadowRoot.querySelector("button").addEventListener("click", () => {
  panel.hidden = true;
});
document.documentElement.append(overlay);

/** Shows problems over the page, or takes them away. */
function show(problems) {
  const texts = JSON.stringify(problems);
  if (panel.dataset.texts === texts) return;
  panel.dataset.texts = texts;
  panel.hidden = problems.length === 0;
  const hasErrors = problems.some(({ level }) => level === "error");
  panel.className = hasErrors ? "error" : "warning";
  panel.querySelector("h2").textContent = hasErrors
    ? "The page is as it was before these mistakes"
    : "The book has warnings";
  panel.querySelector("div").replaceChildren(
    ...problems.flatMap(({ message, frame }) => {
      const line = document.createElement("p");
      const place = document.createElement("pre");
      line.textContent = message;
      place.textContent = frame;
      place.tabIndex = 0;
      return frame === "" ? [line] : [line, place];
    }),
  );
}

/** Listens to the server; when that comes back after an end, the page is loaded anew. */
function listen(isBack) {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}`);
  let work = Promise.resolve();
  socket.addEventListener("message", ({ data }) => {
    const state = JSON.parse(data);
    if (state.versions) work = work.then(() => follow(state));
  });
  socket.addEventListener("open", async () => {
    if (isBack) return location.reload();
    const state = await (await fetch("/.exactbook/state")).json();
    work = work.then(() => follow(state));
  });
  socket.addEventListener("close", () => setTimeout(listen, 500, true));
}

listen(false);
