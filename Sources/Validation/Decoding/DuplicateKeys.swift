import SourceText
import Symbols
import YAML

/// Keys that stand twice in one mapping, as strict decoding tells of them.
enum DuplicateKeys {
  static func errors(in root: YAMLNode, of file: YAMLFile) -> [ValidationError] {
    let range = root.range
    let found = file.diagnostics.filter { diagnostic in
      diagnostic.code == .duplicateKey && diagnostic.range.start >= range.start && diagnostic.range.start < range.end
    }
    guard let first = found.first else { return [] }
    let isJSON = file.file.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    var places: [SourcePosition: Place] = [:]
    collect(root, [], Set(found.map(\.range.position)), into: &places)
    if isJSON {
      return found.compactMap { diagnostic in
        guard let place = places[diagnostic.range.position] else { return nil }
        let text = PathStep.text(place.path)
        return ValidationError(
          .strictDecoding, text, "duplicate field \(GoText.quoted(text))", at: diagnostic.range.position,
          advice: "remove one of them, the last one counts")
      }
    }
    let start = chunkStart(of: file.file, before: file.file.lines.line(at: range.start))
    let lines = found.compactMap { diagnostic -> String? in
      guard let place = places[diagnostic.range.position] else { return nil }
      let line = file.file.lines.line(at: place.value.start) - start + 1
      return "\n  line \(line): key \(GoText.quoted(place.key.text)) already set in map"
    }
    return [
      ValidationError(
        .strictDecoding, "", "yaml: unmarshal errors:" + lines.joined(), at: first.range.position,
        advice: "remove one of them, the last one counts")
    ]
  }

  private struct Place {
    let path: [PathStep]
    let key: Symbol
    let value: SourceRange
  }

  private static func collect(
    _ node: YAMLNode, _ path: [PathStep], _ wanted: Set<SourcePosition>, into places: inout [SourcePosition: Place]
  ) {
    for entry in node.entries {
      let inner = path + [.name(entry.key)]
      if wanted.contains(entry.keyRange.position) {
        places[entry.keyRange.position] = Place(path: inner, key: entry.key, value: entry.value.range)
      }
      if entry.value.kind != .scalar { collect(entry.value, inner, wanted, into: &places) }
    }
    for (i, item) in node.items.enumerated() where item.kind != .scalar {
      collect(item, path + [.index(i)], wanted, into: &places)
    }
  }

  /// The line at which the piece of the file starts that kubectl cuts out for the document on `line`: lines that begin
  /// with `---` part the pieces, one at the very start belongs to the first.
  private static func chunkStart(of file: SourceFile, before line: Int) -> Int {
    var start = 1
    var isEmpty = true
    for number in 1...max(line, 1) {
      if file.text(ofLine: number).hasPrefix("---"), !isEmpty {
        isEmpty = true
      } else if isEmpty {
        isEmpty = false
        start = number
      }
    }
    return start
  }
}
