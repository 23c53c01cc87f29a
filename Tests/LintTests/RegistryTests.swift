import Kubernetes
import SourceText
import Testing
import Validation
import YAML

@testable import Lint

/// What holds for all rules together.
@Suite struct RegistryTests {
  @Test func linesAreSorted() {
    let names = RuleRegistry.all.map { "\($0)" }
    #expect(names == names.sorted())
  }

  @Test(arguments: RuleRegistry.all.map { RuleName(type: $0) })
  func idIsTheTypesNameInWords(rule: RuleName) {
    #expect(rule.id.split(separator: "-").joined() == "\(rule.type)".lowercased())
  }

  @Test(arguments: RuleRegistry.all.map { RuleName(type: $0) })
  func ruleHasItsExamplesAndSentences(rule: RuleName) {
    let about = rule.type.about
    #expect(!about.bad.isEmpty && about.good.count >= 2)
    #expect(about.bad.allSatisfy { !$0.messages.isEmpty } && about.good.allSatisfy { $0.messages.isEmpty })
    #expect(about.why.hasSuffix(".") && about.remedy.hasSuffix(".") && !about.summary.hasSuffix("."))
    for message in about.bad.flatMap(\.messages) {
      #expect(!message.hasSuffix(".") && !message.contains("\n"))
    }
  }

  @Test(arguments: RuleExample.all.filter { $0.rule != APIValidation.about.id })
  func exampleIsSomethingTheAPIServerTakes(example: RuleExample) {
    for text in [example.example.text] + example.example.cluster {
      let file = YAMLReader.read(SourceMap().add(path: "web.yaml", bytes: Array(text.utf8)))
      let errors = FileValidator.validate(file).results.flatMap(\.errors).map(\.message)
      #expect(errors == [], "\(example.place)")
    }
  }
}

struct RuleName: CustomStringConvertible, Sendable {
  let type: any Rule.Type
  var id: String { type.about.id }
  var description: String { id }
}
