/// An image's name, as far as its version is in it.
///
/// Source: the grammar of references of the distribution project.
struct ImageName {
  /// Empty for an image by digest alone.
  let tag: String

  /// nil for a text that is no name of an image.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.count == 64, bytes.allSatisfy({ Self.isDigit($0) || (0x61...0x66).contains($0) }) { return nil }
    var rest = bytes[...]
    var digest = bytes[bytes.endIndex...]
    if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
      digest = rest[(at + 1)...]
      rest = rest[..<at]
      guard Self.isDigest(digest) else { return nil }
    }
    let parts = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var path = parts[...]
    if parts.count > 1, Self.isHost(parts[0]) {
      guard Self.isDomain(parts[0]) else { return nil }
      path = parts.dropFirst()
    }
    guard var last = path.popLast() else { return nil }
    var tag = last[last.endIndex...]
    if let colon = last.firstIndex(of: UInt8(ascii: ":")) {
      tag = last[(colon + 1)...]
      last = last[..<colon]
      guard Self.isTag(tag) else { return nil }
    }
    guard path.allSatisfy(Self.isComponent), Self.isComponent(last), rest.count - tag.count <= 255 else { return nil }
    self.tag = tag.isEmpty && digest.isEmpty ? "latest" : String(decoding: tag, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLower(byte) || isUpper(byte) }

  /// Whether the first part of a path is a registry: it has a dot, a port or capital letters, or is `localhost`.
  private static func isHost(_ part: ArraySlice<UInt8>) -> Bool {
    part.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || isUpper($0) }
      || part.elementsEqual("localhost".utf8)
  }

  private static func isDomain(_ part: ArraySlice<UInt8>) -> Bool {
    var name = part
    if let colon = part.lastIndex(of: UInt8(ascii: ":")), part.last != UInt8(ascii: "]") {
      name = part[..<colon]
      let port = part[(colon + 1)...]
      guard !port.isEmpty, port.allSatisfy(isDigit) else { return false }
    }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") {
      let inner = name.dropFirst().dropLast()
      return !inner.isEmpty
        && inner.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ":") || (0x61...0x66).contains($0 | 0x20) }
    }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last else { return false }
      return isWord(first) && isWord(last) && label.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// Lower case and digits, parted by a dot, one or two underscores, or dashes.
  private static func isComponent(_ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, let last = part.last else { return false }
    let isLetter: (UInt8) -> Bool = { isDigit($0) || isLower($0) }
    guard isLetter(first), isLetter(last) else { return false }
    return part.split(whereSeparator: isLetter).allSatisfy { gap in
      gap.allSatisfy { $0 == UInt8(ascii: "-") } || gap.elementsEqual(".".utf8) || gap.elementsEqual("_".utf8)
        || gap.elementsEqual("__".utf8)
    }
  }

  private static func isTag(_ tag: ArraySlice<UInt8>) -> Bool {
    guard let first = tag.first, tag.count <= 128, isWord(first) || first == UInt8(ascii: "_") else { return false }
    return tag.allSatisfy {
      isWord($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
  }

  /// Of an algorithm that is known, in its length.
  private static func isDigest(_ digest: ArraySlice<UInt8>) -> Bool {
    guard let colon = digest.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let hex = digest[(colon + 1)...]
    let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]
    guard lengths[String(decoding: digest[..<colon], as: UTF8.self)] == hex.count else { return false }
    return hex.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  }
}
