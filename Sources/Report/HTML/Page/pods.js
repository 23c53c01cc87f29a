// Pods: a row each, with the matrix behind it.
function podsSection() {
  const now = run();
  if (!now) return null;
  const kept = now.pods.filter(isShown);
  const body = make("tbody");
  const rows = new Map();
  const page = paged(kept, 100, "pod", (pods, focuses) => {
    const added = pods.map((pod) => podRow(now, pod));
    for (const row of added) rows.set(row.pod.key, row);
    body.append(...added.map((row) => row.element));
    if (focuses) added[0]?.button.focus();
  });
  const section = make("section", { "aria-labelledby": "pods-title" },
    make("h2", { id: "pods-title", tabindex: -1 }, "Pods ", faint(data.report ? now.raw.summary : "in the order in which the scheduler tried them")),
    make("table", { class: "pods" },
      make("thead", {}, make("tr", {}, ["pod", "outcome", "node"].map((head) => make("th", { scope: "col" }, head)),
        make("th", { scope: "col", class: "number wide" }, "score"), make("th", { scope: "col", class: "wide" }, "why"),
        make("th", { scope: "col", class: "wide" }, "nodes"))),
      body),
    kept.length === 0 && make("p", { class: "empty" }, "No pod matches."), page.button);
  section.counts = `${grouped(kept.length)} of ${counted(now.pods.length, "pod")}`;
  section.showAll = page.showAll;
  section.open = (key, focuses) => {
    page.reach(kept.findIndex((pod) => pod.key === key));
    const row = rows.get(key);
    if (!row) return;
    row.open();
    if (!focuses) return;
    row.element.scrollIntoView({ block: "start", behavior: "auto" });
    row.button.focus({ preventScroll: true });
  };
  return section;
}

function podRow(now, pod) {
  const button = make("button", { type: "button", class: "link", "aria-expanded": "false", onclick: () => toggle() }, pod.title);
  const node = now.nodes[pod.node];
  const isPlaced = pod.outcome === "scheduled";
  const element = make("tr", { class: "pod", "data-pod": pod.key },
    make("th", { scope: "row" }, button, isAccused(pod) && make("span", { class: "accused" }, " assertion fails")),
    make("td", {}, badge(pod.outcome)),
    make("td", {}, node ? node.name : ""),
    make("td", { class: "number wide" }, isPlaced && pod.total > 0 ? String(pod.total) : ""),
    make("td", { class: "wide why" }, make("span", { class: isPlaced ? "" : "clamp" }, pod.why)),
    make("td", { class: "wide" }, shares(now, pod)));
  let detail = null;
  const open = () => {
    if (detail) return;
    detail = make("tr", { class: "detail" }, make("td", { colspan: 6 }, podDetail(now, pod)));
    detail.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.target.matches("input")) return;
      event.stopPropagation();
      toggle();
      button.focus();
    });
    element.after(detail);
    element.classList.add("open");
    button.setAttribute("aria-expanded", "true");
  };
  const toggle = () => {
    if (detail) {
      detail.remove();
      detail = null;
      element.classList.remove("open");
      button.setAttribute("aria-expanded", "false");
      if (state.pod === pod.key) state.pod = "";
    } else {
      open();
      state.pod = pod.key;
    }
    writeAddress();
    paintNodes();
  };
  return { pod, element, button, open };
}

const paintNodes = () => document.querySelector("#main > section[aria-labelledby=nodes-title]")?.paint();

/** Opens a pod from elsewhere on the page. */
function openPod(pod) {
  state.pod = pod.key;
  if (!isShown(pod)) {
    Object.assign(state, { text: "", outcome: "", plugin: "", failing: false });
  }
  draw();
  document.querySelector("#main > section[aria-labelledby=pods-title]").open(pod.key, true);
}

/** How many nodes fit, and whose no the others got first. */
function shares(now, pod) {
  const rejected = pod.rejectedBy.reduce((sum, entry) => sum + entry.count, 0);
  const all = pod.feasible + rejected;
  if (all === 0) return null;
  const part = (count, style, name) => make("span", { class: name, style: `flex-grow:${count};${style}` });
  const words = [`${pod.feasible} fit`, ...pod.rejectedBy.map(({ plugin, count }) => `${plugin} ${count}`)].join(", ");
  return make("span", { class: "shares" },
    make("span", { class: "share-bar", role: "img", "aria-label": words, title: words },
      pod.feasible > 0 && part(pod.feasible, "", "fits"),
      pod.rejectedBy.map(({ plugin, count }) => part(count, `--hue:${hue(plugin)}`, "no"))),
    make("span", { class: "faint" }, `${grouped(pod.feasible)}/${grouped(all)} fit`));
}

