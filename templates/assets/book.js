/* What makes a page handier to those who have scripts; every page is complete without this file. */

/** Whoever has the focus there may want the arrow keys: fields, boxes that scroll, steps. */
const TAKES_ARROWS = "input, select, textarea, button, summary, [contenteditable], [tabindex]";

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

/** A button on each display formula that copies its TeX; without a clipboard there is none. */
function offerTex() {
  const equations = document.querySelectorAll(".equation:has(annotation)");
  if (!navigator.clipboard || equations.length === 0) return;
  const status = document.createElement("p");
  status.className = "sr-only";
  status.setAttribute("role", "status");
  document.getElementById("content").append(status);
  for (const equation of equations) {
    const frame = document.createElement(equation.localName);
    frame.className = "formula";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy TeX";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(equation.querySelector("annotation").textContent);
      status.textContent = button.textContent = "Copied";
      setTimeout(() => {
        button.textContent = "Copy TeX";
        status.textContent = "";
      }, 2000);
    });
    equation.replaceWith(frame);
    frame.append(equation, button);
  }
}

turnPagesByKey();
offerTex();
