import Symbols

/// A step from an object to a value inside it.
enum PathStep {
  case name(Symbol)
  case key(Symbol)
  case index(Int)

  /// `spec.containers[0].image`; keys of maps stand like names.
  static func text(_ path: [PathStep]) -> String {
    var text = ""
    for step in path {
      switch step {
      case .name(let name), .key(let name):
        if !text.isEmpty { text += "." }
        text += name.text
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// Whether one place is read before the other once keys are sorted; nil for the same place.
  static func precedes(_ a: [PathStep], _ b: [PathStep]) -> Bool? {
    for (x, y) in zip(a, b) {
      switch (x, y) {
      case (.index(let x), .index(let y)):
        if x != y { return x < y }
      case (.name(let x), .name(let y)), (.key(let x), .key(let y)):
        if x != y { return x.precedes(y) }
      default: return nil
      }
    }
    return a.count == b.count ? nil : a.count < b.count
  }
}
