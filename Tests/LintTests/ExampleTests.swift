import Kubernetes
import SourceText
import Testing

@testable import Lint

/// Every example of every rule, as it is and in disguises that must change nothing.
@Suite struct ExampleTests {
  @Test(arguments: RuleExample.all)
  func ruleFindsTheMarksAndNothingElse(example: RuleExample) {
    #expect(example.findings(.plain) == example.expected, "\(example.place)")
  }

  @Test(arguments: RuleExample.all)
  func placesAreCharactersNotBytes(example: RuleExample) {
    #expect(example.findings(.afterComment) == example.expected, "\(example.place)")
  }

  @Test(arguments: RuleExample.all)
  func secondDocumentIsReadLikeTheFirst(example: RuleExample) {
    #expect(example.findings(.asSecondDocument) == example.expected, "\(example.place)")
  }

  @Test(arguments: RuleExample.all)
  func windowsLineEndingsMakeNoDifference(example: RuleExample) {
    #expect(example.findings(.withCRLF) == example.expected, "\(example.place)")
  }

  @Test(arguments: RuleExample.all.filter { !$0.expected.isEmpty && $0.rule != UnusedSuppression.about.id })
  func commentSuppressesTheFinding(example: RuleExample) {
    #expect(example.findings(.suppressed) == [], "\(example.place)")
  }
}

/// One example of a rule, and ways to write it.
struct RuleExample: CustomStringConvertible, Sendable {
  enum Disguise {
    case plain, afterComment, asSecondDocument, withCRLF, suppressed
  }

  let type: any Rule.Type
  let example: Example
  let description: String

  static let all: [RuleExample] = RuleRegistry.all.flatMap { rule in
    let about = rule.about
    return about.bad.enumerated().map {
      RuleExample(type: rule, example: $1, description: "\(about.id) bad \($0)")
    }
      + about.good.enumerated().map {
        RuleExample(type: rule, example: $1, description: "\(about.id) good \($0)")
      }
  }

  var rule: String { type.about.id }

  /// Where the example stands, for a failure.
  var place: String { "\(example.file):\(example.line)" }

  /// `3:14 message` for each mark, lines and columns as in the plain text.
  var expected: [String] {
    let source = SourceMap().add(path: "web.yaml", bytes: Array(example.text.utf8))
    let places = example.marks.map { mark -> String in
      let at = source.location(at: UInt32(mark))
      return "\(at.line):\(at.column)"
    }
    return zip(places, example.messages).map { "\($0) \($1)" }
      + (places.count == example.messages.count ? [] : ["as many messages as marks"])
  }

  /// What the rule finds, with lines and columns counted back to the plain text.
  func findings(_ disguise: Disguise) -> [String] {
    let text = example.text
    var written = text
    var above = 0
    switch disguise {
    case .plain: break
    case .afterComment:
      written = "# ölçü 🚢 über alles\n\(text)"
      above = 1
    case .asSecondDocument:
      written = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: first}\n---\n\(text)"
      above = 4
    case .withCRLF: written = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    case .suppressed: written = suppressed(text)
    }
    let sources = SourceMap()
    let file = LintedFile(sources.add(path: "web.yaml", bytes: Array(written.utf8)))
    var cluster: Manifests?
    if !example.cluster.isEmpty {
      let bytes = Array(example.cluster.joined(separator: "\n---\n").utf8)
      cluster = LintedFile(sources.add(path: "cluster.yaml", bytes: bytes)).manifests
    }
    let found = RuleRunner().run([file], cluster: cluster).findings.filter { $0.rule == rule }
    return found.map { finding in
      let at = file.file.location(at: finding.range.start)
      let severity = finding.severity == type.about.severity ? "" : "\(finding.severity.ruleWord): "
      return "\(at.line - above):\(at.column) \(severity)\(finding.message)"
    }
  }

  /// A comment above each line with a mark.
  private func suppressed(_ text: String) -> String {
    let source = SourceMap().add(path: "web.yaml", bytes: Array(text.utf8))
    let marked = Set(example.marks.map { source.lines.line(at: UInt32($0)) })
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count)
      return marked.contains(index + 1) ? "\(indent)# bayplan:ignore \(rule) for a reason\n\(line)" : String(line)
    }.joined(separator: "\n")
  }
}
