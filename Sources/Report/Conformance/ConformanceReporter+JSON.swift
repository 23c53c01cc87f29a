extension ConformanceReporter {
  /// The report as one JSON document.
  static var json: ConformanceReporter {
    ConformanceReporter("json", about: "one JSON document") { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "ConformanceReport")
      writer.key("summary")
      writer.counts(report.total)
      writer.list("folders", report.rows) { $0.counts($1) }
      writer.list("differences", report.differences) { writer, difference in
        writer.beginObject(flow: false)
        writer.field("case", difference.name)
        writer.field("scheduler", difference.scheduler)
        writer.field("fact", difference.fact)
        writer.field("expected", difference.expected)
        writer.field("actual", difference.actual)
        writer.field("count", difference.count)
        writer.endObject()
      }
      writer.list("problems", report.problems) { $0.value($1) }
      writer.endObject()
    }
  }
}

extension DocumentWriter {
  /// A row of the table; the summary has neither folder nor scheduler.
  fileprivate mutating func counts(_ row: ConformanceReport.Row) {
    beginObject(flow: true)
    if !row.scheduler.isEmpty {
      field("folder", row.folder)
      field("scheduler", row.scheduler)
    }
    field("cases", row.cases.total)
    field("agreeingCases", row.cases.agreeing)
    field("refusals", row.refusals)
    field("facts", row.facts.total)
    field("agreeingFacts", row.facts.agreeing)
    endObject()
  }
}
