/// Names that the API server makes of a `generateName` and five letters.
public enum GeneratedName {
  /// So much of the prefix as leaves room for the letters in a name of 63 bytes.
  public static func stem(_ prefix: String) -> String {
    prefix.utf8.count <= 58 ? prefix : String(decoding: prefix.utf8.prefix(58), as: UTF8.self)
  }
}
