import SourceText

extension TestReporter {
  /// Workflow commands of GitHub Actions, which mark the lines in a pull request.
  ///
  /// GitHub shows ten errors a step: what is unusable comes first, and each test's first trouble before its others.
  static var github: TestReporter {
    TestReporter("github", about: "annotations of GitHub Actions") { report, _, output in
      for var command in report.commands {
        command.file = report.paths.path(command.file)
        output.write("\(command.text)\n")
      }
      if let incompleteness = report.incompleteness { output.write("\(incompleteness)\n") }
      output.write("\(report.summary.onOneLineWithSpaces.withoutCommands)\n")
    }
  }
}

extension TestReport {
  fileprivate var commands: [WorkflowCommand] {
    var first: [WorkflowCommand] = []
    var others: [WorkflowCommand] = []
    var remarks: [WorkflowCommand] = []
    for test in tests.filter({ $0.verdict == .unusable }) + tests.filter({ $0.verdict == .failed }) {
      let errors = test.troubles.map { Self.command($0, of: test) }
      first += errors.prefix(1)
      others += errors.dropFirst()
    }
    for test in tests {
      for remark in test.remarks where remark.kind == .unmatched {
        remarks.append(
          Self.command("warning", at: remark.place ?? test.place, test.name, "\(remark.kind.rawValue): \(remark.text)"))
      }
    }
    let obsolete = obsolete.map { path in
      Self.command("error", at: InputLine(file: path, line: 1), "golden file", Self.obsoleteMessage)
    }
    let told = told.map { told in
      let test = told.tests[0]
      return Self.command("notice", at: test.place, test.name, told.text + whose(told))
    }
    return first + obsolete + others + remarks + told
  }

  private static func command(_ trouble: Trouble, of test: Test) -> WorkflowCommand {
    var command = command(
      "error", at: trouble.place, test.name, ([trouble.text] + trouble.details).joined(separator: "\n"))
    command.column = trouble.column
    return command
  }

  private static func command(_ word: String, at place: InputLine, _ title: String, _ message: String)
    -> WorkflowCommand
  {
    WorkflowCommand(word: word, file: place.file, line: place.line, title: title, message: message)
  }
}
