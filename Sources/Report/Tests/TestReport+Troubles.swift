extension TestReport {
  /// One thing that keeps a test from passing, in few words: of all that is told about it, what comes first.
  struct Trouble {
    /// An assertion's key, `golden` or `input`.
    var subject: String
    var place: InputLine
    /// From 1; 0 where only the line is known.
    var column = 0
    /// On one line.
    var message: String
    /// Each on a line of its own.
    var details: [String] = []

    /// `on: expected on node-b, actual scheduled on node-c`.
    var text: String { "\(subject): \(message)" }
  }
}

extension TestReport.Test {
  /// All that keeps the test from passing, in the order in which it is told.
  var troubles: [TestReport.Trouble] {
    var troubles = problems.map { problem in
      TestReport.Trouble(
        subject: "input", place: problem.place ?? place, column: problem.column,
        message: problem.message.onOneLineWithSpaces,
        details: problem.text.split(separator: "\n").dropFirst().map(String.init))
    }
    troubles += failures.map { trouble($0) }
    if let luck, luck.isFailure {
      troubles += luck.fragile.map { fragile in
        var trouble = trouble(fragile.failure)
        trouble.details.insert(trouble.message, at: 0)
        trouble.message = luck.remark(on: fragile)
        return trouble
      }
    }
    if let golden, let message = golden.trouble {
      let place = golden.state == .missing ? place : InputLine(file: golden.path, line: 1)
      troubles.append(
        TestReport.Trouble(
          subject: "golden", place: place, message: message, details: golden.changes.map(\.text)))
    }
    return troubles
  }

  /// The first trouble, and how many more there are.
  var headline: String {
    let troubles = troubles
    guard let first = troubles.first else { return "" }
    let rest = troubles.count - 1
    return rest == 0 ? first.text : "\(first.text) (and \(rest) more)"
  }

  private func trouble(_ failure: TestReport.Failure) -> TestReport.Trouble {
    var trouble = TestReport.Trouble(
      subject: failure.assertion, place: failure.place ?? place, message: "does not hold")
    if let first = failure.mismatches.first {
      let rest = failure.mismatches.count - 1
      let message = "expected \(first.expected), actual \(first.actual)\(rest > 0 ? " (and \(rest) more)" : "")"
      trouble.message = message.onOneLineWithSpaces
    }
    for mismatch in failure.mismatches {
      if !mismatch.pods.isEmpty {
        trouble.details.append("pods: \(mismatch.pods.podNames(few: 4, hint: "-o json names them"))")
      }
      // The first is in the message already.
      if trouble.details.count > 1 {
        trouble.details.append("expected \(mismatch.expected), actual \(mismatch.actual)")
      }
      trouble.details += mismatch.causes.map { cause in
        "because \(cause.text)\(cause.place.map { " (\($0.text))" } ?? "")"
      }
    }
    return trouble
  }
}

extension TestReport.Golden {
  /// nil when nothing is wrong.
  fileprivate var trouble: String? {
    switch state {
    case .matches, .written: nil
    case .missing: "there is no golden file \(path)"
    case .unreadable: "\(path) cannot be used, \(why)".onOneLineWithSpaces
    case .differs: "the run differs from \(path)"
    case .unwritable: why.onOneLineWithSpaces
    }
  }
}

extension TestReport {
  /// What is wrong with a golden file that no test names.
  static let obsoleteMessage = "no test names this golden file: delete it, or name it in a test"
}
