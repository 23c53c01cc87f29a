extension PodSecurityReporter {
  /// An annotation of GitHub Actions for each check that refuses an object.
  static var github: PodSecurityReporter {
    PodSecurityReporter("github", about: "annotations of GitHub Actions") { report, _, output in
      for result in report.results {
        for level in result.levels {
          for violation in level.violations {
            let command = WorkflowCommand(
              word: "error", file: result.file, line: violation.lines.first ?? result.line,
              title: "\(level.policy): \(result.kind) \(result.namespace)/\(result.name)",
              message: violation.detail.isEmpty ? violation.reason : "\(violation.reason): \(violation.detail)")
            output.write("\(command.text)\n")
          }
        }
      }
      let refused = report.results.count { !$0.isAllowed }
      output.write("\(report.results.count) object\(report.results.count == 1 ? "" : "s"): \(refused) refused\n")
    }
  }
}
