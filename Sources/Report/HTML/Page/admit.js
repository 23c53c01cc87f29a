// What became of each object at the API server.
const report = JSON.parse(document.getElementById("data").textContent);
const state = { text: "", outcome: "", plugin: "", failing: false };
const ranks = ["refused", "created", "changed", "unchanged", "deleted", "answered"];

const podsRefused = (result) => Boolean(result.pods?.refusal);
const isRefused = (result) => result.outcome === "refused" || podsRefused(result);
const isWarned = (result) => (result.warnings ?? []).length + (result.pods?.warnings ?? []).length > 0;
const stations = (result) => [result.station, result.pods?.station].filter(Boolean);
const where = (at) => (at.line > 0 ? `${at.file}:${at.line}` : "");
const remarks = (result) => [result.refusal, ...(result.causes ?? []), ...(result.warnings ?? []), result.pods?.refusal, ...(result.pods?.warnings ?? [])].filter(Boolean);

const items = report.explanations.map((result, index) => {
  const name = [result.namespace, result.name].filter(Boolean).join("/");
  const title = [result.kind, name].filter(Boolean).join(" ") || "object";
  const words = [title, result.file, ...stations(result), ...remarks(result).map((remark) => remark.message)].join(" ").toLowerCase();
  return { result, index, title, words };
});

/** The groups in which objects are shown, what needs somebody first. */
const groups = [
  ["refused", "Refused", (result) => result.outcome === "refused"],
  ["refused", "Taken, and their pods are refused", (result) => result.outcome !== "refused" && podsRefused(result)],
  ["warned", "Taken with a warning", (result) => !isRefused(result) && isWarned(result)],
  ...ranks.slice(1).map((outcome) => [outcome, outcome[0].toUpperCase() + outcome.slice(1),
    (result) => !isRefused(result) && !isWarned(result) && result.outcome === outcome]),
];

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.text = parts.get("text") ?? "";
  state.outcome = ranks.includes(parts.get("outcome")) ? parts.get("outcome") : "";
  state.plugin = parts.get("station") ?? "";
  state.failing = parts.has("failing");
}

function writeAddress() {
  const parts = new URLSearchParams();
  if (state.text) parts.set("text", state.text);
  if (state.outcome) parts.set("outcome", state.outcome);
  if (state.plugin) parts.set("station", state.plugin);
  if (state.failing) parts.set("failing", "yes");
  const hash = parts.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", `#${hash}`);
}

function isShown({ result, words }) {
  const terms = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.every((term) => words.includes(term)) && (!state.outcome || result.outcome === state.outcome)
    && (!state.plugin || stations(result).includes(state.plugin)) && (!state.failing || isRefused(result));
}

function fillForm() {
  if (control("text").value !== state.text) control("text").value = state.text;
  control("failing").checked = state.failing;
  const count = (outcome) => items.filter(({ result }) => result.outcome === outcome).length;
  options(control("outcome"), [["", "any"], ...ranks.filter((outcome) => count(outcome) > 0 || outcome === state.outcome).map((outcome) => [outcome, `${outcome} (${grouped(count(outcome))})`])]);
  control("outcome").value = state.outcome;
  const all = new Set(items.flatMap(({ result }) => stations(result)));
  if (state.plugin) all.add(state.plugin);
  options(control("plugin"), [["", "anybody"], ...[...all].sort(byText).map((station) => [station, station])]);
  control("plugin").value = state.plugin;
}

const remarkItem = (remark, kind, words) =>
  make("p", { class: kind }, words && make("b", {}, words, " "), remark.field && !remark.message.includes(`${remark.field}:`) ? `${remark.field}: ` : "", remark.message, " ", faint(where(remark)));

function podsItem(pods) {
  return make("div", { class: "pods-made" },
    make("p", { class: pods.refusal ? "bad" : "good" }, `pods: ${grouped(pods.created)} of ${grouped(pods.wanted)} created`, pods.station && `, refused by ${pods.station}`),
    pods.refusal && remarkItem(pods.refusal, "bad"),
    (pods.warnings ?? []).map((warning) => remarkItem(warning, "caution", "warning")));
}

