import Kubernetes
import SourceText
import Store
import Symbols

/// A label selector as requests have it: `app=web,tier!=db,zone in (a, b),!legacy`.
struct LabelQuery {
  private var requirements: [Requirement] = []

  private struct Requirement {
    var key: Symbol
    var isPositive: Bool
    /// nil: any value will do.
    var values: [String]?
  }

  init(_ text: String) throws(RequestError) {
    for part in Self.split(text) {
      guard let requirement = Self.read(part) else {
        throw .badRequest(
          "unable to parse requirement: found '\(part)', expected: a key with =, ==, !=, in, notin, or alone",
          by: RequestError.Station.routing)
      }
      requirements.append(requirement)
    }
  }

  func matches(_ record: ObjectRecord) -> Bool {
    requirements.allSatisfy { requirement in
      let value = record.label(requirement.key)
      guard let values = requirement.values else { return (value != nil) == requirement.isPositive }
      let isIn = value.map { values.contains($0) } ?? false
      return isIn == requirement.isPositive
    }
  }

  /// At commas that stand in no brackets.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return (parts + [part]).map(trimmed).filter { !$0.isEmpty }
  }

  private static func read(_ part: String) -> Requirement? {
    if let open = part.firstIndex(of: "("), part.hasSuffix(")") {
      let words = part[..<open].split(separator: " ")
      guard words.count == 2, words[1] == "in" || words[1] == "notin" else { return nil }
      let values = part[part.index(after: open)...].dropLast().split(separator: ",").map { trimmed(String($0)) }
      return Requirement(key: Symbol(String(words[0])), isPositive: words[1] == "in", values: values)
    }
    for (sign, isPositive) in [("!=", false), ("==", true), ("=", true)] {
      guard let range = part.firstRange(of: sign) else { continue }
      return Requirement(
        key: Symbol(trimmed(String(part[..<range.lowerBound]))), isPositive: isPositive,
        values: [trimmed(String(part[range.upperBound...]))])
    }
    if part.hasPrefix("!") {
      return Requirement(key: Symbol(trimmed(String(part.dropFirst()))), isPositive: false, values: nil)
    }
    return part.contains(" ") ? nil : Requirement(key: Symbol(part), isPositive: true, values: nil)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
