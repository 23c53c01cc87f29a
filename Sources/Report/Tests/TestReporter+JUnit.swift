extension TestReporter {
  /// JUnit's XML, by the schema of Jenkins' xUnit plugin: a suite for each file, a case for each test, one more suite for obsolete golden files.
  static var junit: TestReporter {
    TestReporter("junit", about: "JUnit XML") { report, _, output in
      let failures = report.count(.failed) + report.obsolete.count
      output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      output.write(
        "<testsuites name=\"bayplan test\" \(counts(report.tests.count + report.obsolete.count, failures, report.count(.unusable)))>\n"
      )
      for suite in report.suites { write(suite, to: output) }
      if !report.obsolete.isEmpty {
        let count = report.obsolete.count
        output.write("  <testsuite name=\"golden files\" \(counts(count, count, 0))>\n")
        for path in report.obsolete { write(obsolete: path, to: output) }
        output.write("  </testsuite>\n")
      }
      output.write("</testsuites>\n")
    }
  }

  private static func counts(_ tests: Int, _ failures: Int, _ errors: Int) -> String {
    "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private static func write(_ suite: ArraySlice<TestReport.Test>, to output: ByteOutput) {
    let file = (suite.first?.place.file ?? "").escapedForXML
    let failures = suite.count { $0.verdict == .failed }
    let errors = suite.count { $0.verdict == .unusable }
    output.write("  <testsuite name=\"\(file)\" file=\"\(file)\" \(counts(suite.count, failures, errors))>\n")
    for test in suite { write(test, to: output) }
    output.write("  </testsuite>\n")
  }

  private static func write(_ test: TestReport.Test, to output: ByteOutput) {
    let head = testCase(test.name, test.place)
    let details = test.details
    if test.verdict == .passed, details.isEmpty { return output.write("\(head)/>\n") }
    output.write("\(head)>\n")
    if test.verdict == .passed {
      output.write("      <system-out>\n")
      write(details, to: output)
      output.write("      </system-out>\n")
    } else {
      let element = test.verdict == .failed ? "failure" : "error"
      let type = (test.troubles.first?.subject ?? test.verdict.rawValue).escapedForXML
      output.write("      <\(element) type=\"\(type)\" message=\"\(test.headline.escapedForXML)\">\n")
      write(details, to: output)
      output.write("      </\(element)>\n")
    }
    output.write("    </testcase>\n")
  }

  private static func write(obsolete path: String, to output: ByteOutput) {
    output.write("\(testCase(path, InputLine(file: path, line: 1)))>\n")
    output.write("      <failure type=\"obsolete\" message=\"\(TestReport.obsoleteMessage.escapedForXML)\"/>\n")
    output.write("    </testcase>\n")
  }

  private static func testCase(_ name: String, _ place: InputLine) -> String {
    "    <testcase classname=\"\(place.file.escapedForXML)\" name=\"\(name.escapedForXML)\""
  }

  /// Lines as they are, which in text need no references.
  private static func write(_ lines: String, to output: ByteOutput) {
    for line in lines.split(separator: "\n") { output.write(String(line).escapedForXML + "\n") }
  }
}

extension TestReport {
  /// The tests of each file, in order.
  fileprivate var suites: [ArraySlice<Test>] {
    var suites: [ArraySlice<Test>] = []
    var start = tests.startIndex
    while start < tests.endIndex {
      let end = tests[start...].firstIndex { $0.place.file != tests[start].place.file } ?? tests.endIndex
      suites.append(tests[start..<end])
      start = end
    }
    return suites
  }
}
