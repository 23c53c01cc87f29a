/// One edit that surely mends a finding.
public struct FixIt: Hashable, Sendable {
  enum Edit: Hashable, Sendable {
    /// Another text for a scalar or a key.
    case replace(String)
    /// A field after the last one of a mapping, in its style.
    case insert(key: String, value: String)
  }

  let place: Place
  let edit: Edit
  /// What it does, in half a sentence: `write ssd`.
  public let title: String

  /// Writes `text` in place of the key or value at `place`.
  public static func write(_ text: String, at place: Place) -> FixIt {
    FixIt(place: place, edit: .replace(text), title: "write \(text)")
  }

  /// Adds a field to the mapping at `place`.
  ///
  /// - Parameter value: in YAML's flow style, valid in JSON too.
  public static func add(_ key: String, _ value: String, to place: Place) -> FixIt {
    FixIt(place: place, edit: .insert(key: key, value: value), title: "add \(key): \(value)")
  }
}
