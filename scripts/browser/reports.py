"""Opens HTML reports in Chromium and uses them as a reader would: prints a line per check, fails if any fails."""

import os
import subprocess
import sys
import tempfile

from chromium import Browser, Page, find

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
PROGRAM = os.path.abspath(os.environ.get("BAYPLAN", os.path.join(ROOT, ".build/debug/bayplan")))
NODES = "main > section[aria-labelledby=nodes-title]"
failures = 0


def check(words, holds, why=""):
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {words}{'' if holds or why == '' else f': {why}'}", flush=True)


def report(path, folder, *arguments):
    """Writes a report twice: the same input gives the same bytes."""
    texts = [subprocess.run([PROGRAM, *arguments, "-o", "html"], cwd=os.path.join(ROOT, folder), check=False,
                            stdout=subprocess.PIPE).stdout for _ in range(2)]
    with open(path, "wb") as file:
        file.write(texts[0])
    check(f"bayplan {' '.join(arguments)} -o html: the same bytes twice", texts[0] == texts[1] and len(texts[0]) > 0)


def count(page, selector):
    return page.evaluate(f"[...document.querySelectorAll({selector!r})].filter(e => e.getClientRects().length > 0).length")


def said(page, selector):
    return page.evaluate(f"document.querySelector({selector!r})?.textContent ?? ''")


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")


def click(page, selector):
    page.evaluate(f"document.querySelector({selector!r}).click()")


def put(page, control, assignment, event):
    """As a hand does it: the control has another value, and says so."""
    page.evaluate(f"(e => {{ e.{assignment}; e.dispatchEvent(new Event({event!r})); }})(document.getElementById({control!r}))")


def filter_by(page, words):
    page.evaluate("document.getElementById('text').value = ''")
    page.evaluate("document.getElementById('text').focus()")
    if words:
        page.write(words)
    else:
        page.evaluate("document.getElementById('text').dispatchEvent(new Event('input'))")
    page.evaluate("new Promise(done => setTimeout(done, 150))")


# Text that is hardly to be told from what is behind it. Colours are painted, so that any notation counts.
FAINT = """(() => {
  const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const seen = new Map();
  const paint = (colour, under) => {
    const key = colour + under;
    if (!seen.has(key)) {
      dot.fillStyle = `rgb(${under})`; dot.fillRect(0, 0, 1, 1);
      dot.fillStyle = colour; dot.fillRect(0, 0, 1, 1);
      seen.set(key, [...dot.getImageData(0, 0, 1, 1).data].slice(0, 3));
    }
    return seen.get(key);
  };
  const light = (colour) => colour.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (element) => {
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.unshift(getComputedStyle(e).backgroundColor);
    return chain.reduce((under, colour) => paint(colour, under), [255, 255, 255]);
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest('script, style, noscript, .spoken, .skip, [hidden]')) continue;
    if (element.getClientRects().length === 0) continue;
    const under = behind(element);
    const [a, b] = [light(paint(getComputedStyle(element).color, under)), light(under)].sort((a, b) => b - a);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) faint.add(`${element.className || element.tagName} ${texts.currentNode.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return [...faint];
})()"""

NAMELESS = """[...document.querySelectorAll('button, input, select, summary')].filter(e => e.getClientRects().length > 0 &&
  !e.textContent.trim() && !e.getAttribute('aria-label') && !e.labels?.length).map(e => e.outerHTML.slice(0, 80))"""
SCOPELESS = "[...document.querySelectorAll('th')].filter(e => !e.hasAttribute('scope')).length"
STRAY = """[...document.querySelectorAll('[aria-labelledby], [aria-describedby], label[for], output[for]')].flatMap(e =>
  ['aria-labelledby', 'aria-describedby', 'for'].map(n => e.getAttribute(n)).filter(id => id && !document.getElementById(id)))"""


def check_looks(page, what):
    """Any page, in both schemes, narrow, wide and on paper."""
    for scheme in ("light", "dark"):
        page.media(scheme=scheme)
        faint = page.evaluate(FAINT)
        check(f"{what}: every text stands out from its ground by 4.5 to 1 ({scheme})", faint == [], faint[:4])
    page.media()
    for width in (360, 800, 1600):
        page.size(width, 900)
        page.evaluate("new Promise(requestAnimationFrame)")
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(f"{what}: nothing runs out of a window of {width} pixels", wide <= width, wide)
    page.size(1280, 900)
    check(f"{what}: every control has a name", page.evaluate(NAMELESS) == [], page.evaluate(NAMELESS))
    check(f"{what}: every head of a table has its scope", page.evaluate(SCOPELESS) == 0)
    check(f"{what}: every reference within the page is met", page.evaluate(STRAY) == [], page.evaluate(STRAY))
    page.media(kind="print")
    page.size(700, 900)
    check(f"{what}: no control on paper", count(page, "form input, form select, #theme, .quiet, .more, footer") == 0)
    check(f"{what}: nothing runs out of a sheet", page.evaluate("document.documentElement.scrollWidth") <= 700,
          page.evaluate("document.documentElement.scrollWidth"))
    page.media()
    page.size(1280, 900)


