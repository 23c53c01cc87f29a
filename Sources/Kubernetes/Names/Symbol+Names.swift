public import Symbols

extension Symbol {
  /// A label key: an optional DNS-1123 subdomain and `/`, then 1 to 63 of `[A-Za-z0-9-_.]`, alphanumeric at both ends.
  public var isQualifiedName: Bool {
    withUTF8 { bytes in
      guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return Self.isNamePart(bytes[...]) }
      return slash <= 253 && NameSyntax.isSubdomain(bytes[..<slash]) && Self.isNamePart(bytes[(slash + 1)...])
    }
  }

  /// A label value: empty, or of the shape of a label key's name part.
  public var isLabelValue: Bool {
    isEmpty || withUTF8 { Self.isNamePart($0[...]) }
  }

  private static func isNamePart(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count <= 63 && NameSyntax.isNamePart(bytes)
  }
}
