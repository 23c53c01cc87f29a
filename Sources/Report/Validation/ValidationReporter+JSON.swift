extension ValidationReporter {
  /// The results as one JSON document.
  static let json = ValidationReporter("json", about: "one JSON document") { report, _, output in
    var writer = JSONWriter(to: output)
    writer.beginObject(flow: false)
    writer.list("results", report.objects) { $1.write(to: &$0) }
    writer.endObject()
  }
}

extension ValidationReport.Object {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: isValid)
    writer.field("file", file)
    writer.field("index", index)
    writer.field("kind", kind)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("line", line)
    writer.field("valid", isValid)
    writer.list("errors", problems) { writer, problem in
      writer.beginObject(flow: false)
      writer.field("field", problem.field)
      writer.field("type", problem.type)
      writer.field("detail", problem.detail)
      writer.field("message", problem.message)
      writer.field("line", problem.line)
      writer.field("column", problem.column)
      if !problem.advice.isEmpty { writer.field("advice", problem.advice) }
      writer.endObject()
    }
    writer.endObject()
  }
}
