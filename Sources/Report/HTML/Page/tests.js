// Verdicts: what was expected, what came.
function testsSection() {
  const report = data.report;
  if (!report) return null;
  const rank = { failed: 0, unusable: 0, passed: 1 };
  const order = report.tests.map((test, index) => ({ test, index })).sort((a, b) => rank[a.test.verdict] - rank[b.test.verdict] || a.index - b.index);
  const kept = order.filter(({ test, index }) => (!state.failing || test.verdict !== "passed") && matchesTest(test, index));
  const failing = testList(kept.filter(({ test }) => test.verdict !== "passed"));
  const passed = testList(kept.filter(({ test }) => test.verdict === "passed"));
  const fold = passed.count > 0 && make("details", { class: "fold", open: passed.count <= 8 || (terms().length > 0 && passed.count <= 40) },
    make("summary", {}, counted(passed.count, "test"), " passed"), passed.element);
  const summary = report.summary;
  const section = make("section", { "aria-labelledby": "tests-title" },
    make("h2", { id: "tests-title" }, "Tests ",
      ...["failed", "unusable", "passed"].map((verdict) => summary[verdict] > 0 && badge(verdict, `${summary[verdict]} ${verdict}`))),
    report.obsoleteGoldens.length > 0 && obsoleteGoldens(report.obsoleteGoldens),
    failing.element, fold, kept.length === 0 && make("p", { class: "empty" }, "No test matches."));
  section.showAll = () => {
    if (fold) fold.open = true;
    for (const list of [failing, passed]) list.showAll();
  };
  section.counts = `${grouped(kept.length)} of ${counted(report.tests.length, "test")}`;
  return section;
}

function testList(items) {
  const list = make("div", { class: "tests" });
  const page = paged(items, 60, "test", (items) => list.append(...items.map(({ test, index }) => testItem(test, index))));
  return { element: make("div", {}, list, page.button), showAll: page.showAll, count: items.length };
}

function matchesTest(test, index) {
  if (terms().length === 0) return true;
  if (matches(`${test.name} ${test.file}`.toLowerCase())) return true;
  return run(index)?.pods.some((pod) => matches(pod.words)) ?? false;
}

function obsoleteGoldens(paths) {
  return make("div", { class: "test failed" }, make("p", {}, badge("failed"), " Golden files that no test names: ", paths.join(", ")));
}

function testItem(test, index) {
  const extras = [];
  const ties = [...new Set(test.remarks.filter((remark) => remark.kind === "tie-dependent").map((remark) => remark.assertion))];
  if (ties.length > 0) extras.push(`tie-dependent: ${ties.join(", ")}`);
  if (test.luck) extras.push(luckWords(test.luck));
  if (test.golden?.state === "written") extras.push(`wrote ${test.golden.file}`);
  const open = test.verdict !== "passed";
  return make("details", { class: `test ${test.verdict}`, open },
    make("summary", {}, badge(test.verdict), " ", make("b", {}, test.name), " ",
      faint([place(test), counted(test.pods, "pod"), ...extras].join(" · "))),
    make("div", { class: "body" },
      test.problems.map((problem) => make("p", { class: "problem" }, faint(problem.file ? `${place(problem)}:${problem.column}: ` : ""), problem.message)),
      test.failures.map((failure) => failureItem(failure)),
      test.luck?.fragile.map((fragile) => fragileItem(fragile, test)),
      test.golden && goldenItem(test.golden),
      test.remarks.filter((remark) => remark.kind !== "tie-dependent").map((remark) =>
        make("p", { class: "remark" }, faint(place(remark)), " ", make("b", {}, remark.assertion), ` ${remark.kind}: ${remark.text}`)),
      givenWords(test).map((words) => make("p", { class: "remark" }, words)),
      data.runs[index] && make("p", {}, make("button", {
        type: "button", class: "quiet", onclick: () => {
          Object.assign(state, { test: index, pod: "", node: "", step: -1 });
          draw();
          document.getElementById("nodes-title").focus();
        },
      }, "Show its nodes and pods"))));
}

/** What the test stands on; what made it unusable is among its problems. */
function givenWords(test) {
  const unusable = test.verdict === "unusable";
  const where = (item) => (item.file ? `${place(item)}: ` : "");
  return [
    ...test.notModelled.filter(() => !unusable).map((item) => `${where(item)}not modelled: ${item.what}`),
    ...test.notPlayed.filter((item) => !unusable || !item.decides).map((item) => `${where(item)}not played: ${item.text}`),
    ...test.assumptions.map((words) => `assumed: ${words}`),
    ...test.leftAlone.map((pod) => `left alone: ${pod.namespace}/${pod.name}: ${pod.why}`),
    ...(test.passedOver.length > 0 ? [`passed over: ${test.passedOver.map((kind) => `${kind.kind} (${kind.count})`).join(", ")}`] : []),
  ];
}

