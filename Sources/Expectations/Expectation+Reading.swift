public import Grammar
import SourceText
import Symbols
public import YAML

extension Expectation {
  /// What reading an entry fills in.
  struct Draft {
    var selector: PodSelector?
    var selectorRange = SourceRange.none
    var quantifier = Quantifier.every
    /// A test says of all its pods what it says of sets; policies have a key for it.
    var grouping = Grouping.all
    var skip: Reason?
    var expectedFailure: Reason?
    var assertions: [LocatedAssertion] = []
  }

  static let shape = ObjectShape<Draft>(
    "expectation",
    [
      ShapeField("pods") { entry, draft, reader in
        draft.selector = PodSelector.read(entry.value, &reader)
        draft.selectorRange = entry.keyRange
      },
      ShapeField("anyPod") { entry, draft, reader in
        guard let value = reader.bool(entry.value, "anyPod") else { return }
        if !value {
          reader.error(.contradiction, at: entry.value.range, "anyPod can only be true, leave it out to mean every pod")
        }
        draft.quantifier = .any
      },
      ShapeField("share") { entry, draft, reader in
        if let percent = reader.percentage(entry.value, "share") { draft.quantifier = .share(percent: percent) }
      },
      ShapeField("skip") { entry, draft, reader in
        draft.skip = reader.reason(entry)
      },
      ShapeField("expectedFailure") { entry, draft, reader in
        draft.expectedFailure = reader.reason(entry)
      },
    ]
      + AssertionRegistry.all.map { type in
        ShapeField(type.key) { entry, draft, reader in
          if let assertion = type.read(entry.value, &reader) {
            draft.assertions.append(LocatedAssertion(assertion, at: entry.keyRange))
          }
        }
      })

  /// Every mapping of the grammar below `expect`.
  public static var shapes: [ShapeSummary] {
    [shape.summary, PodSelector.shape.summary] + AssertionRegistry.all.flatMap { $0.shapes }
  }

  /// nil, with a diagnostic, when the entry is not usable.
  public static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Expectation? {
    var draft = Draft()
    let before = reader.diagnostics.count
    guard shape.read(node, as: "an expect entry", into: &draft, &reader) else { return nil }
    return finish(draft, node, isClean: reader.diagnostics.count == before, &reader)
  }

  /// - Parameter isClean: whether its keys could all be read.
  static func finish(_ draft: Draft, _ node: YAMLNode, isClean: Bool, _ reader: inout FieldReader) -> Expectation? {
    if node["pods"] == nil {
      reader.error(
        .missingKey, at: node.range,
        "an expect entry needs pods, say which pods it is about (pods: {all: true} for all)")
    }
    if draft.assertions.isEmpty, isClean {
      let keys = AssertionRegistry.all.map { $0.key }.joined(separator: ", ")
      reader.error(.saysNothing, at: node.range, "this expect entry asserts nothing, add one of \(keys)")
    }
    check(draft, node, &reader)
    guard let selector = draft.selector, !draft.assertions.isEmpty else { return nil }
    return Expectation(
      selector: selector, selectorRange: draft.selectorRange, quantifier: draft.quantifier,
      grouping: draft.grouping, assertions: draft.assertions, skip: draft.skip, expectedFailure: draft.expectedFailure)
  }

  /// Keys that say nothing beside each other.
  private static func check(_ draft: Draft, _ node: YAMLNode, _ reader: inout FieldReader) {
    if node["anyPod"] != nil, node["share"] != nil {
      reader.error(.contradiction, at: node.range, "anyPod and share both say for how many pods, keep one of them")
    }
    if draft.skip != nil, draft.expectedFailure != nil {
      reader.error(
        .contradiction, at: node.range, "an entry that is skipped cannot fail, keep one of skip and expectedFailure")
    }
    guard draft.quantifier != .every else { return }
    for located in draft.assertions where located.assertion.subject == .allPods {
      let key = type(of: located.assertion).key
      let word = node["share"] == nil ? "anyPod" : "share"
      reader.error(
        .contradiction, at: located.range,
        "\(key) is about all the pods together, put it into an expect entry without \(word)")
    }
  }
}

extension FieldReader {
  fileprivate mutating func reason(_ entry: YAMLEntry) -> Expectation.Reason? {
    string(entry.value, entry.key.text).map { Expectation.Reason(text: $0, range: entry.keyRange) }
  }

  /// `80%`.
  fileprivate mutating func percentage(_ node: YAMLNode, _ place: String) -> Int? {
    let text = node.kind == .scalar ? node.text : ""
    if text.hasSuffix("%"), let percent = Int(text.dropLast()), (1...100).contains(percent) { return percent }
    error(.unusableWord, at: node.range, "\(place) must be a percentage from 1% to 100%, such as 80%")
    return nil
  }
}