function resultItem({ result, title }) {
  const causes = result.causes ?? [];
  const added = result.added ?? [];
  const hasMore = remarks(result).length > 0 || added.length > 0 || result.pods;
  const head = [badge(result.outcome), " ", make("b", {}, title), " ", result.station && `by ${result.station} `, faint(where(result))];
  const kind = isRefused(result) ? "failed" : isWarned(result) ? "warned" : "passed";
  if (!hasMore) return make("div", { class: `test ${kind}` }, head);
  return make("details", { class: `test ${kind}`, open: isRefused(result) || isWarned(result) },
    make("summary", {}, head),
    make("div", { class: "body" },
      result.refusal && remarkItem(causes.length === 1 ? { ...result.refusal, file: causes[0].file, line: causes[0].line ?? 0 } : result.refusal, "bad"),
      causes.length > 1 && make("ul", {}, causes.map((cause) => make("li", {}, remarkItem(cause, "bad")))),
      (result.warnings ?? []).map((warning) => remarkItem(warning, "caution", "warning")),
      result.pods && podsItem(result.pods),
      added.length > 0 && make("details", { class: "fold" }, make("summary", {}, `${counted(added.length, "field")} added or changed on the way`),
        make("pre", { tabindex: 0 }, added.map((field) => `+ ${field.path}: ${field.value}\n`)))));
}

function groupSection([kind, words, belongs], shown, number) {
  const own = shown.filter(({ result }) => belongs(result));
  if (own.length === 0) return null;
  const list = make("div", { class: "tests" });
  const page = paged(own, 60, "object", (items) => list.append(...items.map(resultItem)));
  const id = `group-${number}`;
  const section = make("section", { "aria-labelledby": id }, make("h2", { id }, words, " ", badge(kind, grouped(own.length))), list, page.button);
  section.showAll = page.showAll;
  return section;
}

function draw() {
  fillForm();
  const shown = items.filter(isShown);
  const sections = groups.map((group, number) => groupSection(group, shown, number)).filter(Boolean);
  const assumptions = report.assumptions ?? [];
  main.replaceChildren(...sections,
    ...(shown.length === 0 ? [make("p", { class: "empty" }, "No object matches.")] : []),
    ...(assumptions.length > 0 ? [make("section", { "aria-labelledby": "remarks-title" }, make("h2", { id: "remarks-title" }, "Remarks"),
      make("ul", {}, assumptions.map((line) => make("li", {}, line))))] : []));
  control("count").textContent = `${grouped(shown.length)} of ${counted(items.length, "object")}`;
  writeAddress();
}

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
form.addEventListener("reset", (event) => {
  event.preventDefault();
  Object.assign(state, { text: "", outcome: "", plugin: "", failing: false });
  draw();
});
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input[type=search], select, textarea");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    control("text").focus();
    control("text").select();
  } else if (event.key === "Escape" && event.target === control("text")) {
    if (control("text").value) {
      control("text").value = state.text = "";
      draw();
    } else control("text").blur();
  }
});
control("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.querySelector("summary")?.focus();
});
addEventListener("hashchange", () => {
  readAddress();
  draw();
});

control("skip").textContent = "Skip to the objects";
control("text").placeholder = "object, namespace, file, message";
control("plugin").previousElementSibling.textContent = "Refused by";
control("failing").nextElementSibling.textContent = "refused only";
document.documentElement.classList.remove("plain");
form.hidden = false;
document.querySelector("footer").replaceChildren(make("kbd", {}, "/"), " filter ", make("kbd", {}, "Tab"), " next ", make("kbd", {}, "Enter"),
  " open. The address holds what you see: copy it to share it.");
document.querySelector("footer").hidden = false;
readAddress();
draw();