def check_quiet(page, what):
    check(f"{what}: no error in the console, no request", page.complaints == [], page.complaints)


def check_explain(page, path):
    what = "explain"
    page.open(path)
    check(f"{what}: a row for each pod", count(page, "tr.pod") == 6, count(page, "tr.pod"))
    check(f"{what}: a box for each node", count(page, "button.node") == 6, count(page, "button.node"))
    check(f"{what}: zones are named", page.evaluate("[...document.querySelectorAll('.zone h3')].map(e => e.textContent)")
          == ["eu-west-1a", "eu-west-1b", "eu-west-1c"])
    check_looks(page, what)

    page.press("/")
    check(f"{what}: / goes to the filter", focused(page) == "text", focused(page))
    filter_by(page, "trainer")
    check(f"{what}: the filter leaves the pod it names", count(page, "tr.pod") == 1)
    check(f"{what}: and says how many it leaves", "1 of 6 pods match “trainer”" in said(page, "#count"), said(page, "#count"))
    check(f"{what}: and the address has it", "text=trainer" in page.evaluate("location.hash"))
    page.press("Escape")
    check(f"{what}: Escape takes the filter away", count(page, "tr.pod") == 6)
    put(page, "outcome", "value = 'unschedulable'", "change")
    check(f"{what}: by outcome", count(page, "tr.pod") == 1 and said(page, "tr.pod .badge") == "unschedulable")
    click(page, "form button[type=reset]")
    put(page, "plugin", "value = 'TaintToleration'", "change")
    check(f"{what}: by plugin", count(page, "tr.pod") == 6, count(page, "tr.pod"))
    click(page, "form button[type=reset]")
    click(page, "#failing")
    check(f"{what}: failing only", count(page, "tr.pod") == 1)

    page.evaluate("document.querySelector('tr.pod button').focus()")
    page.press("Enter")
    check(f"{what}: Enter opens a pod", count(page, "tr.detail table.matrix") == 1)
    check(f"{what}: the matrix has a row for each node", count(page, "table.matrix tbody tr") == 6)
    check(f"{what}: rejections have letters beside their colour", said(page, "table.matrix .chip").startswith("✕ "))
    check(f"{what}: what leaves no node is told", "together leave no node" in said(page, ".answers"))
    check(f"{what}: what would let it in is told", "tolerate nvidia.com/gpu=present:NoSchedule" in said(page, ".answers ol"))
    check(f"{what}: the boxes say what the nodes said", count(page, "button.node .chip") == 6)
    page.evaluate("document.querySelector('table.matrix [tabindex=\"0\"]').focus()")
    first = focused(page)
    page.press("ArrowDown")
    second = focused(page)
    page.press("ArrowRight")
    note = said(page, ".note")
    check(f"{what}: arrows walk through the matrix", first != second and note.startswith("ip-10-0-"), (first, second, note))
    page.press("End", control=True)
    check(f"{what}: to its very end", page.evaluate("document.activeElement.parentElement.nextElementSibling === null"))
    check(f"{what}: one cell is in the tab order", page.evaluate("document.querySelectorAll('table.matrix [tabindex=\"0\"]').length") == 1)
    check_looks(page, f"{what}, a pod open")
    page.press("Escape")
    check(f"{what}: Escape closes it and goes back to its row", count(page, "tr.detail") == 0 and focused(page) == "trainer", focused(page))

    page.evaluate("document.querySelector('tr.pod button').click()")
    address = page.evaluate("location.hash.slice(1)")
    page.open(path, address)
    check(f"{what}: the address shows the same again", count(page, "tr.pod") == 1 and count(page, "table.matrix") == 1, address)
    page.open(path)
    click(page, "button.node")
    check(f"{what}: a node tells its pods", count(page, "#node-detail h3") == 1)
    page.press("Escape")
    check(f"{what}: Escape closes the node", count(page, "#node-detail h3") == 0)
    page.evaluate("document.querySelector('button.node').dispatchEvent(new MouseEvent('mouseenter'))")
    check(f"{what}: a box tells amounts", "cpu: " in said(page, "#tip") and " of " in said(page, "#tip"), said(page, "#tip"))
    before = page.evaluate(f"document.querySelector({NODES!r}).textContent")
    put(page, "step", "value = 0", "input")
    after = page.evaluate(f"document.querySelector({NODES!r}).textContent")
    check(f"{what}: the nodes are shown as they were before the run", before != after and "before the run" in after)
    for theme in ("light", "dark", "auto"):
        click(page, "#theme")
        check(f"{what}: theme {theme}", said(page, "#theme") == f"Theme: {theme}", said(page, "#theme"))
    check_quiet(page, what)


