import SourceText

extension RuleReporter {
  /// A table of all rules, or all about the ones that were asked for.
  static var wide: RuleReporter {
    RuleReporter("wide", about: "for people") { catalogue, style, output in
      if catalogue.isWhole { return writeTable(catalogue, style, output) }
      for rule in catalogue.rules { write(rule, style, output) }
    }
  }

  private static func writeTable(_ catalogue: RuleCatalogue, _ style: TextStyle, _ output: ByteOutput) {
    var table = TextTable([.left, .left, .left])
    table.add(["RULE", "SEVERITY", "FINDS"].map { StyledText($0, .columnHead) })
    for rule in catalogue.rules {
      let needs = rule.needs == nothing ? "" : " (needs \(rule.needs))"
      table.add([
        StyledText(rule.id, .title), StyledText(rule.severity.ruleWord),
        StyledText(rule.summary) + StyledText(needs, .faint),
      ])
    }
    table.write(to: output, style: style)
  }

  /// What a rule needs that needs nothing beside the manifests.
  private static let nothing = "manifests alone"

  private static func write(_ rule: RuleCatalogue.Rule, _ style: TextStyle, _ output: ByteOutput) {
    let head = StyledText(rule.id, .title) + StyledText("  \(rule.severity.ruleWord), needs \(rule.needs)", .faint)
    Paragraph.write(head, to: output, style: style)
    Paragraph.write(StyledText("Finds \(rule.summary)."), indent: 2, to: output, style: style)
    for (title, text) in [("Why: ", rule.why), ("What to do: ", rule.remedy)] {
      output.write("\n")
      Paragraph.write(StyledText(title, .columnHead) + StyledText(text), indent: 2, to: output, style: style)
    }
    for parameter in rule.parameters {
      output.write("\n")
      let text = "\(parameter.name) (\(parameter.standard)): \(parameter.about)"
      Paragraph.write(StyledText("Parameter ", .columnHead) + StyledText(text), indent: 2, to: output, style: style)
    }
    for example in rule.bad {
      write("Finds something in", example, style, output)
      for message in example.messages {
        Paragraph.write(StyledText(message, .bad), indent: 4, hanging: 2, to: output, style: style)
      }
    }
    for example in rule.good {
      write(
        example.about.isEmpty ? "Finds nothing in" : "Finds nothing (\(example.about)) in", example, style, output)
    }
  }

  private static func write(
    _ title: String, _ example: RuleCatalogue.Example, _ style: TextStyle, _ output: ByteOutput
  ) {
    output.write("\n")
    Paragraph.write(StyledText("\(title):", .columnHead), indent: 2, to: output, style: style)
    writeLines(example.text, style, output)
    if example.cluster.isEmpty { return }
    Paragraph.write(StyledText("with the cluster:", .columnHead), indent: 2, to: output, style: style)
    writeLines(example.cluster, style, output)
  }

  private static func writeLines(_ text: String, _ style: TextStyle, _ output: ByteOutput) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      StyledText("    \(line)").write(to: output, colored: style.isColored)
      output.write("\n")
    }
  }
}
