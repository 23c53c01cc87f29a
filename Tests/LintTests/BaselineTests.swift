import SourceText
import Testing
import YAML

@testable import Lint

/// What a baseline takes away, and what it does not.
@Suite struct BaselineTests {
  private func lint(_ text: String) -> LintResult {
    let file = LintedFile(SourceMap().add(path: "a \"b\".yaml", bytes: Array(text.utf8)))
    return RuleRunner(rules: [NodenameSet.self]).run([file], cluster: nil)
  }

  private func read(_ text: String) -> (Baseline, [Diagnostic]) {
    Baseline.read(YAMLReader.read(SourceMap().add(path: "baseline.yaml", bytes: Array(text.utf8))))
  }

  private func pod(_ name: String, node: String = "node-1") -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: \(name)}\nspec:\n  nodeName: \(node)\n  containers: []\n---\n"
  }

  @Test func sameFindingsAreGoneHoweverTheLinesMoved() {
    let (baseline, problems) = read(Baseline(lint(pod("a") + pod("b"))).text)
    #expect(problems == [])
    var result = lint("# moved\n" + pod("c") + pod("b") + pod("a"))
    baseline.apply(to: &result)
    #expect(result.findings.count == 1)
    #expect(result.objects.first { !$0.findings.isEmpty }?.head?.name == "c")
    #expect(result.baselineCount == 2)
    #expect(result.staleBaselineCount == 0)
  }

  @Test func whatHasChangedIsNew() {
    let (baseline, _) = read(Baseline(lint(pod("a"))).text)
    var result = lint(pod("a", node: "node-2"))
    baseline.apply(to: &result)
    #expect(result.findings.count == 1)
    #expect(result.staleBaselineCount == 1)
  }

  @Test func emptyBaselineReads() {
    let text = Baseline(lint("")).text
    #expect(text.hasSuffix("findings: []\n"))
    #expect(read(text).1 == [])
  }

  @Test(arguments: [
    ("kind: Other", "this is no baseline, --update-baseline writes one with kind: LintBaseline"),
    ("kind: LintBaseline\nfindings: x", "findings must be a list, but this is a string"),
    ("kind: LintBaseline\nfinding: []", "unknown key 'finding' in a baseline, did you mean 'findings'?"),
    ("kind: LintBaseline\nfindings: [{rul: a}]", "unknown key 'rul' in a finding, did you mean 'rule'?"),
  ])
  func fileThatIsNoneIsRefused(text: String, message: String) {
    #expect(read(text).1.map(\.message) == [message])
  }
}