def check_place(page, path):
    page.open(path)
    check("place: a row for each pod", count(page, "tr.pod") == 6)
    page.evaluate("[...document.querySelectorAll('tr.pod button')].at(-1).click()")
    check("place: scores are bars", count(page, "td.score") > 0)
    check("place: the chosen node is marked", said(page, "tr.chosen").count("★ chosen") == 1)
    check_quiet(page, "place")


def check_test(page, path):
    page.open(path)
    check("test: the failing test is open", count(page, "details.test.failed[open]") == 1)
    check("test: it tells what was expected and what came",
          page.evaluate("[...document.querySelectorAll('.failure dt')].map(e => e.textContent)").count("because") >= 1)
    check("test: pods that an assertion fails about are marked", count(page, ".accused") == 2, count(page, ".accused"))
    check_looks(page, "test")
    check_quiet(page, "test")


def check_suite(page, path):
    page.open(path)
    tests = page.evaluate("document.querySelectorAll('details.test').length")
    check("suite: every test has its verdict", tests == 41, tests)
    filter_by(page, "checkout")
    left = count(page, "details.test")
    check("suite: the filter leaves tests and pods", 0 < left < tests and count(page, "tr.pod") > 0, left)
    filter_by(page, "")
    put(page, "test", "selectedIndex = 5", "change")
    check("suite: another test's nodes and pods", "test=6" in page.evaluate("location.hash") and count(page, "tr.pod") > 0)
    click(page, "#failing")
    check("suite: nothing fails", "0 of 41 tests" in said(page, "#count"), said(page, "#count"))
    check_looks(page, "suite")
    check_quiet(page, "suite")


def check_many(page, path):
    page.open(path)
    check("many pods: a page of them", count(page, "tr.pod") == 100, count(page, "tr.pod"))
    click(page, "section[aria-labelledby=pods-title] > .more")
    check("many pods: a button shows more", count(page, "tr.pod") == 200)
    click(page, "tr.pod button")
    check("many nodes: a page of them", count(page, "table.matrix tbody tr") == 50)
    page.pdf()
    check("many pods: paper has all", count(page, "tr.pod") == 300, count(page, "tr.pod"))
    check_looks(page, "many pods")
    check_quiet(page, "many pods")


def check_without_scripts(page, path):
    page.scripts(False)
    page.open(path)
    page.scripts(True)
    check("without scripts: the outcomes are listed", count(page, "noscript li") == 6, count(page, "noscript li"))
    check("without scripts: no control that does nothing", count(page, "form, footer") == 0)
    check_quiet(page, "without scripts")


def many(folder):
    """300 pods, most of which fit, on 120 nodes."""
    with open(os.path.join(folder, "nodes.yaml"), "w", encoding="utf-8") as file:
        for number in range(120):
            file.write(f"---\napiVersion: v1\nkind: Node\nmetadata: {{name: node-{number:03}, labels: "
                       f"{{topology.kubernetes.io/zone: {'abc'[number % 3]}}}}}\n"
                       f"status: {{allocatable: {{cpu: '4', memory: {4 + number % 5}Gi, pods: '20'}}}}\n")
    with open(os.path.join(folder, "pods.yaml"), "w", encoding="utf-8") as file:
        for number in range(300):
            file.write(f"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: pod-{number:03}}}\nspec:\n  containers:\n"
                       f"  - {{name: app, image: app, resources: {{requests: {{cpu: {500 + number}m, memory: {number + 700}Mi}}}}}}\n")


def main():
    program = find()
    if not program:
        sys.exit("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name + ".html")
        inputs = ["--cluster", "cluster.yaml", "-f", "pending/workloads.yaml", "-f", "checkout/workloads.yaml"]
        report(path("explain"), "testcases/examples", "explain", *inputs, "--fix")
        report(path("place"), "testcases/examples", "place", *inputs)
        report(path("test"), "Tests/EndToEndTests/Cases/test-fails", "test")
        report(path("suite"), "testcases/suite", "test")
        many(folder)
        report(path("many"), folder, "place", "--cluster", "nodes.yaml", "-f", "pods.yaml")
        with Browser(program) as browser:
            for name, use in [("explain", check_explain), ("place", check_place), ("test", check_test),
                              ("suite", check_suite), ("many", check_many), ("explain", check_without_scripts)]:
                page = Page(browser)
                page.media()
                use(page, path(name))
                page.close()
    print(f"{failures} checks fail" if failures else "all checks hold")
    sys.exit(failures > 0)


main()