function podDetail(now, pod) {
  const asks = now.resources.map((resource, slot) => ({ resource, value: pod.request[slot] })).filter(({ resource, value }) => resource !== "pods" && value > 0);
  const facts = [
    asks.length > 0 ? `asks for ${asks.map(({ resource, value }) => `${amount(resource, value)} ${resource}`).join(", ")}` : "asks for nothing",
    pod.profile !== "default-scheduler" && `profile ${pod.profile}`,
    pod.feasible + pod.evaluated > 0 && `${grouped(pod.feasible)} of ${counted(now.nodes.length, "node")} ${pod.feasible === 1 ? "fits" : "fit"}`,
  ].filter(Boolean);
  const headline = pod.outcome === "scheduled" ? `scheduled on ${now.nodes[pod.node].name}${pod.total > 0 ? `, score ${pod.total}` : ""}${pod.why ? `, ${pod.why}` : ""}${pod.ties.length > 1 ? " (kube-scheduler takes any of them)" : ""}` : pod.why;
  return make("div", { class: "pod-detail" },
    make("p", { class: pod.outcome === "scheduled" ? "" : "message" }, headline),
    make("p", { class: "faint" }, [pod.identity ? `${pod.key} · ` : "", facts.join(" · ")]),
    pod.answer && answers(now, pod.answer),
    matrix(now, pod));
}

/** What leaves no node, and what would let the pod in. */
function answers(now, answer) {
  const { conflict, fixes, weights } = answer;
  const whereTo = now.asked >= 0 ? ` on ${now.nodes[now.asked].name}` : "";
  return make("div", { class: "answers" },
    conflict && make("div", {},
      make("h4", {}, conflict.others ? `Each of these ${conflict.others.length + 1} alone leaves no node:` : conflict.requirements.length === 1 ? "This alone leaves no node:" : `These ${conflict.requirements.length} together leave no node; ${conflict.smallest ? "take any of them away and some node is left" : "none of them can be left out"}:`),
      make("ul", {}, [...conflict.requirements, ...(conflict.others ?? [])].map((part) => make("li", {},
        make("b", {}, part.what), " ", faint(`${part.onlyTogether ? "together" : part.nodes === now.nodes.length ? "every node" : `${part.nodes} of ${now.nodes.length} nodes`}${part.file ? ` · ${place(part)}` : ""}`)))),
      conflict.together && make("p", {}, `${conflict.together} of ${now.nodes.length} nodes fit each of them by itself, and not all of them.`)),
    answer.fixesOf && make("p", {}, `What would let it in is told of ${answer.fixesOf}, which has the same manifest.`),
    fixes && (fixes.length === 0
      ? make("p", {}, `No change of its manifest, of a node or of the number of nodes was found that lets it in${whereTo}.`)
      : make("div", {}, make("h4", {}, `To let it in${whereTo}, the smallest change first; each was tried:`),
        make("ol", {}, fixes.map(fixItem)))),
    weights && make("p", {}, weights.change
      ? `The smallest change of one weight that puts it on ${weights.node}; it was tried: ${weights.change.plugin} ${weights.change.to} instead of ${weights.change.from}.`
      : `No change of one weight puts it on ${weights.node}.`));
}

function fixItem(fix) {
  const nodes = fix.feasibleNodes === 1 ? "the only node it then fits on" : `it then fits on ${fix.feasibleNodes} nodes`;
  return make("li", {}, make("b", {}, fix.changes.join(", and ")),
    make("div", {}, `goes to ${fix.node}, ${nodes}; ${fix.effects.length === 0 ? "no other pod is touched" : fix.effects.join("; ")}`),
    fix.remark && make("div", { class: "faint" }, fix.remark),
    fix.patches.map((patch) => make("pre", { class: "diff", tabindex: 0 }, make("span", { class: "faint" }, `${place(patch)}\n`),
      patch.removed.map((line) => make("span", { class: "bad" }, `- ${line}\n`)),
      patch.added.map((line) => make("span", { class: "good" }, `+ ${line}\n`)))));
}
