extension FindingReporter {
  /// JUnit's XML, by the schema of Jenkins' xUnit plugin: a suite for each file, a case for each object. Findings that are
  /// no failure are its output.
  static var junit: FindingReporter {
    FindingReporter("junit", about: "JUnit XML") { report, _, output in
      let suites = report.suites
      let failures = report.objects.count { report.fails($0) }
      output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      output.write(
        "<testsuites name=\"bayplan \(report.program.rawValue)\" tests=\"\(report.objects.count)\" failures=\"\(failures)\" "
          + "errors=\"0\">\n")
      let told = report.remarks.sentences
      if !told.isEmpty {
        output.write("  <testsuite name=\"remarks\" tests=\"0\" failures=\"0\" errors=\"0\">\n    <system-out>\n")
        for sentence in told { output.write("\(sentence.escapedForXML)\n") }
        output.write("    </system-out>\n  </testsuite>\n")
      }
      for suite in suites {
        let failed = suite.count { report.fails($0) }
        let file = (suite.first?.file ?? "").escapedForXML
        output.write(
          "  <testsuite name=\"\(file)\" file=\"\(file)\" tests=\"\(suite.count)\" failures=\"\(failed)\" errors=\"0\">\n"
        )
        for object in suite { write(object, of: report, to: output) }
        output.write("  </testsuite>\n")
      }
      output.write("</testsuites>\n")
    }
  }

  private static func write(_ object: FindingReport.Object, of report: FindingReport, to output: ByteOutput) {
    let head =
      "    <testcase classname=\"\(object.file.escapedForXML)\" name=\"\(object.title.escapedForXML)\""
    if object.findings.isEmpty { return output.write("\(head)/>\n") }
    output.write("\(head)>\n")
    let failures = object.findings.filter { $0.severity >= report.failing }
    if let first = failures.first {
      let noun = report.program == .lint ? "findings" : "errors"
      let summary = failures.count == 1 ? first.message : "\(failures.count) \(noun): \(first.message)"
      output.write("      <failure type=\"\(first.rule)\" message=\"\(summary.escapedForXML)\">")
      write(failures, of: object, report.program, to: output)
      output.write("\n      </failure>\n")
    }
    let others = object.findings.filter { $0.severity < report.failing }
    if !others.isEmpty {
      output.write("      <system-out>")
      write(others, of: object, report.program, to: output)
      output.write("\n      </system-out>\n")
    }
    output.write("    </testcase>\n")
  }

  private static func write(
    _ findings: [FindingReport.Finding], of object: FindingReport.Object, _ program: FindingReport.Program,
    to output: ByteOutput
  ) {
    for finding in findings {
      let place = "\(object.file):\(finding.line):\(finding.column)"
      let rule = program == .lint ? " [\(finding.rule)]" : ""
      output.write("\n\("\(place): \(finding.message)\(rule)".escapedForXML)")
      if !finding.advice.isEmpty { output.write("\n  \(finding.advice.escapedForXML)") }
    }
  }
}

extension FindingReport {
  fileprivate func fails(_ object: Object) -> Bool { object.findings.contains { $0.severity >= failing } }

  /// The objects of each file, in order.
  fileprivate var suites: [ArraySlice<Object>] {
    var suites: [ArraySlice<Object>] = []
    var start = objects.startIndex
    while start < objects.endIndex {
      let end = objects[start...].firstIndex { $0.file != objects[start].file } ?? objects.endIndex
      suites.append(objects[start..<end])
      start = end
    }
    return suites
  }
}
