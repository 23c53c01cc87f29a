// Nodes as boxes that fill up with pods.

/** How full a node is of each resource after the pods before `step`; the tighter of cpu and memory is what is drawn. */
function fill(node, step) {
  const pods = [...node.before, ...node.came.filter((pod) => pod.index < step)];
  const used = node.allocatable.map((_, slot) => pods.reduce((sum, pod) => sum + pod.request[slot], 0));
  const share = (slot) => (node.allocatable[slot] > 0 ? used[slot] / node.allocatable[slot] : used[slot] > 0 ? 1 : 0);
  const tight = share(1) > share(0) ? 1 : 0;
  return { pods, used, tight, share: share(tight) };
}

function barOf(node, { pods, tight, share }) {
  const room = Math.max(node.allocatable[tight], 1) * Math.max(share, 1);
  const stops = [];
  let end = 0;
  let count = 0;
  const add = (colour, size) => {
    if (size <= 0) return;
    const start = end;
    end = Math.min(100, end + (size / room) * 100);
    stops.push(`var(--${colour}) ${start.toFixed(2)}% ${end.toFixed(2)}%`);
  };
  const searching = terms().length > 0;
  const isMarked = (pod) => (pod.isNew && state.pod ? pod.key === state.pod : searching && pod.isShown && matches(pod.words));
  add("was", pods.reduce((sum, pod) => sum + (pod.isNew ? 0 : pod.request[tight]), 0));
  for (const pod of pods) {
    if (pod.isNew) add(isMarked(pod) ? "mark" : count++ % 2 === 0 ? "came" : "came-too", pod.request[tight]);
  }
  stops.push(`var(--free) ${end.toFixed(2)}%`);
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

function nodesSection() {
  const now = run();
  if (!now || now.nodes.length === 0) return null;
  const last = now.tried.length;
  const wanted = terms().length > 0;
  const isWanted = (node) =>
    !wanted || matches(`${node.name} ${node.zone} ${node.pool}`.toLowerCase()) || node.came.some((pod) => pod.isShown && matches(pod.words));
  const kept = now.nodes.filter(isWanted);
  const zones = grouping(kept, (node) => node.zone);
  const boxes = [];
  const amounts = [];
  const groups = zones.map(([zone, nodes]) => {
    const heading = make("p", { class: "amounts" });
    amounts.push({ heading, nodes });
    const pools = grouping(nodes, (node) => node.pool);
    return make("section", { class: "zone" },
      make("h3", {}, zone || (zones.length > 1 ? "no zone" : "Nodes")), heading,
      make("div", { class: "pools" }, pools.map(([pool, members]) => make("div", { class: "pool" },
        pools.length + zones.length > 2 || pool ? make("h4", {}, pool || "no pool", " ", faint(counted(members.length, "node"))) : null,
        make("ul", { class: "boxes" }, members.map((node) => {
          const box = nodeBox(now, node);
          boxes.push({ node, ...box });
          return box.item;
        }))))));
  });
  const step = () => (state.step < 0 ? last : Math.min(state.step, last));
  const words = make("output", { for: "step" });
  const slider = make("input", { type: "range", id: "step", min: 0, max: last, value: step(), oninput: () => {
    state.step = Number(slider.value) === last ? -1 : Number(slider.value);
    writeAddress();
    section.paint();
  } });
  const detail = make("div", { id: "node-detail", "aria-live": "polite" });
  const section = make("section", { "aria-labelledby": "nodes-title" },
    make("h2", { id: "nodes-title", tabindex: -1 }, "Nodes ", faint(kept.length === now.nodes.length ? counted(kept.length, "node") : `${grouped(kept.length)} of ${counted(now.nodes.length, "node")}`)),
    make("p", { class: "legend" },
      make("span", { class: "swatch was" }), "pods there before ", make("span", { class: "swatch came" }), "placed in this run ",
      make("span", { class: "swatch mark" }), "matched or opened ", make("span", { class: "swatch free" }), "free; by the tighter of requested cpu and memory"),
    last > 0 && make("div", { class: "steps" }, make("label", { for: "step" }, "After pod"), slider, words),
    make("div", { class: kept.length > 60 ? "map dense" : "map" }, groups), detail);
  section.paint = () => {
    const filled = new Map();
    const opened = state.pod ? now.pods.find((pod) => pod.key === state.pod) : null;
    const said = opened ? new Map(verdicts(now, opened).map((verdict) => [verdict.node.row, verdict])) : null;
    for (const box of boxes) {
      const level = fill(box.node, step());
      filled.set(box.node, level);
      box.bar.style.backgroundImage = barOf(box.node, level);
      box.level.textContent = `${now.resources[level.tight]} ${percent(level.share)}`;
      box.button.setAttribute("aria-expanded", String(state.node === box.node.name));
      mark(box, opened, said?.get(box.node.row));
    }
    for (const { heading, nodes } of amounts) heading.textContent = zoneWords(now, nodes, filled);
    const pod = now.tried[step() - 1];
    words.textContent = pod ? `${grouped(step())} of ${grouped(last)}: ${title(pod, now)}` : `0 of ${grouped(last)}: before the run`;
    detail.replaceChildren(...nodeDetail(now, step()));
  };
  section.paint();
  return section;
}

/** Groups in the order of their names, those without a name last. */
function grouping(items, name) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(name(item))) groups.set(name(item), []);
    groups.get(name(item)).push(item);
  }
  return [...groups].sort(([a], [b]) => (a === "") - (b === "") || byText(a, b));
}

