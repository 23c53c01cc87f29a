import Kubernetes
public import SourceText

/// A manifest with marks (1️⃣ to 9️⃣) at the places where something must be found.
///
/// The marks are taken out before the text is read, so they take up no column.
public struct MarkedYAML: Sendable {
  /// The text without the marks.
  public let text: String
  /// Where the marks stood, in bytes.
  public let marks: [UInt32: Character]

  public init(_ marked: String) {
    var text = ""
    var marks: [UInt32: Character] = [:]
    for character in marked {
      if character.unicodeScalars.count == 3, character.unicodeScalars.last == "\u{20E3}" {
        marks[UInt32(text.utf8.count)] = character
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.marks = marks
  }

  /// The mark at a place, or its offset where there is none.
  public func name(of position: SourcePosition) -> String {
    if !position.isKnown { return "nowhere" }
    return marks[position.offset].map { String($0) } ?? "offset \(position.offset)"
  }
}

/// What decoding a marked manifest reports, one text each: `1️⃣ error: this Pod has no name; …`.
public func findings(in marked: String) -> [String] {
  let yaml = MarkedYAML(marked)
  return decode(yaml.text).diagnostics.map { diagnostic in
    "\(yaml.name(of: diagnostic.range.position)) \(diagnostic.severity.rawValue): \(diagnostic.message)"
  }
}
