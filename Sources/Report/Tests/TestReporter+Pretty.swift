extension TestReporter {
  /// A line for a test that passed, everything for one that did not, the summary last.
  static var pretty: TestReporter {
    TestReporter("pretty", about: "for people", isForPeople: true) { report, style, output in
      let page = TestPage(style: style, output: output)
      for test in report.tests { page.write(test) }
      for path in report.obsolete { page.write(obsolete: path) }
      for told in report.told { page.write(told, whose: report.whose(told)) }
      report.writeRules(style: style, to: output)
      page.write(summary: report)
    }
  }
}

extension TestReport.Test {
  /// All that people are told below the line with the verdict.
  var details: String {
    ByteOutput.text { output in
      let page = TestPage(style: TextStyle(), output: output)
      page.writeDetails(of: self)
      for sentence in sentences { page.write(sentence: sentence) }
    }
  }

  /// What came of holding the test against its golden file, without the hint how to rewrite it.
  public func writeGolden(style: TextStyle, to output: ByteOutput) {
    if let golden { TestPage(style: style, output: output).write(golden, updatedBy: nil) }
  }
}

extension TestReport {
  /// What the tests say about the rules of their input.
  func writeRules(style: TextStyle, to output: ByteOutput) {
    let page = RulesPage(style: style, output: output)
    if let mutation { page.write(mutation) }
    if let coverage { page.write(coverage) }
  }
}
