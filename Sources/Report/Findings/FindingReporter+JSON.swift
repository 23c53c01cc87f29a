import SourceText

extension FindingReporter {
  /// The findings of rules as one JSON document; `schemas/lint-report.schema.json` describes it.
  static var json: FindingReporter {
    FindingReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "LintReport")
      writer.key("findings")
      writer.beginList(flow: false)
      for object in report.objects {
        for finding in object.findings { write(finding, of: object, to: &writer) }
      }
      writer.endList()
      writer.field("objects", report.objects.count { !$0.kind.isEmpty })
      writer.field("summary", report.summary)
      writer.key("counts")
      writer.beginObject(flow: true)
      writer.field("errors", report.count(.error))
      writer.field("warnings", report.count(.warning))
      writer.field("infos", report.count(.note))
      writer.endObject()
      writer.remarks(report.remarks)
      writer.problems(report.problems)
      writer.endObject()
    }
  }

  private static func write(
    _ finding: FindingReport.Finding, of object: FindingReport.Object, to writer: inout JSONWriter
  ) {
    writer.beginObject(flow: false)
    writer.field("rule", finding.rule)
    writer.field("severity", finding.severity.ruleWord)
    writer.field("file", object.file)
    writer.field("line", finding.line)
    writer.field("column", finding.column)
    writer.field("endLine", finding.endLine)
    writer.field("endColumn", finding.endColumn)
    writer.key("object")
    writer.beginObject(flow: true)
    writer.field("kind", object.kind)
    writer.field("namespace", object.namespace)
    writer.field("name", object.name)
    writer.field("index", object.index)
    writer.endObject()
    writer.field("message", finding.message)
    if !finding.fixTitle.isEmpty { writer.field("fix", finding.fixTitle) }
    writer.field("fingerprint", finding.fingerprint)
    writer.endObject()
  }
}

extension FindingReport {
  fileprivate func count(_ severity: Severity) -> Int {
    objects.reduce(0) { sum, object in sum + object.findings.count { $0.severity == severity } }
  }
}
