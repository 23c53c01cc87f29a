public import Grammar
public import SourceText
import Symbols
public import YAML

extension PlacementPolicy {
  static let shape = ObjectShape<PlacementPolicy>(
    "policy",
    [
      // What these two say has been looked at before a document is read as a policy.
      ShapeField("apiVersion") { _, _, _ in },
      ShapeField("kind") { _, _, _ in },
      ShapeField("metadata") { entry, policy, reader in
        metadata.read(entry.value, as: "metadata", into: &policy, &reader)
      },
      // The entries are read when the policy's name is known.
      ShapeField("expect") { _, _, _ in },
    ])

  private static let metadata = ObjectShape<PlacementPolicy>(
    "metadata",
    [
      ShapeField("name") { entry, policy, reader in
        policy.name = reader.string(entry.value, "metadata.name") ?? ""
      }
    ])

  /// What reading an entry fills in.
  struct Draft {
    var name = ""
    var severity = Severity.error
    var expectation = Expectation.Draft()

    init() { expectation.grouping = .workload }
  }

  static let entryShape = ObjectShape<Draft>(
    "policyExpectation",
    [
      ShapeField("name") { entry, draft, reader in
        draft.name = reader.string(entry.value, "name") ?? ""
      },
      ShapeField("severity") { entry, draft, reader in
        guard let word = reader.string(entry.value, "severity") else { return }
        guard let severity = Severity(ruleWord: word) else {
          let words = Severity.ruleWords
          let cure = Spelling.nearest(to: word, among: words).map { "did you mean '\($0)'?" }
          reader.error(
            .unusableWord, at: entry.value.range,
            "'\(word)' is no severity, \(cure ?? "use one of \(words.joined(separator: ", "))")")
          return
        }
        draft.severity = severity
      },
      ShapeField("every") { entry, draft, reader in
        let grouping: Grouping? = reader.word(entry.value, "every")
        draft.expectation.grouping = grouping ?? .workload
      },
    ] + Expectation.shape.fields.map { $0.lifted(to: \.expectation) })

  /// Every mapping of a policy with its keys, for the JSON Schema; what is below an entry's keys is as in a test.
  public static var shapes: [ShapeSummary] { [shape.summary, metadata.summary, entryShape.summary] }

  /// The policies among a file's documents; documents of other kinds are passed over.
  public static func read(_ file: YAMLFile) -> (policies: [PlacementPolicy], diagnostics: [Diagnostic]) {
    var reader = FieldReader()
    let policies = file.documents.map(\.root).filter { $0[.kind]?.text == kind && $0[.apiVersion]?.text == apiVersion }
      .map { read($0, &reader) }
    return (policies, reader.diagnostics)
  }

  private static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> PlacementPolicy {
    var policy = PlacementPolicy()
    let before = reader.diagnostics.count
    shape.read(node, as: "a PlacementPolicy", into: &policy, &reader)
    if node[.metadata]?[.name] == nil {
      reader.error(.missingKey, at: node.range, "a policy needs metadata.name, findings carry it")
    }
    guard let list = node["expect"] else {
      reader.error(.saysNothing, at: node.range, "this policy expects nothing, add expect")
      policy.isUsable = false
      return policy
    }
    for item in reader.list(list, "expect") ?? [] {
      if let entry = entry(item, of: policy.name, &reader) { policy.entries.append(entry) }
    }
    policy.isUsable = !reader.diagnostics[before...].contains { $0.severity == .error }
    return policy
  }

  private static func entry(_ node: YAMLNode, of policy: String, _ reader: inout FieldReader) -> Entry? {
    var draft = Draft()
    let before = reader.diagnostics.count
    guard entryShape.read(node, as: "an expect entry", into: &draft, &reader) else { return nil }
    if node[.name] == nil {
      reader.error(
        .missingKey, at: node.range, "an expect entry of a policy needs name, say in a few words what it is about")
    }
    let isClean = reader.diagnostics.count == before
    guard let expectation = Expectation.finish(draft.expectation, node, isClean: isClean, &reader) else { return nil }
    return Entry(
      name: draft.name, severity: draft.severity, expectation: expectation.named("\(policy): \(draft.name)"))
  }
}
