import Lint
import Report
import SourceText

extension FindingReport {
  /// - Parameter failing: from which severity on a finding fails the run.
  static func lint(_ result: LintResult, failing: Severity) -> FindingReport {
    var report = FindingReport(.lint, objects: result.objects.map { Object($0) }, summary: summary(of: result))
    report.failing = failing
    let used = Set(result.findings.map(\.rule))
    report.rules = RuleRegistry.all.map { $0.about }.filter { used.contains($0.id) }.map { about in
      Rule(
        id: about.id, severity: about.severity, summary: about.summary, help: "\(about.why) \(about.remedy)",
        markdown: RuleCatalogue.Rule(about).markdown(examples: 1))
    }
    return report
  }

  /// `12 objects: 2 errors, 1 warning, 3 infos; 1 suppressed; 14 rules left out, they need --cluster`.
  private static func summary(of result: LintResult) -> String {
    let findings = result.findings
    let counts = [(Severity.error, "error"), (.warning, "warning"), (.note, "info")].map { severity, word in
      let count = findings.count { $0.severity == severity }
      return count == 1 ? "1 \(word)" : "\(count) \(word)s"
    }
    let objects = result.objects.count { $0.head != nil }
    var text = "\(objects == 1 ? "1 object" : "\(objects) objects"): \(counts.joined(separator: ", "))"
    if result.suppressedCount > 0 { text += "; \(result.suppressedCount) suppressed" }
    if result.baselineCount > 0 { text += "; \(result.baselineCount) in the baseline" }
    if result.staleBaselineCount > 0 {
      text += "; \(result.staleBaselineCount) in the baseline are gone, --update-baseline takes them out"
    }
    switch result.leftOut.count {
    case 0: break
    case 1: text += "; 1 rule left out, it needs --cluster with \(needs(result))"
    default: text += "; \(result.leftOut.count) rules left out, they need --cluster with \(needs(result))"
    }
    return text
  }

  /// What the rules that were left out need, all together.
  private static func needs(_ result: LintResult) -> String {
    result.leftOut.contains { $0.needs.contains(.nodes) } ? "nodes" : "the cluster's objects"
  }
}

extension FindingReport.Object {
  fileprivate init(_ object: LintedObject) {
    let file = object.file
    self.init(
      file: file.path, index: object.head?.index ?? 0, kind: object.head?.kind ?? "",
      namespace: object.head?.namespace ?? "", name: object.head?.name ?? "",
      line: object.head.map { file.lines.line(at: $0.range.start) } ?? 1)
    findings = object.findings.map { finding in
      let start = file.location(at: finding.range.start)
      let end = finding.range.end > finding.range.start ? file.location(at: finding.range.end) : start
      var result = FindingReport.Finding(
        rule: finding.rule, message: finding.message, line: start.line, column: start.column)
      result.severity = finding.severity
      result.endLine = end.line
      result.endColumn = end.column
      result.fixTitle = finding.fixTitle
      result.fingerprint = finding.fingerprint
      return result
    }
  }
}
