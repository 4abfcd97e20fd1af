// Shows the steps of a stepper one at a time; without it they stand below one another.
for (const stepper of document.querySelectorAll(".stepper")) {
  const steps = [...stepper.querySelectorAll(":scope > .step")];
  const controls = stepper.querySelector(":scope > .step-controls");
  const [back, on] = controls.querySelectorAll("button");
  const status = controls.querySelector("[role=status]");
  let current = -1;

  const show = (index) => {
    if (index === current || !steps[index]) return false;
    const losesFocus = steps[current]?.contains(document.activeElement);
    current = index;
    // Where the browser can, it finds text in a step that is not shown, and then shows it.
    steps.forEach((step, at) => {
      if (at === index) step.removeAttribute("hidden");
      else step.setAttribute("hidden", "until-found");
    });
    back.setAttribute("aria-disabled", index === 0);
    on.setAttribute("aria-disabled", index === steps.length - 1);
    status.textContent = steps[index].dataset.status;
    if (losesFocus) on.focus();
    return true;
  };

  const go = (index) => {
    if (!show(index)) return;
    stepper.classList.add("moved");
    history.replaceState(history.state, "", `#${steps[index].id}`);
  };

  const followAddress = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {}
    const target = id && document.getElementById(id);
    return target && show(steps.findIndex((step) => step.contains(target))) && target;
  };

  back.addEventListener("click", () => go(current - 1));
  on.addEventListener("click", () => go(current + 1));
  steps.forEach((step, index) => {
    step.addEventListener("beforematch", () => show(index));
  });
  stepper.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const { target } = event;
    const chord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!way || chord || target.closest("input, select, textarea")) return;
    const box = target.closest(".scroller, .equation, pre");
    if (box && box.scrollWidth > box.clientWidth) return;
    event.preventDefault();
    event.stopPropagation();
    go(current + way);
  });
  addEventListener("hashchange", () => followAddress()?.scrollIntoView?.());

  if (!followAddress()) show(0);
  stepper.classList.add("live");
}
