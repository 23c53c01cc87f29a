/// Lays test results out for people.
struct TestPage {
  /// Up to here each way of failing is told by itself.
  private static let mismatchLimit = 8

  let style: TextStyle
  let output: ByteOutput

  func write(summary report: TestReport) {
    if let incompleteness = report.incompleteness { line(StyledText(incompleteness, .caution)) }
    let holds = report.count(.passed) == report.tests.count && report.obsolete.isEmpty
    let role: TextRole = holds ? .good : .bad
    line(StyledText(report.summary, role))
  }

  func write(_ test: TestReport.Test) {
    switch test.verdict {
    case .passed:
      let remarks = [TestReport.counted(test.pods, "pod")] + (test.luck.map { [$0.remark] } ?? test.tieDependent)
      line(
        StyledText("PASS", .good) + " \(test.name)" + StyledText(" (\(remarks.joined(separator: ", ")))", .faint))
    case .failed: line(StyledText("FAIL", .bad) + " " + StyledText(test.name, .title))
    case .unusable: line(StyledText("ERROR", .bad) + " " + StyledText(test.name, .title))
    }
    writeDetails(of: test)
  }

  /// All that is below the line with the verdict.
  func writeDetails(of test: TestReport.Test) {
    for failure in test.failures { write(failure, showsAll: test.evidence != nil) }
    for problem in test.problems {
      for text in problem.text.split(separator: "\n") { line(StyledText(String(text)), indent: 2) }
    }
    if let luck = test.luck, luck.tellsFragile {
      for fragile in luck.fragile { write(fragile, luck, of: test) }
    }
    for remark in test.remarks where remark.kind != .tieDependent { write(remark) }
    if let golden = test.golden { write(golden, updatedBy: test.command("--update")) }
    if let evidence = test.evidence {
      line("")
      ExplanationReporter(report: evidence, options: ExplanationOptions(), style: style, output: output).writePods()
    }
  }

  /// What tests stand on, below all of them.
  func write(_ told: TestReport.Told, whose: String) {
    line(StyledText(told.text) + StyledText(whose, .faint))
  }

  /// The same below one of them.
  func write(sentence: String) { line(StyledText(sentence), indent: 2) }

  private func write(_ remark: TestReport.Remark) {
    let place = remark.place.map { "\($0.text): " } ?? ""
    let subject = remark.assertion.isEmpty ? "" : "\(remark.assertion) "
    let head = StyledText(place, .faint) + StyledText(subject, .title) + StyledText(remark.kind.rawValue, .caution)
    line(head + StyledText(": \(remark.text)"), indent: 2)
  }

  /// - Parameter showsAll: tell every way of failing, however many there are.
  private func write(_ failure: TestReport.Failure, remark: String = "", showsAll: Bool = false) {
    let place = failure.place.map { "\($0.text): " } ?? ""
    line(
      StyledText(place, .faint) + StyledText(failure.assertion, .title) + StyledText(remark, .caution), indent: 2)
    // Labels and what they label, aligned over the whole failure.
    var table = TextTable([.left, .left], indent: 4)
    let isLong = !showsAll && failure.mismatches.count > Self.mismatchLimit
    for mismatch in isLong ? failure.mismatches.prefix(Self.mismatchLimit - 1) : failure.mismatches[...] {
      if !mismatch.pods.isEmpty {
        table.add([Self.label("pods"), StyledText(Self.names(mismatch.pods, showsAll))])
      }
      table.add([Self.label("expected"), StyledText(mismatch.expected, .good)])
      table.add([Self.label("actual"), StyledText(mismatch.actual, .bad)])
      for (index, cause) in mismatch.causes.enumerated() {
        table.add([Self.label(index == 0 ? "because" : ""), text(of: cause)])
      }
    }
    if isLong { table.add([Self.label("and"), StyledText(Self.rest(failure.mismatches), .bad)]) }
    table.write(to: output, style: style)
  }

  private static func names(_ pods: [String], _ showsAll: Bool) -> String {
    showsAll ? pods.joined(separator: ", ") : pods.podNames(hint: "--verbose names them")
  }

