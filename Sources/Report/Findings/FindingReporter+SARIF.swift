import SourceText

extension FindingReporter {
  /// SARIF 2.1.0: a result for each finding, a rule for each rule that has any.
  static var sarif: FindingReporter {
    FindingReporter("sarif", about: "SARIF 2.1.0", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      let used = Set(report.objects.flatMap { $0.findings.map(\.rule) }).sorted()
      let known = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
      writer.beginObject(flow: false)
      writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.field("version", "2.1.0")
      writer.key("runs")
      writer.beginList(flow: false)
      writer.beginObject(flow: false)
      writer.key("tool")
      writer.beginObject(flow: false)
      writer.key("driver")
      writer.beginObject(flow: false)
      writer.field("name", "bayplan")
      writer.list("rules", used) { writer, id in write(known[id], id, to: &writer) }
      writer.endObject()
      writer.endObject()
      let isComplete = !report.problems.contains { $0.severity == .error }
      writer.list("invocations", [isComplete]) { writer, isComplete in
        writer.beginObject(flow: false)
        writer.field("executionSuccessful", isComplete)
        writer.list("toolExecutionNotifications", report.notifications) { writer, item in
          writer.beginObject(flow: false)
          writer.field("level", item.severity.rawValue)
          writer.key("message")
          writer.beginObject(flow: true)
          writer.field("text", item.text)
          writer.endObject()
          writer.endObject()
        }
        writer.endObject()
      }
      writer.field("columnKind", "unicodeCodePoints")
      writer.key("results")
      writer.beginList(flow: false)
      for object in report.objects {
        for finding in object.findings {
          write(
            finding, number: used.firstIndex(of: finding.rule) ?? 0, of: object, at: report.paths.path(object.file),
            to: &writer)
        }
      }
      writer.endList()
      writer.endObject()
      writer.endList()
      writer.endObject()
    }
  }

  private static func write(_ rule: FindingReport.Rule?, _ id: String, to writer: inout JSONWriter) {
    writer.beginObject(flow: rule == nil)
    writer.field("id", id)
    if let rule {
      writer.message("shortDescription", rule.summary)
      writer.message("fullDescription", rule.help)
      writer.key("help")
      writer.beginObject(flow: false)
      writer.field("text", rule.help)
      writer.field("markdown", rule.markdown)
      writer.endObject()
      writer.key("defaultConfiguration")
      writer.beginObject(flow: true)
      writer.field("level", level(rule.severity))
      writer.endObject()
    }
    writer.endObject()
  }

  private static func write(
    _ finding: FindingReport.Finding, number: Int, of object: FindingReport.Object, at path: String,
    to writer: inout JSONWriter
  ) {
    let advice = finding.advice.isEmpty ? "" : " (\(finding.advice))"
    let title = object.kind.isEmpty && object.name.isEmpty ? "" : "\(object.title): "
    writer.beginObject(flow: false)
    writer.field("ruleId", finding.rule)
    writer.field("ruleIndex", number)
    writer.field("level", level(finding.severity))
    writer.message("message", "\(title)\(finding.message)\(advice)")
    writer.key("locations")
    writer.beginList(flow: false)
    writer.beginObject(flow: false)
    writer.key("physicalLocation")
    writer.beginObject(flow: false)
    writer.key("artifactLocation")
    writer.beginObject(flow: true)
    writer.field("uri", path.escapedForURI)
    writer.endObject()
    writer.key("region")
    writer.beginObject(flow: true)
    writer.field("startLine", finding.line)
    writer.field("startColumn", finding.column)
    if (finding.endLine, finding.endColumn) > (finding.line, finding.column) {
      writer.field("endLine", finding.endLine)
      writer.field("endColumn", finding.endColumn)
    }
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endList()
    if !finding.fingerprint.isEmpty {
      writer.key("partialFingerprints")
      writer.beginObject(flow: true)
      writer.field("primaryLocationLineHash", finding.fingerprint)
      writer.endObject()
    }
    writer.endObject()
  }

  private static func level(_ severity: Severity) -> String { severity.rawValue }
}

extension JSONWriter {
  /// A SARIF message of plain text.
  fileprivate mutating func message(_ name: StaticString, _ text: String) {
    key(name)
    beginObject(flow: true)
    field("text", text)
    endObject()
  }
}

extension String {
  /// A path as a relative URI reference; an absolute one as the URI of a file.
  fileprivate var escapedForURI: String {
    var result = hasPrefix("/") ? "file://" : ""
    for byte in utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-._~/".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension FindingReport {
  /// What is wrong with the input, and what goes for all of the report.
  fileprivate var notifications: [(severity: Severity, text: String)] {
    problems.map { ($0.severity, $0.text) } + remarks.sentences.map { (.note, $0) }
  }
}
