import CEL
import Kubernetes

/// A way to show what an expression came to.
public typealias EvaluationReporter = Reporter<EvaluationReport>

extension EvaluationReporter {
  /// Every value of `bayplan eval -o`; the first is the default.
  public static var all: [EvaluationReporter] { [.text, .json] }

  private static var text: EvaluationReporter {
    EvaluationReporter("text", about: "the value, its type and its cost", isForPeople: true) { report, _, output in
      switch report.outcome {
      case .value(let value):
        let shown = ByteOutput.bytes { bytes in
          var writer = JSONWriter(to: bytes, isCompact: true)
          value.write(to: &writer)
        }
        output.write("\(String(decoding: shown, as: UTF8.self))\n")
        output.write("type \(report.type ?? ""), cost \(report.cost ?? 0)\n")
      case .error(let message): output.write("error: \(message)\ntype \(report.type ?? ""), cost \(report.cost ?? 0)\n")
      case .refused(.hasNoProgram(let message)): output.write("error: \(message)\n")
      case .refused(.doesNotCompile(let problems)):
        let lines = report.expression.split(separator: "\n", omittingEmptySubsequences: false)
        for problem in problems {
          output.write("error: \(problem.text)\n")
          guard lines.indices.contains(problem.line - 1) else { continue }
          output.write("  \(lines[problem.line - 1])\n  \(String(repeating: " ", count: problem.column - 1))^\n")
        }
      }
    }
  }

  private static var json: EvaluationReporter {
    EvaluationReporter("json", about: "one JSON document") { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      switch report.outcome {
      case .value(let value):
        writer.key("value")
        value.write(to: &writer)
      case .error(let message): writer.field("error", message)
      case .refused(.hasNoProgram(let message)): writer.field("program", message)
      case .refused(.doesNotCompile(let problems)): writer.field("compile", problems.map(\.text))
      }
      if let cost = report.cost { writer.field("cost", cost) }
      if let type = report.type { writer.field("type", type) }
      writer.endObject()
    }
  }
}

extension CELValue {
  fileprivate func write(to writer: inout JSONWriter) {
    func typed(_ type: String, _ text: String) {
      writer.beginObject(flow: true)
      writer.entry(type)
      writer.value(text)
      writer.endObject()
    }
    switch opened {
    case .null: writer.null()
    case .bool(let bool): writer.value(bool)
    case .string(let text): writer.value(text)
    case .int(let number): typed("int", "\(number)")
    case .uint(let number): typed("uint", "\(number)")
    case .double: typed("double", plainText)
    case .bytes(let bytes): typed("bytes", bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    case .duration(let duration): typed("duration", duration.text)
    case .timestamp(let timestamp): typed("timestamp", timestamp.text)
    case .list(let items):
      writer.beginObject(flow: true)
      writer.entry("list")
      writer.beginList(flow: true)
      for item in items { item.write(to: &writer) }
      writer.endList()
      writer.endObject()
    case .map(let map):
      writer.beginObject(flow: true)
      writer.entry("map")
      writer.beginObject(flow: true)
      for entry in map.entries {
        writer.entry(entry.key.plainText)
        entry.value.write(to: &writer)
      }
      writer.endObject()
      writer.endObject()
    case .optional(let wrapped):
      writer.beginObject(flow: true)
      writer.entry("optional")
      if let wrapped {
        writer.beginList(flow: true)
        wrapped.write(to: &writer)
        writer.endList()
      } else {
        writer.null()
      }
      writer.endObject()
    case .type(let type): typed("type", type.bareName)
    case .quantity(let amount): typed("kubernetes.Quantity", amount.canonicalText)
    case .semver(let version): typed("kubernetes.Semver", version.text)
    case .ip(let address): typed("net.IP", address.text)
    case .cidr(let network): typed("net.CIDR", network.text)
    case .url(let address): typed("kubernetes.URL", address.text)
    case .format(let format): typed("kubernetes.NamedFormat", format.name)
    case .node, .named, .access: writer.null()
    }
  }
}
