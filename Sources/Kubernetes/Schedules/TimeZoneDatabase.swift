#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time zone database of the system.
package enum TimeZoneDatabase {
  static let folder = "/usr/share/zoneinfo"

  /// Whether the system has one.
  package static var isThere: Bool { access("\(folder)/Europe", F_OK) == 0 }

  /// The rules of an IANA name; nil if it is none, or has no file.
  package static func rules(_ name: String) -> TimeZoneRules? {
    if name.isEmpty || name == "UTC" { return .utc }
    // A name is a path below the folder, of a few words.
    let words = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        }
    }
    guard isName, name.utf8.count < 100, let file = fopen("\(folder)/\(name)", "rb") else { return nil }
    defer { fclose(file) }
    // The largest file has 4 KiB.
    let most = 65_536
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      count = fread(buffer.baseAddress, 1, most, file)
    }
    return TimeZoneRules(file: bytes)
  }
}