  /// `3 more ways of failing for Deployment/web[2], Deployment/web[3] (--verbose tells them)`: no pod that fails goes unnamed.
  private static func rest(_ mismatches: [TestReport.Mismatch]) -> String {
    let rest = mismatches.dropFirst(mismatchLimit - 1)
    var pods: [String] = []
    for pod in rest.flatMap(\.pods) where !pods.contains(pod) { pods.append(pod) }
    let whose = pods.isEmpty ? "" : " for \(names(pods, false))"
    return "\(rest.count) more ways of failing\(whose) (--verbose tells them)"
  }

  private func write(_ fragile: TestReport.Fragile, _ luck: TestReport.Luck, of test: TestReport.Test) {
    var failure = fragile.failure
    // What has been told above need not be told again.
    if fragile.failsAnyway { failure.mismatches = [] }
    write(failure, remark: " \(luck.remark(on: fragile))")
    if fragile.failsAnyway { return }
    let shuffle = luck.shuffles ? "--shuffle" : ""
    line(
      Self.label("replay    ") + StyledText(test.command("--seed", String(fragile.seed), shuffle)),
      indent: 4, wraps: false)
  }

  func write(obsolete path: String) {
    line(StyledText("OBSOLETE", .bad) + " " + StyledText(path, .title))
    line(StyledText(TestReport.obsoleteMessage), indent: 2)
  }

  /// - Parameter command: what rewrites the file; nil leaves the hint out.
  func write(_ golden: TestReport.Golden, updatedBy command: String?) {
    switch golden.state {
    case .matches: return
    case .written:
      line(StyledText("wrote \(golden.path)", .caution), indent: 2)
      for change in golden.changes { write(change, .plain) }
      return
    case .missing: head(golden, "there is no such golden file")
    case .unreadable: head(golden, "cannot be used, \(golden.why)")
    case .unwritable:
      head(golden, "was not written, \(golden.why)")
      return
    case .differs:
      head(golden, "the run differs from the golden file")
      for change in golden.changes { write(change, .bad) }
    }
    // What would be written anew is of interest only to whoever is asked about it.
    if command == nil || golden.state == .differs {
      for text in golden.diff { line(StyledText(text, Self.role(ofDiffLine: text)), indent: 4, wraps: false) }
    }
    if let command { line(Self.label("update  ") + StyledText(command), indent: 4, wraps: false) }
  }

  private func write(_ change: TestReport.Change, _ role: TextRole) {
    line(StyledText(change.text, role), indent: 4)
    for cause in change.causes { line("because " + text(of: cause), indent: 6) }
    for detail in change.details { line(StyledText(detail), indent: 6) }
  }

  private func head(_ golden: TestReport.Golden, _ text: String) {
    line(StyledText("\(golden.path): ", .faint) + StyledText(text, .title), indent: 2)
  }

  private func text(of cause: TestReport.Cause) -> StyledText {
    StyledText(cause.text) + StyledText(cause.place.map { " (\($0.text))" } ?? "", .faint)
  }

  private static func label(_ text: String) -> StyledText { StyledText(text, .faint) }

  private func line(_ text: StyledText, indent: Int = 0, hanging: Int = 2, wraps: Bool = true) {
    if wraps {
      Paragraph.write(text, indent: indent, hanging: hanging, to: output, style: style)
    } else {
      output.write(spaces: indent)
      text.write(to: output, colored: style.isColored)
      output.write(byte: UInt8(ascii: "\n"))
    }
  }

  private static func role(ofDiffLine text: String) -> TextRole {
    if text.hasPrefix("-") { return .bad }
    if text.hasPrefix("+") { return .good }
    return .faint
  }
}

extension TestReport.Test {
  /// How it is run again, with these flags more.
  fileprivate func command(_ more: String...) -> String {
    (["bayplan", "test"] + more.filter { !$0.isEmpty } + flags + [place.file]).joined(separator: " ")
  }

  /// `tie-dependent: spread, count`: what holds as the pods were placed and could fail with other luck.
  fileprivate var tieDependent: [String] {
    var assertions: [String] = []
    for remark in remarks where remark.kind == .tieDependent && !assertions.contains(remark.assertion) {
      assertions.append(remark.assertion)
    }
    return assertions.isEmpty ? [] : ["tie-dependent: \(assertions.joined(separator: ", "))"]
  }
}