function nodeBox(now, node) {
  const level = make("span", { class: "level" });
  const bar = make("span", { class: "fill" });
  const verdict = make("span", { class: "verdict" });
  const button = make("button", { type: "button", class: "node", "data-node": node.name, onclick: () => {
    state.node = state.node === node.name ? "" : node.name;
    hideTip();
    writeAddress();
    document.querySelector("#main > section[aria-labelledby=nodes-title]").paint();
    if (state.node) document.getElementById("node-detail").scrollIntoView({ block: "nearest", behavior: media("(prefers-reduced-motion: reduce)") ? "auto" : "smooth" });
  } }, make("span", { class: "name" }, node.name), verdict, bar, level);
  withTip(button, () => nodeWords(now, node));
  return { item: make("li", {}, button), button, bar, level, verdict };
}

/** What the node says to the pod that is open. */
function mark({ button, verdict, node }, pod, said) {
  verdict.replaceChildren();
  button.classList.toggle("chosen", pod !== null && pod?.node === node.row);
  button.classList.toggle("out", said?.rejections !== undefined);
  if (!said) return;
  if (said.rejections) verdict.append(chip(said.rejections[0].plugin), spoken(` rejected by ${said.rejections[0].plugin}`));
  else if (pod.node === node.row) verdict.append("★", spoken(" chosen"));
  else if (pod.ties.includes(node.row)) verdict.append("= tie");
}

function zoneWords(now, nodes, filled) {
  const sum = (slot) => nodes.reduce((total, node) => total + filled.get(node).used[slot], 0);
  const all = (slot) => nodes.reduce((total, node) => total + node.allocatable[slot], 0);
  const pods = nodes.reduce((total, node) => total + filled.get(node).pods.length, 0);
  const share = (slot) => `${now.resources[slot]} ${all(slot) > 0 ? percent(sum(slot) / all(slot)) : "none"}`;
  return [counted(nodes.length, "node"), counted(pods, "pod"), share(0), share(1)].join(" · ");
}

const stepOf = (now) => (state.step < 0 ? now.tried.length : Math.min(state.step, now.tried.length));

function nodeWords(now, node) {
  const { used } = fill(node, stepOf(now));
  const lines = [[node.name, node.zone, node.pool].filter(Boolean).join(" · ")];
  for (const [slot, resource] of now.resources.entries()) {
    if (node.allocatable[slot] === 0 && used[slot] === 0) continue;
    const share = node.allocatable[slot] > 0 ? ` (${percent(used[slot] / node.allocatable[slot])})` : "";
    lines.push(`${resource}: ${amount(resource, used[slot])} of ${amount(resource, node.allocatable[slot])}${share}`);
  }
  if (node.cordoned) lines.push("cordoned");
  for (const taint of node.taints) lines.push(`taint ${taint}`);
  return lines.join("\n");
}

function nodeDetail(now, step) {
  const node = now.nodes.find((node) => node.name === state.node);
  if (!node) return [];
  const { pods } = fill(node, step);
  const resources = now.resources.map((resource, slot) => ({ resource, slot })).filter(({ resource, slot }) => resource !== "pods" && pods.some((pod) => pod.request[slot] > 0));
  return [make("h3", {}, node.name, " ", make("button", { type: "button", class: "quiet", onclick: () => closeNode() }, "Close")),
    make("p", { class: "lines" }, nodeWords(now, node).split("\n").slice(1).join(" · ")),
    pods.length === 0 ? make("p", { class: "empty" }, "No pods on it.") : table(["pod", "", ...resources.map(({ resource }) => resource)], pods.map((pod) => [
      pod.isShown ? make("button", { type: "button", class: "link", onclick: () => openPod(pod) }, title(pod, now)) : `${pod.namespace}/${pod.name}`,
      pod.isNew ? "placed in this run" : "there before", ...resources.map(({ resource, slot }) => amount(resource, pod.request[slot]))]))];
}

function closeNode() {
  const name = state.node;
  state.node = "";
  writeAddress();
  document.querySelector("#main > section[aria-labelledby=nodes-title]").paint();
  document.querySelector(`.node[data-node="${CSS.escape(name)}"]`)?.focus();
}
