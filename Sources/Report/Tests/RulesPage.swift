/// Lays out for people what tests say about the rules of their input.
struct RulesPage {
  let style: TextStyle
  let output: ByteOutput

  func write(_ mutation: TestReport.Mutation) {
    let count = mutation.changes.count
    let noticed = "\(mutation.noticedCount) of \(TestReport.counted(count, "change")) noticed"
    let head = count == 0 ? "there is no rule to leave out" : noticed
    let unnoticed = mutation.unnoticed
    title("MUTATION", head + leftOut(mutation.leftOut), isGood: unnoticed.isEmpty)
    var table = TextTable([.left, .left], indent: 2, hanging: 2)
    // What moves pods and is missed by nobody weighs more than what moves none.
    for change in unnoticed where change.moved > 0 {
      table.add([StyledText("untested", .bad), name(change.rule) + " \(change.change): \(change.effect)"])
    }
    for change in unnoticed where change.moved == 0 {
      table.add([StyledText("no effect", .caution), name(change.rule) + " \(change.change)"])
    }
    table.write(to: output, style: style)
  }

  func write(_ coverage: TestReport.Coverage) {
    let head =
      "\(coverage.ruleCount) of \(TestReport.counted(coverage.rules.count, "rule")) and \(coverage.activeNodeCount) of "
      + "\(TestReport.counted(coverage.nodeCount, "node")) took part in a decision"
    let isFull = coverage.ruleCount == coverage.rules.count && coverage.activeNodeCount == coverage.nodeCount
    title("COVERAGE", head + leftOut(coverage.leftOut), isGood: isFull)
    var table = TextTable([.left, .left], indent: 2, hanging: 2)
    for rule in coverage.rules { table.add([label(rule.part), name(rule.rule)]) }
    for group in coverage.nodes where group.count > 0 {
      let names = group.names.listed(limit: 12)
      table.add([label(group.part), StyledText("\(TestReport.counted(group.count, "node")): \(names)")])
    }
    table.write(to: output, style: style)
  }

  private func title(_ word: String, _ text: String, isGood: Bool) {
    Paragraph.write(
      StyledText(word, isGood ? .good : .caution) + " " + StyledText(text, .title), hanging: 2, to: output,
      style: style)
  }

  private func leftOut(_ count: Int) -> String {
    count == 0 ? "" : "; \(TestReport.counted(count, "test")) left out, which \(count == 1 ? "does" : "do") not pass"
  }

  private func name(_ rule: TestReport.Rule) -> StyledText {
    StyledText(rule.place.map { "\($0.text): " } ?? "", .faint) + "\(rule.text) of \(rule.owner)"
  }

  private func label(_ part: TestReport.Part) -> StyledText {
    switch part {
    case .decides: StyledText(part.rawValue, .good)
    case .weighs: StyledText(part.rawValue)
    case .idle: StyledText(part.rawValue, .caution)
    }
  }
}
