import Symbols

/// Names that the API server makes of a `generateName` and five letters.
enum GeneratedName {
  /// So much of the prefix as leaves room for the letters in a name of 63.
  static func stem(_ prefix: Symbol) -> String {
    let text = prefix.text
    return text.utf8.count <= 58 ? text : String(decoding: text.utf8.prefix(58), as: UTF8.self)
  }
}
