// The matrix: nodes by plugins, for one pod.
const registry = ["PreFilter", "NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts",
  "NodeResourcesFit", "VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding", "VolumeZone", "PodTopologySpread",
  "InterPodAffinity", "DynamicResources", "NodeResourcesBalancedAllocation", "ImageLocality", "NodeDeclaredFeatures"];
const inOrder = (a, b) => (registry.indexOf(a) + 1 || 99) - (registry.indexOf(b) + 1 || 99) || byText(a, b);

function matrix(now, pod) {
  const all = verdicts(now, pod);
  if (all.length === 0) return null;
  const orders = {
    "best first": (a, b) => rankOf(now, pod, a) - rankOf(now, pod, b) || (b.total ?? 0) - (a.total ?? 0)
      || (a.rejections?.length ?? 0) - (b.rejections?.length ?? 0) || byText(a.node.name, b.node.name),
    "rejected first": (a, b) => (b.rejections?.length ?? 0) - (a.rejections?.length ?? 0) || orders["best first"](a, b),
    "by name": (a, b) => byText(a.node.name, b.node.name),
  };
  const rows = all.sort(orders["best first"]);
  const fitting = rows.filter((row) => row.scores);
  const scored = fitting[0]?.scores ?? [];
  const telling = new Set(scored.filter((score, slot) => fitting.length > 1 && fitting.some((row) => row.scores[slot].weighted !== score.weighted)).map((score) => score.plugin));
  const rejecting = new Set(rows.flatMap((row) => row.rejections?.map((entry) => entry.plugin) ?? []));
  const plugins = [...new Set([...rejecting, ...telling])].sort(inOrder);
  const same = scored.filter((score) => !plugins.includes(score.plugin));
  const weights = new Map(scored.map((score) => [score.plugin, score.weight]));
  const hasReasons = rejecting.size > 0;
  const heads = ["node", ...plugins, ...(fitting.length > 0 ? ["total"] : []), "verdict", ...(hasReasons ? ["why not"] : [])];
  const body = make("tbody");
  const note = make("output", { class: "note" }, "Move through the matrix for what stands behind each cell.");
  const grid = make("table", { class: "matrix", role: "grid", "aria-label": `nodes by plugins for ${pod.title}`, "aria-rowcount": rows.length + 1 },
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col", class: plugins.includes(head) ? "plugin" : "" }, headWords(head, weights.get(head), telling.has(head)))))),
    body);
  let shown = rows;
  let page = null;
  const fillBody = () => {
    body.replaceChildren();
    const fresh = paged(shown, 50, "node", (items, focuses) => {
      const added = items.map((row) => matrixRow(now, pod, row, plugins, fitting.length > 0, hasReasons));
      body.append(...added);
      if (focuses) added[0]?.firstElementChild.focus();
    });
    page?.button.replaceWith(fresh.button);
    page = fresh;
    const first = body.querySelector("th, td");
    if (first) first.tabIndex = 0;
  };
  fillBody();
  walkable(grid, (cell) => (note.textContent = cell.dataset.note ?? ""));
  const wanted = make("input", { type: "search", oninput: () => choose() });
  const order = make("select", { onchange: () => choose() }, Object.keys(orders).map((name) => make("option", {}, name)));
  const choose = () => {
    const words = wanted.value.toLowerCase();
    shown = rows.filter((row) => `${row.node.name} ${row.node.zone} ${row.node.pool}`.toLowerCase().includes(words)).sort(orders[order.value]);
    fillBody();
  };
  return make("div", { class: "matrix-block" },
    rows.length > 20 && make("p", { class: "matrix-tools" }, make("label", {}, "Find node ", wanted), make("label", {}, "Order ", order)),
    make("div", { class: "scroll" }, grid), page.button, note,
    same.length > 0 && make("p", { class: "faint" }, fitting.length > 1 ? "The same for each: " : `${fitting[0].node.name}: `,
      same.map((score) => `${score.plugin} ${score.weighted}`).join(", ")),
    telling.size > 0 && make("p", { class: "faint key" }, "A bar is a plugin's score of 100, the number what its weight makes of it."),
    hasReasons && make("p", { class: "faint key" }, "A filled mark is the rejection that kube-scheduler records, the first in its order; an outlined one would follow. ",
      [...rejecting].sort(inOrder).map((plugin) => [chip(plugin), ` ${plugin} `])));
}

