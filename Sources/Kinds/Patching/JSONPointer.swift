/// A path into a document: `/spec/containers/0/image`, with `~1` for `/` and `~0` for `~` in a key.
///
/// Source: RFC 6901.
struct JSONPointer {
  let tokens: [String]

  /// nil for a text that is no pointer.
  init?(_ text: String) {
    if text.isEmpty {
      tokens = []
      return
    }
    guard text.hasPrefix("/") else { return nil }
    var tokens: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      var token = ""
      var characters = part[...]
      while let character = characters.popFirst() {
        guard character == "~" else {
          token.append(character)
          continue
        }
        switch characters.popFirst() {
        case "0": token.append("~")
        case "1": token.append("/")
        default: return nil
        }
      }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// A list's index, from the start or, below zero, from the end; nil for what is none, or lies before the start.
  static func index(_ token: String, in count: Int) -> Int? {
    guard let number = Int(token) else { return nil }
    if number >= 0 { return number }
    return number >= -count ? number + count : nil
  }
}
