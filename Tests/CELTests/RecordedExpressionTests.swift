import CEL
import Foundation
import Kubernetes
import SourceText
import Symbols
import Testing
import YAML

/// What the API server's own language made of expressions, in two versions.
@Suite struct RecordedExpressionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let line: String
    var testDescription: String { name }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../testcases/cel")

  private static let cases: [Case] = {
    let text = (try? String(contentsOf: folder.appending(path: "cases.jsonl"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let rest = line.components(separatedBy: "\"name\": \"").dropFirst().first ?? ""
      return Case(name: String(rest.prefix { $0 != "\"" }), line: String(line))
    }
  }()

  private static let variables: YAMLNode? = {
    let bytes = (try? Data(contentsOf: folder.appending(path: "variables.json"))).map { Array($0) } ?? []
    return YAMLReader.read(SourceMap().add(path: "variables.json", bytes: bytes)).documents.first?.root
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count > 500)
    #expect(Self.variables?.count == 3)
  }

  @Test(arguments: cases)
  func everyWordAndUnitAgrees(with recorded: Case) throws {
    let file = SourceMap().add(path: "\(recorded.name).json", bytes: Array(recorded.line.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    let expression = try #require(root["expr"]).text
    let expected = try #require(root["expected"])
    try check(expression, expected, minor: 36)
    try check(expression, root["expected-v1.37"] ?? expected, minor: 37)
  }

  private func check(_ text: String, _ expected: YAMLNode, minor: Int) throws {
    let variables = try #require(Self.variables)
    let fields = variables.entries.map { CELType.Field($0.key.text, .dynamic) }
    let features = CELFeatures.policies(minor: minor)
    var answer: [String: String] = [:]
    do throws(CELRefusal) {
      answer["type"] = try CELExpression.type(of: text, variables: fields, features: features).declaredName
      let expression = try CELExpression(text, variables: fields, features: features)
      let (result, cost) = expression.run(variables.entries.map { CELValue($0.value) })
      answer["cost"] = "\(cost)"
      switch result {
      case .success(let value): answer["value"] = Self.shown(value)
      case .failure(let failure): answer["error"] = failure.message
      }
    } catch {
      switch error {
      case .doesNotCompile(let problems): answer["compile"] = problems.map(\.text).joined(separator: "\n")
      case .hasNoProgram(let message): answer["program"] = message
      }
    }
    var wanted: [String: String] = [:]
    for entry in expected.entries {
      switch entry.key.text {
      case "value": wanted["value"] = Self.shown(entry.value)
      case "compile": wanted["compile"] = entry.value.items.map(\.text).joined(separator: "\n")
      default: wanted[entry.key.text] = entry.value.text
      }
    }
    #expect(answer == wanted, "1.\(minor): \(text)")
  }

  /// JSON, the keys sorted.
  private static func shown(_ node: YAMLNode) -> String {
    switch node.kind {
    case .sequence: return "[\(node.items.map { shown($0) }.joined(separator: ","))]"
    case .mapping:
      let entries = node.entries.map { "\($0.key.text.debugDescription):\(shown($0.value))" }
      return "{\(entries.sorted().joined(separator: ","))}"
    case .scalar:
      if case .string = node.scalar { return node.text.debugDescription }
      return node.text
    }
  }

  private static func shown(_ value: CELValue) -> String {
    func typed(_ type: String, _ text: String) -> String { "{\(type.debugDescription):\(text.debugDescription)}" }
    switch value.opened {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .string(let text): return text.debugDescription
    case .int(let number): return typed("int", "\(number)")
    case .uint(let number): return typed("uint", "\(number)")
    case .double: return typed("double", value.plainText)
    case .bytes(let bytes):
      return typed("bytes", bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    case .duration(let duration): return typed("duration", duration.text)
    case .timestamp(let timestamp): return typed("timestamp", timestamp.text)
    case .list(let items): return "{\"list\":[\(items.map { shown($0) }.joined(separator: ","))]}"
    case .map(let map):
      let entries = map.entries.map { "\($0.key.plainText.debugDescription):\(shown($0.value))" }
      return "{\"map\":{\(entries.sorted().joined(separator: ","))}}"
    case .optional(let wrapped): return "{\"optional\":\(wrapped.map { "[\(shown($0))]" } ?? "null")}"
    case .type(let type): return typed("type", type.bareName)
    case .quantity(let amount): return typed("kubernetes.Quantity", amount.canonicalText)
    case .semver(let version): return typed("kubernetes.Semver", version.text)
    case .ip(let address): return typed("net.IP", address.text)
    case .cidr(let network): return typed("net.CIDR", network.text)
    case .url(let address): return typed("kubernetes.URL", address.text)
    case .format(let format): return typed("kubernetes.NamedFormat", format.name)
    case .node, .named, .access: return "?"
    }
  }
}
