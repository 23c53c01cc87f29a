// The data: texts by number, columns of numbers as short texts (see ColumnPool.swift).
const data = JSON.parse(document.getElementById("data").textContent);
const text = (number) => (number < 0 ? "" : data.texts[number]);
const outcomes = ["scheduled", "unschedulable", "nominated", "gated", "refused", "error"];

const digits = new Uint8Array(128);
for (const [value, letter] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].entries()) {
  digits[letter.charCodeAt(0)] = value;
}

const readColumns = new Map();

/** The numbers of a column. */
function column(index) {
  const known = readColumns.get(index);
  if (known) return known;
  const code = data.columns[index];
  let at = 1;
  const next = () => {
    let number = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = digits[code.charCodeAt(at++)];
      number += (digit & 31) * scale;
      if (digit < 32) return number;
    }
  };
  let values;
  if (code[0] === "d") {
    values = column(index - next()).slice();
    for (let row = -1; at < code.length; ) {
      row += next() + 1;
      values[row] = next();
    }
  } else {
    const palette = Array.from({ length: next() }, next);
    values = [];
    while (at < code.length) {
      const count = code[0] === "r" ? next() : 1;
      const value = palette[next()];
      for (let i = 0; i < count; i++) values.push(value);
    }
  }
  if (readColumns.size > 400) readColumns.clear();
  readColumns.set(index, values);
  return values;
}

/** Whom a plugin's no is from; what a PreFilterResult ruled out has no plugin. */
const pluginName = (number) => text(number) || "PreFilter";

/** One run: its nodes and its pods, made of columns when it is first shown. */
function readRun(raw) {
  const run = { raw, resources: raw.resources, asked: raw.asked ?? -1 };
  const of = raw.nodes;
  run.nodes = of.name.map((name, row) => ({
    row, name: text(name), zone: text(of.zone[row]), pool: text(of.pool[row]),
    taints: of.taints[row].map(text), cordoned: of.cordoned[row] === 1, allocatable: of.allocatable[row],
    before: [], came: [],
  }));
  const pod = (list, index) => ({
    index, namespace: text(list.namespace[index]), name: text(list.name[index]), identity: text(list.identity[index]),
    node: list.node[index], request: raw.requests[list.request[index]], isNew: list === raw.tried,
  });
  run.before = raw.running.name.map((_, index) => pod(raw.running, index));
  run.tried = raw.tried.name.map((_, index) => pod(raw.tried, index));
  for (const running of run.before) run.nodes[running.node]?.before.push(running);
  for (const tried of run.tried) run.nodes[tried.node]?.came.push(tried);
  run.spansNamespaces = new Set(run.tried.map((pod) => pod.namespace)).size > 1;
  const shown = raw.pods;
  run.pods = shown.pod.map((index, slot) => {
    const pod = run.tried[index];
    const byPlugin = [];
    const counts = shown.rejectedBy[slot];
    for (let i = 0; i < counts.length; i += 2) byPlugin.push({ plugin: pluginName(counts[i]), count: counts[i + 1] });
    return Object.assign(pod, {
      slot, isShown: true, outcome: outcomes[shown.outcome[slot]], why: text(shown.why[slot]),
      total: shown.total[slot], feasible: shown.feasible[slot], evaluated: shown.evaluated[slot],
      ties: shown.ties[slot], rejectedBy: byPlugin, profile: text(shown.profile[slot]), title: title(pod, run),
      key: `${pod.namespace}/${pod.name}`,
      words: `${pod.namespace}/${pod.name} ${pod.identity} ${run.nodes[pod.node]?.name ?? ""}`.toLowerCase(),
    });
  });
  for (const answer of shown.answers) run.pods[answer.pod].answer = answer;
  return run;
}

const title = (pod, run) => (run.spansNamespaces ? `${pod.namespace}/` : "") + (pod.identity || pod.name);

/** What each node said to a pod: `{node, rejections}` or `{node, scores, total}`. */
function verdicts(run, pod) {
  const index = run.raw.pods.verdicts[pod.slot];
  if (index < 0) return [];
  const columns = [];
  const coded = run.raw.pods.scores[pod.slot];
  for (let i = 0; i < coded.length; i += 3) {
    columns.push({ plugin: text(coded[i]), weight: coded[i + 1], values: column(coded[i + 2]) });
  }
  let fitting = 0;
  return column(index).flatMap((verdict, row) => {
    if (verdict === 0) return [];
    const node = run.nodes[row];
    if (verdict > 1) return [{ node, rejections: data.verdicts[verdict - 2].map(rejection) }];
    const slot = fitting++;
    const scores = columns.map(({ plugin, weight, values }) => {
      const [raw, normalized, inputs] = data.scores[values[slot]];
      return { plugin, weight, raw, normalized, weighted: normalized * weight, inputs: inputs === undefined ? "" : text(inputs) };
    });
    return [{ node, scores, total: scores.reduce((sum, score) => sum + score.weighted, 0) }];
  });
}

function rejection([plugin, canEvict, reasons, coded]) {
  const details = [];
  for (let i = 0; i < coded.length; i += 3) {
    details.push({ text: text(coded[i]), place: coded[i + 1] < 0 ? "" : `${text(coded[i + 1])}:${coded[i + 2]}` });
  }
  if (details.length === 0) details.push({ text: reasons.map(text).join(", "), place: "" });
  return { plugin: pluginName(plugin), canEvict: canEvict === 1, details };
}
