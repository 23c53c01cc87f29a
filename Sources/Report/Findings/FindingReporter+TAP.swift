extension FindingReporter {
  /// Test Anything Protocol, version 13: a test for each object.
  static let tap = FindingReporter("tap", about: "Test Anything Protocol") { report, _, output in
    output.write("TAP version 13\n1..\(report.objects.count)\n")
    for (i, object) in report.objects.enumerated() {
      let title = "\(object.file):\(object.line) \(object.title)".escapedForTAP
      output.write("\(object.isValid ? "ok" : "not ok") \(i + 1) - \(title)\n")
      for finding in object.findings {
        output.write("  # \(object.file):\(finding.line):\(finding.column): \(finding.message.onOneLineWithSpaces)\n")
        if !finding.advice.isEmpty { output.write("  #   \(finding.advice.onOneLineWithSpaces)\n") }
      }
    }
  }
}

extension String {
  /// A `#` starts a directive in a test's description.
  fileprivate var escapedForTAP: String {
    onOneLineWithSpaces.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\\#")
  }
}

extension String {
  /// Line breaks and other control characters as single spaces.
  var onOneLineWithSpaces: String {
    unicodeScalars.split { $0.value < 0x20 || $0.value == 0x7F }.map { String($0) }.joined(separator: " ")
  }
}
