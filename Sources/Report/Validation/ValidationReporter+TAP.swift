extension ValidationReporter {
  /// Test Anything Protocol, version 13: a test for each object.
  static let tap = ValidationReporter("tap", about: "Test Anything Protocol") { report, _, output in
    output.write("TAP version 13\n1..\(report.objects.count)\n")
    for (i, object) in report.objects.enumerated() {
      let title = "\(object.file):\(object.line) \(object.title)".escapedForTAP
      output.write("\(object.isValid ? "ok" : "not ok") \(i + 1) - \(title)\n")
      for problem in object.problems {
        output.write("  # \(object.file):\(problem.line):\(problem.column): \(problem.message.onOneLineWithSpaces)\n")
        if !problem.advice.isEmpty { output.write("  #   \(problem.advice.onOneLineWithSpaces)\n") }
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
