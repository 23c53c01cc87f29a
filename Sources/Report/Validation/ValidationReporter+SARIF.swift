extension ValidationReporter {
  /// SARIF 2.1.0: a result for each problem, a rule for each type of problem.
  static let sarif = ValidationReporter("sarif", about: "SARIF 2.1.0") { report, _, output in
    var writer = JSONWriter(to: output)
    let types = Set(report.objects.flatMap { $0.problems.map(\.type) }).sorted()
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
    writer.list("rules", types) { writer, type in
      writer.beginObject(flow: true)
      writer.field("id", type)
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    writer.field("columnKind", "unicodeCodePoints")
    writer.key("results")
    writer.beginList(flow: false)
    for object in report.objects {
      for problem in object.problems { write(problem, of: object, to: &writer) }
    }
    writer.endList()
    writer.endObject()
    writer.endList()
    writer.endObject()
  }

  private static func write(
    _ problem: ValidationReport.Problem, of object: ValidationReport.Object, to writer: inout JSONWriter
  ) {
    let advice = problem.advice.isEmpty ? "" : " (\(problem.advice))"
    writer.beginObject(flow: false)
    writer.field("ruleId", problem.type)
    writer.field("level", "error")
    writer.key("message")
    writer.beginObject(flow: true)
    writer.field("text", "\(object.title): \(problem.message)\(advice)")
    writer.endObject()
    writer.key("locations")
    writer.beginList(flow: false)
    writer.beginObject(flow: false)
    writer.key("physicalLocation")
    writer.beginObject(flow: false)
    writer.key("artifactLocation")
    writer.beginObject(flow: true)
    writer.field("uri", object.file.escapedForURI)
    writer.endObject()
    writer.key("region")
    writer.beginObject(flow: true)
    writer.field("startLine", problem.line)
    writer.field("startColumn", problem.column)
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endList()
    writer.endObject()
  }
}

extension String {
  /// A path as a relative URI reference.
  fileprivate var escapedForURI: String {
    var result = ""
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
