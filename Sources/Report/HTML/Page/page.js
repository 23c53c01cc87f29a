// The page: its sections, the address.
function fillForm() {
  if (control("text").value !== state.text) control("text").value = state.text;
  control("failing").checked = state.failing;
  const pods = run()?.pods ?? [];
  const count = (outcome) => pods.filter((pod) => pod.outcome === outcome).length;
  options(control("outcome"), [["", "any"], ...outcomes.filter((outcome) => count(outcome) > 0 || outcome === state.outcome).map((outcome) => [outcome, `${outcome} (${grouped(count(outcome))})`])]);
  control("outcome").value = state.outcome;
  const plugins = new Set(pods.flatMap((pod) => pod.rejectedBy.map((entry) => entry.plugin)));
  if (state.plugin) plugins.add(state.plugin);
  options(control("plugin"), [["", "any plugin"], ...[...plugins].sort(inOrder).map((plugin) => [plugin, plugin])]);
  control("plugin").value = state.plugin;
  const tests = data.report?.tests ?? [];
  control("test-choice").hidden = tests.length < 2;
  options(control("test"), tests.flatMap((test, index) => (data.runs[index] ? [[String(index), `${test.verdict === "passed" ? "" : "✕ "}${test.name}`]] : [])));
  control("test").value = String(current);
}

function remarksSection() {
  const raw = run()?.raw;
  const lines = raw ? [
    ...raw.notModelled.map((item) => `not modelled: ${item.what}${item.file ? ` (${place(item)})` : ""}${item.pods.length > 0 ? `: ${item.pods.join(", ")}` : ""}`),
    ...raw.notPlayed.map((item) => `${item.file ? `${place(item)}: ` : ""}not played: ${item.text}`),
    ...raw.assumptions.map((words) => `assumed: ${words}`),
    ...raw.leftAlone.map((pod) => `left alone: ${pod.namespace}/${pod.name}: ${pod.why}`),
    ...(raw.passedOver.length > 0 ? [`passed over: ${raw.passedOver.map((kind) => `${kind.kind} (${kind.count})`).join(", ")}`] : []),
    `the scheduler of Kubernetes ${raw.scheduler} was played`,
  ] : [];
  if (lines.length === 0) return null;
  return make("section", { "aria-labelledby": "remarks-title" }, make("h2", { id: "remarks-title" }, "Remarks"), make("ul", {}, lines.map((line) => make("li", {}, line))));
}

function testToDraw() {
  const { report } = data;
  if (!report || terms().length === 0) return state.test;
  const order = [state.test, ...report.tests.keys()];
  return order.find((index) => data.runs[index] && matchesTest(report.tests[index], index)) ?? state.test;
}

/** Draws all sections anew. */
function draw() {
  current = testToDraw();
  fillForm();
  const sections = { tests: testsSection(), nodes: nodesSection(), pods: podsSection(), rules: rulesSection(), remarks: remarksSection() };
  main.replaceChildren(...Object.values(sections).filter(Boolean));
  control("count").textContent = [sections.tests?.counts, sections.pods?.counts].filter(Boolean).join(", ") + (isFiltered() ? ` match ${filterWords()}` : "");
  if (state.pod) sections.pods?.open(state.pod, false);
  writeAddress();
}

const isFiltered = () => Boolean(state.text || state.outcome || state.plugin || state.failing);
const filterWords = () => [state.text && `“${state.text}”`, state.outcome, state.plugin && `rejected by ${state.plugin}`, state.failing && "failing"].filter(Boolean).join(", ");

let pause = 0;
control("text").addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    state.text = control("text").value;
    draw();
  }, 60);
});
for (const id of ["outcome", "plugin", "failing"]) {
  control(id).addEventListener("change", () => {
    state[id] = id === "failing" ? control(id).checked : control(id).value;
    draw();
  });
}
control("test").addEventListener("change", () => {
  Object.assign(state, { test: Number(control("test").value), pod: "", node: "", step: -1 });
  draw();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  Object.assign(state, { text: "", outcome: "", plugin: "", failing: false });
  draw();
});
form.addEventListener("submit", (event) => event.preventDefault());
control("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (document.getElementById("pods-title") ?? main).focus();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input[type=search], select, textarea");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    control("text").focus();
    control("text").select();
  } else if (event.key === "Escape") {
    if (!control("tip").hidden) hideTip();
    else if (event.target === control("text")) {
      if (control("text").value) {
        control("text").value = state.text = "";
        draw();
      } else control("text").blur();
    } else if (state.node) closeNode();
  }
});

// A small box with amounts, for the pointer and for the keyboard alike.
function withTip(element, words) {
  const show = () => {
    const tip = control("tip");
    tip.textContent = words();
    tip.hidden = false;
    element.setAttribute("aria-describedby", "tip");
    const box = element.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const above = box.bottom + own.height + 8 > innerHeight && box.top > own.height + 8;
    tip.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - own.width - 8))}px`;
    tip.style.top = `${above ? box.top - own.height - 4 : box.bottom + 4}px`;
  };
  const hide = () => {
    element.removeAttribute("aria-describedby");
    hideTip();
  };
  element.addEventListener("mouseenter", show);
  element.addEventListener("mouseleave", hide);
  element.addEventListener("focus", () => element.matches(":focus-visible") && show());
  element.addEventListener("blur", hide);
}

function hideTip() {
  control("tip").hidden = true;
}
addEventListener("scroll", hideTip, { passive: true });

addEventListener("hashchange", () => {
  readAddress();
  draw();
});

document.documentElement.classList.remove("plain");
form.hidden = false;
document.querySelector("footer").hidden = false;
readAddress();
draw();
if (state.pod) main.querySelector(".pod.open")?.scrollIntoView({ block: "start" });
