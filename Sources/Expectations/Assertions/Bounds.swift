import Grammar
import SourceText
import Symbols
import YAML

/// What a number must be: `equals`, or `atLeast` and `atMost`.
struct Bounds: Hashable, Sendable {
  var equals: Int64?
  var atLeast: Int64?
  var atMost: Int64?

  func holds(for number: Int64) -> Bool {
    if let equals, number != equals { return false }
    if let atLeast, number < atLeast { return false }
    if let atMost, number > atMost { return false }
    return true
  }

  static func fields<Target>(_ path: any WritableKeyPath<Target, Bounds> & Sendable) -> [ShapeField<Target>] {
    [
      ShapeField("equals") { entry, target, reader in
        target[keyPath: path].equals = reader.integer(entry.value, "equals")
      },
      ShapeField("atLeast") { entry, target, reader in
        target[keyPath: path].atLeast = reader.integer(entry.value, "atLeast")
      },
      ShapeField("atMost") { entry, target, reader in
        target[keyPath: path].atMost = reader.integer(entry.value, "atMost")
      },
    ]
  }

  /// Whether the mapping has any of the bounds.
  static func areGiven(in node: YAMLNode) -> Bool {
    node["equals"] != nil || node["atLeast"] != nil || node["atMost"] != nil
  }

  /// Whether the bounds say something that can hold; complains when they do not.
  ///
  /// - Parameter others: keys that would do in place of a bound.
  func check(
    in node: YAMLNode, as place: String, orElse others: [String] = [], _ reader: inout FieldReader
  ) -> Bool {
    if !Self.areGiven(in: node) {
      let keys = (["equals", "atLeast", "atMost"] + others).listedWithOr
      reader.error(.saysNothing, at: node.range, "\(place) has no number to hold against, add \(keys)")
      return false
    }
    if equals != nil, atLeast != nil || atMost != nil {
      reader.error(.contradiction, at: node.range, "\(place) has equals beside atLeast or atMost, keep one of the two")
      return false
    }
    if let atLeast, let atMost, atLeast > atMost {
      reader.error(.contradiction, at: node.range, "\(place) can never hold: at least \(atLeast) and at most \(atMost)")
      return false
    }
    return true
  }
}

extension Bounds {
  /// `exactly 1 pod`, `at least 2 pods`.
  func counting(_ noun: String) -> String { "\(self) \(noun)\((atMost ?? atLeast ?? equals) == 1 ? "" : "s")" }
}

extension Bounds: CustomStringConvertible {
  var description: String {
    if let equals { return "exactly \(equals)" }
    return [atLeast.map { "at least \($0)" }, atMost.map { "at most \($0)" }].compactMap(\.self)
      .joined(separator: " and ")
  }
}
