import SourceText

extension RuleReporter {
  /// A page with all rules, or the part of it about the ones that were asked for.
  static var markdown: RuleReporter {
    RuleReporter("markdown", about: "docs/rules.md") { catalogue, _, output in
      guard catalogue.isWhole else {
        for rule in catalogue.rules { output.write("### \(rule.id)\n\n\(rule.markdown())") }
        return
      }
      output.write(
        """
        # Rules of `bayplan lint`

        Written by `bayplan rules -o markdown > docs/rules.md`. How to run, set and suppress them: [lint.md](lint.md).

        | rule | severity | needs | finds |
        |---|---|---|---|

        """)
      for rule in catalogue.rules {
        output.write("| [\(rule.id)](#\(rule.id)) | \(rule.severity.ruleWord) | \(rule.needs) | \(rule.summary) |\n")
      }
      for kind in catalogue.kinds {
        let rules = catalogue.rules.filter { $0.kind == kind }
        if rules.isEmpty { continue }
        output.write("\n## \(kind)\n")
        for rule in rules { output.write("\n### \(rule.id)\n\n\(rule.markdown())") }
      }
    }
  }
}

extension RuleCatalogue.Rule {
  /// What there is to say of the rule, without its heading.
  ///
  /// - Parameter examples: how many bad ones to show; nil for all.
  public func markdown(examples: Int? = nil) -> String {
    var text = "Finds \(summary). Severity \(severity.ruleWord); needs \(needs).\n"
    text += "\n**Why.** \(why)\n\n**What to do.** \(remedy)\n"
    for parameter in parameters {
      text += "\nParameter `\(parameter.name)` (\(parameter.standard)): \(parameter.about).\n"
    }
    for example in bad.prefix(examples ?? .max) {
      text += "\n\(fenced(example.text))"
      if !example.cluster.isEmpty { text += "\nand a cluster with\n\n\(fenced(example.cluster))" }
      text += "\n" + example.messages.map { "> \($0)\n" }.joined(separator: ">\n")
    }
    return text
  }

  private func fenced(_ text: String) -> String { "```yaml\n\(text)\n```\n" }
}
