// Shows the steps of a stepper one at a time; without it they stand below one another. What it needs to
// know stands in the page, so that it works on after a part of that has been replaced. In a block, since the
// scripts of a page share their names.
{
  const stepsOf = (stepper) => [...stepper.querySelectorAll(":scope > .step")];
  const currentOf = (steps) => steps.findIndex((step) => !step.hasAttribute("hidden"));

  /** Shows one step, and the way to its neighbours. */
  const show = (stepper, index) => {
    const steps = stepsOf(stepper);
    const controls = stepper.querySelector(":scope > .step-controls");
    const [back, on] = controls.querySelectorAll("button");
    const losesFocus = steps.some((step, at) => at !== index && step.contains(document.activeElement));
    // Where the browser can, it finds text in a step that is not shown, and then shows it.
    steps.forEach((step, at) => {
      if (at === index) step.removeAttribute("hidden");
      else step.setAttribute("hidden", "until-found");
    });
    back.setAttribute("aria-disabled", index === 0);
    on.setAttribute("aria-disabled", index === steps.length - 1);
    controls.querySelector("[role=status]").textContent = steps[index].dataset.status;
    stepper.classList.add("live");
    if (losesFocus) on.focus();
  };

  const go = (stepper, way) => {
    const steps = stepsOf(stepper);
    const index = currentOf(steps) + way;
    if (!steps[index]) return;
    show(stepper, index);
    stepper.classList.add("moved");
    history.replaceState(history.state, "", `#${steps[index].id}`);
  };

  /** Shows the step that the address leads into, and gives what it leads to. */
  const followAddress = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {}
    const target = id === "" ? null : document.getElementById(id);
    const step = target?.closest(".stepper > .step");
    if (!step) return undefined;
    show(step.parentElement, stepsOf(step.parentElement).indexOf(step));
    return target;
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".stepper > .step-controls > button");
    if (button) go(button.closest(".stepper"), button.matches(".previous-step") ? -1 : 1);
  });

  document.addEventListener("beforematch", ({ target }) => {
    const step = target.closest(".stepper > .step");
    if (step) show(step.parentElement, stepsOf(step.parentElement).indexOf(step));
  });

  document.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const { target } = event;
    const stepper = target.closest(".stepper");
    const chord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!way || !stepper || chord || target.closest("input, select, textarea")) return;
    const box = target.closest(".scroller, .equation, pre");
    if (box && box.scrollWidth > box.clientWidth) return;
    event.preventDefault();
    go(stepper, way);
  });

  addEventListener("hashchange", () => followAddress()?.scrollIntoView?.());

  // A new version of the page that is to take this one's place shows the steps that this one shows.
  document.addEventListener("exactbook:next", ({ detail: next }) => {
    const shown = [...document.querySelectorAll(".stepper > .step:not([hidden])")];
    for (const stepper of next.querySelectorAll(".stepper")) {
      const ids = stepsOf(stepper).map(({ id }) => id);
      const before = shown.find(({ id }) => ids.includes(id));
      show(stepper, before ? ids.indexOf(before.id) : 0);
      if (before) stepper.className = before.parentElement.className;
    }
  });

  for (const stepper of document.querySelectorAll(".stepper")) show(stepper, 0);
  followAddress();
}
