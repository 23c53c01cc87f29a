import SourceText

extension RuleReporter {
  /// The rules as one JSON document.
  static var json: RuleReporter {
    RuleReporter("json", about: "one JSON document") { catalogue, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.list("rules", catalogue.rules) { writer, rule in
        writer.beginObject(flow: false)
        writer.field("id", rule.id)
        writer.field("kind", rule.kind)
        writer.field("severity", rule.severity.ruleWord)
        writer.field("needs", rule.needs)
        writer.field("summary", rule.summary)
        writer.field("why", rule.why)
        writer.field("remedy", rule.remedy)
        writer.list("parameters", rule.parameters) { writer, parameter in
          writer.beginObject(flow: true)
          writer.field("name", parameter.name)
          writer.field("standard", parameter.standard)
          writer.field("about", parameter.about)
          writer.endObject()
        }
        writer.list("bad", rule.bad) { write($1, to: &$0) }
        writer.list("good", rule.good) { write($1, to: &$0) }
        writer.endObject()
      }
      writer.endObject()
    }
  }

  private static func write(_ example: RuleCatalogue.Example, to writer: inout JSONWriter) {
    writer.beginObject(flow: false)
    writer.field("manifest", example.text)
    writer.field("cluster", example.cluster)
    writer.field("messages", example.messages)
    writer.field("about", example.about)
    writer.endObject()
  }
}
