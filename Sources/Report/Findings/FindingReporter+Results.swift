extension FindingReporter {
  /// What validating came to, object by object, as one JSON document.
  static var results: FindingReporter {
    FindingReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.list("results", report.objects) { $1.write(to: &$0) }
      writer.remarks(report.remarks)
      writer.problems(report.problems)
      writer.endObject()
    }
  }
}

extension FindingReport.Object {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: isValid)
    writer.field("file", file)
    writer.field("index", index)
    writer.field("kind", kind)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("line", line)
    writer.field("valid", isValid)
    writer.list("errors", findings) { writer, finding in
      writer.beginObject(flow: false)
      writer.field("field", finding.field)
      writer.field("type", finding.rule)
      writer.field("detail", finding.detail)
      writer.field("message", finding.message)
      writer.field("line", finding.line)
      writer.field("column", finding.column)
      if !finding.advice.isEmpty { writer.field("advice", finding.advice) }
      writer.endObject()
    }
    writer.endObject()
  }
}
