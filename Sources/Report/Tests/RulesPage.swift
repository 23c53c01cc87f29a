/// Lays out for people what tests say about the rules of their input.
struct RulesPage {
  let style: TextStyle
  let output: ByteOutput

  func write(_ mutation: TestReport.Mutation) {
    let count = mutation.changes.count
    let head = "\(mutation.noticedCount) of \(TestReport.counted(count, "change")) noticed"
    let unnoticed = mutation.unnoticed
    title("MUTATION", head + leftOut(mutation.leftOut), isGood: unnoticed.isEmpty)
    for change in unnoticed {
      let effect = StyledText(": \(change.effect)", change.moved > 0 ? .bad : .plain)
      Paragraph.write(
        name(change.rule) + " \(change.change)" + effect, indent: 2, hanging: 2, to: output, style: style)
    }
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
