import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Reports a field that its type does not have, with the one that was probably meant.
  mutating func unknownField(_ entry: YAMLEntry, among fields: [String]) {
    let key = entry.key.text
    let near = fields.map { (field: $0, distance: editDistance(key, $0)) }.min { $0.distance < $1.distance }
    let advice =
      if let near, near.distance <= max(1, key.utf8.count / 3) {
        "did you mean \"\(near.field)\"?"
      } else {
        "remove it; the fields here are \(fields.joined(separator: ", "))"
      }
    error(at: entry.keyRange, "unknown field \"\(key)\"; \(advice)")
  }

  /// An error of the API's type "Invalid value", in its words.
  mutating func invalid(_ entry: YAMLEntry, _ path: String, _ value: String, _ detail: String) {
    error(at: entry.value.range, "\(path): Invalid value: \(value): \(detail)")
  }

  /// How many letters must be put in, left out or exchanged to turn one text into the other; case costs nothing.
  private func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8)
    let b = Array(b.lowercased().utf8)
    // A long key is no misspelling, and comparing it would take long.
    guard a.count <= 64 else { return .max }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substitution = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
