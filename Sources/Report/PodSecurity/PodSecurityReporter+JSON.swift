extension PodSecurityReporter {
  /// The shape that `podsecurity-report.schema.json` describes.
  static var json: PodSecurityReporter {
    PodSecurityReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "PodSecurityReport")
      writer.field("strictest", report.strictest)
      writer.list("results", report.results) { writer, result in
        writer.beginObject(flow: false)
        writer.field("kind", result.kind)
        writer.field("namespace", result.namespace)
        writer.field("name", result.name)
        writer.field("file", result.file)
        writer.field("line", result.line)
        writer.field("strictest", result.strictest)
        writer.key("levels")
        writer.beginObject(flow: false)
        for level in result.levels {
          writer.entry(level.policy)
          level.write(to: &writer)
        }
        writer.endObject()
        writer.endObject()
      }
      writer.problems(report.problems)
      writer.endObject()
    }
  }
}

extension PodSecurityReport.Level {
  /// The words stand there for a pod that is refused only, as the API server has none for others.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject(flow: false)
    writer.field("allowed", violations.isEmpty)
    if !violations.isEmpty {
      writer.field("reason", reason)
      writer.field("detail", detail)
      writer.list("violations", violations) { writer, violation in
        writer.beginObject(flow: true)
        writer.field("check", violation.check)
        writer.field("reason", violation.reason)
        writer.field("detail", violation.detail)
        writer.key("lines")
        writer.beginList(flow: true)
        for line in violation.lines { writer.value(Int64(line)) }
        writer.endList()
        writer.endObject()
      }
    }
    writer.endObject()
  }
}
