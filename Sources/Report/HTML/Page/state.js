// What the reader sees, kept in the address so that a link shows the same.
const state = { text: "", outcome: "", plugin: "", failing: false, test: -1, pod: "", node: "", step: -1 };
const runs = data.runs.map(() => null);

/** The test whose nodes and pods are drawn: the chosen one, or the first that matches the filter where that does not. */
let current = -1;

function run(index = current) {
  if (!data.runs[index]) return null;
  return (runs[index] ??= readRun(data.runs[index]));
}

/** The test, or the one run, that is shown when the address names none: the first that fails. */
function firstRun() {
  const fails = data.report ? data.report.tests.findIndex((test, i) => test.verdict === "failed" && data.runs[i]) : -1;
  return fails >= 0 ? fails : data.runs.findIndex(Boolean);
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const number = (name) => (/^\d+$/.test(parts.get(name) ?? "") ? Number(parts.get(name)) : -1);
  state.text = parts.get("text") ?? "";
  state.outcome = outcomes.includes(parts.get("outcome")) ? parts.get("outcome") : "";
  state.plugin = parts.get("plugin") ?? "";
  state.failing = parts.has("failing");
  const test = number("test") - 1;
  state.test = data.runs[test] ? test : firstRun();
  state.pod = parts.get("pod") ?? "";
  state.node = parts.get("node") ?? "";
  state.step = number("step");
}

function writeAddress() {
  const parts = new URLSearchParams();
  for (const name of ["text", "outcome", "plugin", "pod", "node"]) if (state[name]) parts.set(name, state[name]);
  if (state.failing) parts.set("failing", "yes");
  if (state.test !== firstRun()) parts.set("test", state.test + 1);
  if (state.step >= 0) parts.set("step", state.step);
  const hash = parts.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", `#${hash}`);
}

const terms = () => state.text.toLowerCase().split(/\s+/).filter(Boolean);
const matches = (words) => terms().every((term) => words.includes(term));

/** Whether an assertion fails about the pod. */
function isAccused(pod) {
  const names = accused(current);
  return names.has(pod.identity) || names.has(pod.name) || names.has(pod.key) || names.has(pod.title);
}

const accusedOf = new Map();
function accused(test) {
  if (!accusedOf.has(test)) {
    const failures = data.report?.tests[test]?.failures ?? [];
    accusedOf.set(test, new Set(failures.flatMap((failure) => failure.mismatches.flatMap((mismatch) => mismatch.pods))));
  }
  return accusedOf.get(test);
}

const isFailing = (pod) => (pod.outcome !== "scheduled" && pod.outcome !== "gated") || isAccused(pod);

function isShown(pod) {
  return (
    (!state.outcome || pod.outcome === state.outcome) &&
    (!state.plugin || pod.rejectedBy.some((entry) => entry.plugin === state.plugin)) &&
    (!state.failing || isFailing(pod)) &&
    matches(pod.words)
  );
}