const choices = (luck) => (luck.shuffles ? "orders and tie choices" : "tie choices");

function luckWords(luck) {
  if (!luck.hasChoices) return "no ties";
  return luck.fragile.length === 0 ? `holds in all ${luck.runs} ${choices(luck)}` : `${luck.fragile.length} fragile in ${luck.runs} ${choices(luck)}`;
}

function failureItem(failure, remark = "") {
  return make("div", { class: "failure" },
    make("h3", {}, failure.assertion, remark, " ", faint(place(failure))),
    failure.mismatches.map((mismatch) => make("dl", {},
      mismatch.pods.length > 0 && [make("dt", {}, "pods"), make("dd", {}, mismatch.pods.join(", "))],
      make("dt", {}, "expected"), make("dd", { class: "good" }, mismatch.expected),
      make("dt", {}, "actual"), make("dd", { class: "bad" }, mismatch.actual),
      mismatch.causes.length > 0 && [make("dt", {}, "because"),
        make("dd", {}, mismatch.causes.map((cause) => make("div", {}, cause.text, " ", faint(place(cause)))))])));
}

function fragileItem(fragile, test) {
  const remark = ` is fragile: it holds in ${fragile.holds} of ${test.luck.runs} ${choices(test.luck)}`;
  const failure = fragile.failsAnyway ? { ...fragile.failure, mismatches: [] } : fragile.failure;
  return make("div", {}, failureItem(failure, remark), !fragile.failsAnyway && make("pre", {},
    `bayplan test --seed ${fragile.seed}${test.luck.shuffles ? " --shuffle" : ""} ${test.file}`));
}

function goldenItem(golden) {
  if (golden.state === "matches") return null;
  return make("div", { class: "failure" },
    make("h3", {}, `golden file ${golden.state}`, " ", faint(golden.file)),
    golden.why && make("p", {}, golden.why),
    golden.changes.map((change) => make("div", { class: "change" }, make("b", {}, change.text),
      change.causes.map((cause) => make("div", {}, "because ", cause.text, " ", faint(place(cause)))),
      change.details.map((detail) => make("div", {}, detail)))),
    golden.diff.length > 0 && make("details", {}, make("summary", {}, "Diff"), make("pre", { class: "diff", tabindex: 0 },
      golden.diff.map((line) => make("span", { class: line[0] === "+" ? "good" : line[0] === "-" ? "bad" : "faint" }, `${line}\n`)))));
}

/** What `--mutate` and `--coverage` found. */
function rulesSection() {
  const { mutation, coverage } = data.report ?? {};
  if (!mutation && !coverage) return null;
  return make("section", { "aria-labelledby": "rules-title" },
    make("h2", { id: "rules-title" }, "What tests see of the rules"),
    mutation && make("details", { open: mutation.unnoticed.length > 0 },
      make("summary", {}, make("b", {}, "Mutation "), `${mutation.noticed} of ${counted(mutation.changes, "change")} noticed${leftOut(mutation)}`),
      table(["", "rule", "change", "effect"], mutation.unnoticed.map((change) => [
        badge(change.podsMoved > 0 ? "failed" : "nominated", change.podsMoved > 0 ? "untested" : "no effect"),
        [change.rule, " of ", change.owner, " ", faint(place(change))], change.change,
        change.podsMoved > 0 ? `${counted(change.podsMoved, "pod")} ${change.podsMoved === 1 ? "ends" : "end"} up elsewhere in '${change.test}'` : ""]))),
    coverage && make("details", {},
      make("summary", {}, make("b", {}, "Coverage "), coverageWords(coverage)),
      table(["part", "rule"], coverage.rules.map((rule) => [rule.part, [rule.rule, " of ", rule.owner, " ", faint(place(rule))]])),
      table(["part", "nodes", "names"], coverage.nodes.filter((group) => group.count > 0).map((group) => [group.part, String(group.count), group.names.join(", ")]))));
}

function coverageWords(coverage) {
  const rules = coverage.rules.filter((rule) => rule.part !== "idle").length;
  const active = coverage.nodes.reduce((sum, group) => sum + (group.part === "idle" ? 0 : group.count), 0);
  const nodes = coverage.nodes.reduce((sum, group) => sum + group.count, 0);
  return `${rules} of ${counted(coverage.rules.length, "rule")} and ${active} of ${counted(nodes, "node")} took part in a decision${leftOut(coverage)}`;
}

const leftOut = ({ testsLeftOut: count }) => (count === 0 ? "" : `; ${counted(count, "test")} left out, which ${count === 1 ? "does" : "do"} not pass`);

function table(heads, rows) {
  if (rows.length === 0) return null;
  return make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": heads.filter(Boolean).join(", ") }, make("table", { class: "plain-table" },
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map((cells) => make("tr", {}, cells.map((cell) => make("td", {}, cell)))))));
}