function rankOf(now, pod, row) {
  if (row.node.row === now.asked) return -1;
  if (row.node.row === pod.node) return 0;
  if (row.rejections) return 3;
  return pod.ties.includes(row.node.row) ? 1 : 2;
}

/** A plugin's name may break at its capitals. */
function headWords(head, weight, isScored) {
  const parts = head.split(/(?<=[a-z])(?=[A-Z])/).flatMap((part, index) => (index === 0 ? [part] : [make("wbr"), part]));
  return [parts, isScored && weight !== 1 ? make("span", { class: "faint" }, ` ×${weight}`) : null];
}

function matrixRow(now, pod, row, plugins, hasTotals, hasReasons) {
  const { node, rejections, scores, total } = row;
  const isChosen = node.row === pod.node;
  const isTie = pod.ties.includes(node.row);
  const cell = (tag, attributes, note, ...children) => make(tag, { tabindex: -1, "data-note": `${node.name}: ${note}`, ...attributes }, ...children);
  const said = rejections ? `rejected by ${rejections.map((entry) => entry.plugin).join(", ")}` : `fits, score ${total}`;
  const cells = plugins.map((plugin) => {
    const slot = rejections?.findIndex((entry) => entry.plugin === plugin) ?? -1;
    if (slot >= 0) return cell("td", { class: "no" }, `${plugin}: ${rejections[slot].details.map(reason).join("; ")}`, chip(plugin, slot === 0), spoken(slot === 0 ? " rejects" : " rejects too"));
    const score = scores?.find((entry) => entry.plugin === plugin);
    if (!score) return cell("td", {}, rejections ? `${plugin} says nothing against it` : `${plugin} lets it pass`);
    const note = `${plugin}: ${score.weighted} = ${score.normalized} of 100 × weight ${score.weight}; raw ${score.raw}${score.inputs ? `, ${score.inputs}` : ""}`;
    return cell("td", { class: "score", style: `--part:${Math.max(0, Math.min(100, score.normalized))}%` }, note, String(score.weighted));
  });
  if (hasTotals) cells.push(cell("td", { class: "number total" }, said, total === undefined ? "" : String(total)));
  const verdict = isChosen ? [make("b", { class: "good" }, "★ chosen"), isTie && pod.ties.length > 1 ? " of a tie" : ""] : isTie ? "= tie" : rejections ? make("span", { class: "bad" }, "does not fit") : String(total - pod.total).replace("-", "−");
  cells.push(cell("td", { class: "number" }, said, pod.node < 0 && !rejections ? "fits" : verdict));
  if (hasReasons) {
    cells.push(cell("td", { class: "reasons" }, said, rejections?.flatMap((entry) => entry.details.map((detail) =>
      make("div", {}, detail.text, " ", faint(detail.place))))));
  }
  return make("tr", { class: isChosen ? "chosen" : isTie ? "tie" : rejections ? "rejected" : "" },
    cell("th", { scope: "row" }, said, node.name, node.zone && faint(` ${node.zone}`), node.row === now.asked && faint(" asked about")), cells);
}

const reason = (detail) => (detail.place ? `${detail.text} (${detail.place})` : detail.text);

/** Arrow keys move from cell to cell; one cell at a time is in the tab order. */
function walkable(grid, tell) {
  const focus = (cell) => {
    if (!cell) return;
    for (const other of grid.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
  };
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("th, td");
    const line = cell?.parentElement;
    if (!line || event.altKey || event.metaKey) return;
    const across = [...line.children];
    const at = across.indexOf(cell);
    const lines = [...line.parentElement.children];
    const row = lines.indexOf(line);
    const target = {
      ArrowRight: () => across[at + 1], ArrowLeft: () => across[at - 1],
      ArrowDown: () => lines[row + 1]?.children[at], ArrowUp: () => lines[row - 1]?.children[at],
      Home: () => (event.ctrlKey ? lines[0] : line).children[0], End: () => (event.ctrlKey ? lines.at(-1) : line).lastElementChild,
      PageDown: () => lines[Math.min(row + 10, lines.length - 1)].children[at], PageUp: () => lines[Math.max(row - 10, 0)].children[at],
    }[event.key];
    if (!target) return;
    event.preventDefault();
    focus(target());
  });
  grid.addEventListener("focusin", (event) => tell(event.target));
  grid.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("tbody th, tbody td");
    if (cell) tell(cell);
  });
}
