/// The shapes of names, byte by byte; how long they may be is told beside each.
enum NameSyntax {
  /// What stands behind the prefix of a label key, and a label value that is not empty: at most 63 bytes.
  static func isNamePart(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
  }

  /// RFC 1123, in lower case: at most 253 bytes.
  static func isSubdomain<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool
  where Bytes.SubSequence: BidirectionalCollection {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
  }

  /// One part of a subdomain: at most 63 bytes where it stands alone.
  static func isLabel(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return isLowercaseAlphanumeric(first) && isLowercaseAlphanumeric(last)
      && bytes.allSatisfy { isLowercaseAlphanumeric($0) || $0 == 0x2D }
  }

  static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowercaseAlphanumeric(byte) || (0x41...0x5A).contains(byte)
  }

  private static func isLowercaseAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || isLowercase(byte)
  }
}
