import SourceText

extension AdmitReport {
  /// What was refused and warned of, by object.
  var findings: FindingReport {
    let objects = results.enumerated().map { number, result in
      var object = FindingReport.Object(
        file: result.file, index: number, kind: result.kind, namespace: result.namespace, name: result.name,
        line: result.line)
      if let refusal = result.refusal {
        let causes = result.causes.isEmpty ? [refusal] : result.causes
        object.findings += causes.map { Self.finding($0, result.station, .error, in: result) }
      }
      if let refusal = result.pods?.refusal {
        object.findings.append(Self.finding(refusal, result.pods?.station ?? "", .error, in: result))
      }
      object.findings += (result.warnings + (result.pods?.warnings ?? [])).map {
        Self.finding($0, "warning", .warning, in: result)
      }
      return object
    }
    var report = FindingReport(.validate, objects: objects, summary: summary)
    report.problems = problems
    return report
  }

  private static func finding(
    _ remark: Remark, _ station: String, _ severity: Severity, in result: Result
  ) -> FindingReport.Finding {
    // A place in another file cannot be shown at this object.
    let isHere = remark.file == result.file && remark.line > 0
    let text =
      remark.field.isEmpty || remark.text.hasPrefix(remark.field) ? remark.text : "\(remark.field): \(remark.text)"
    var finding = FindingReport.Finding(
      rule: remark.reason.isEmpty ? station : remark.reason, message: text, line: isHere ? remark.line : result.line,
      column: isHere ? remark.column : 1)
    finding.severity = severity
    finding.field = remark.field
    finding.detail = remark.text
    return finding
  }

  /// The last line for people.
  var summary: String {
    let head = results.count == 1 ? "1 object" : "\(results.count) objects"
    let parts = counts.map { "\($0.count) \($0.outcome.rawValue)" }
    let pods = results.compactMap(\.pods)
    let refused = pods.count { $0.refusal != nil }
    let tail = refused == 0 ? "" : "; pods of \(refused) refused"
    return parts.isEmpty ? head : "\(head): \(parts.joined(separator: ", "))\(tail)"
  }
}
