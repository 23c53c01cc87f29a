extension AdmitReporter {
  /// The shape that `admit-report.schema.json` describes.
  static var json: AdmitReporter {
    AdmitReporter("json", about: "one JSON document", holdsProblems: true, showsObjects: true) { report, _, output in
      var writer = JSONWriter(to: output)
      report.write(to: &writer)
    }
  }

  static var yaml: AdmitReporter {
    AdmitReporter("yaml", about: "the same as YAML", holdsProblems: true, showsObjects: true) { report, _, output in
      var writer = YAMLWriter(to: output)
      report.write(to: &writer)
    }
  }
}

extension AdmitReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("apiVersion", "bayplan/v1alpha1")
    writer.field("kind", "AdmitReport")
    writer.list("results", results) { writer, result in result.answer.map { writer.value($0()) } }
    writeExplanations(to: &writer)
    writer.problems(problems)
    writer.endObject()
  }

  /// What is known of each answer, and what was taken for granted.
  func writeExplanations(to writer: inout some DocumentWriter) {
    writer.list("explanations", results) { writer, result in result.write(to: &writer) }
    if !assumptions.isEmpty { writer.field("assumptions", assumptions) }
  }
}

extension AdmitReport.Result {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("verb", verb)
    writer.field("outcome", outcome.rawValue)
    writer.field("kind", kind)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("file", file)
    writer.field("line", line)
    if !station.isEmpty { writer.field("station", station) }
    if let refusal {
      writer.key("refusal")
      refusal.write(to: &writer)
    }
    if !causes.isEmpty { writer.list("causes", causes) { writer, cause in cause.write(to: &writer) } }
    if !warnings.isEmpty { writer.list("warnings", warnings) { writer, warning in warning.write(to: &writer) } }
    let added = added
    if !added.isEmpty {
      writer.list("added", added) { writer, item in
        writer.beginObject(flow: true)
        writer.field("path", item.path)
        writer.field("value", item.value)
        writer.endObject()
      }
    }
    if let pods {
      writer.key("pods")
      writer.beginObject(flow: false)
      writer.field("wanted", pods.wanted)
      writer.field("created", pods.created)
      if !pods.station.isEmpty { writer.field("station", pods.station) }
      if let refusal = pods.refusal {
        writer.key("refusal")
        refusal.write(to: &writer)
      }
      if !pods.warnings.isEmpty {
        writer.list("warnings", pods.warnings) { writer, warning in warning.write(to: &writer) }
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension AdmitReport.Remark {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("message", text)
    if !field.isEmpty { writer.field("field", field) }
    if !reason.isEmpty { writer.field("reason", reason) }
    if line > 0 {
      writer.field("file", file)
      writer.field("line", line)
      writer.field("column", column)
    }
    writer.endObject()
  }
}
