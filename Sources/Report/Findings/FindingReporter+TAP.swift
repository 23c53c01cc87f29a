import SourceText

extension FindingReporter {
  /// Test Anything Protocol, version 13: a test for each object.
  static var tap: FindingReporter {
    FindingReporter("tap", about: "Test Anything Protocol") { report, _, output in
      output.write("TAP version 13\n1..\(report.objects.count)\n")
      for (i, object) in report.objects.enumerated() {
        let title = "\(object.file):\(object.line) \(object.title)".escapedForTAP
        output.write("\(object.isValid ? "ok" : "not ok") \(i + 1) - \(title)\n")
        for finding in object.findings {
          let line = "\(object.file):\(finding.line):\(finding.column): \(finding.message)"
          output.write("  # \(line.onOneLineWithSpaces.withoutOlderCommands)\n")
          if !finding.advice.isEmpty {
            output.write("  #   \(finding.advice.onOneLineWithSpaces.withoutOlderCommands)\n")
          }
        }
      }
      for sentence in report.remarks.sentences { output.write("# \(sentence.onOneLineWithSpaces)\n") }
    }
  }
}
