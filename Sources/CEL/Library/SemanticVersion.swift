/// A version after semver 2.0.0: `1.2.3-rc.1+build`.
public struct SemanticVersion: Sendable {
  public let major: UInt64
  public let minor: UInt64
  public let patch: UInt64
  let prerelease: [String]
  /// Metadata, which does not count.
  let build: [String]

  /// - Parameter text: three numbers without leading zeros, as the standard wants them.
  /// - Throws: ``CELFailure/runtime(_:)`` with the words of the library that Kubernetes uses.
  public init(_ text: String) throws(CELFailure) {
    if text.isEmpty { throw .runtime("Version string empty") }
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .runtime("No Major.Minor.Patch elements found") }
    major = try Self.number(String(parts[0]), "Major", "major")
    minor = try Self.number(String(parts[1]), "Minor", "minor")
    var rest = parts[2]
    var build: [Substring] = []
    if let plus = rest.firstIndex(of: "+") {
      build = rest[rest.index(after: plus)...].split(separator: ".", omittingEmptySubsequences: false)
      rest = rest[..<plus]
    }
    var prerelease: [Substring] = []
    if let dash = rest.firstIndex(of: "-") {
      prerelease = rest[rest.index(after: dash)...].split(separator: ".", omittingEmptySubsequences: false)
      rest = rest[..<dash]
    }
    patch = try Self.number(String(rest), "Patch", "patch")
    for part in prerelease {
      if part.isEmpty { throw .runtime("Prerelease is empty") }
      if Self.isNumeric(part), part.utf8.count > 1, part.hasPrefix("0") {
        throw .runtime("Numeric PreRelease version must not contain leading zeroes \"\(part)\"")
      }
      if !Self.isAlphanumeric(part) { throw .runtime("Invalid character(s) found in prerelease \"\(part)\"") }
    }
    for part in build {
      if part.isEmpty { throw .runtime("Build meta data is empty") }
      if !Self.isAlphanumeric(part) { throw .runtime("Invalid character(s) found in build meta data \"\(part)\"") }
    }
    self.prerelease = prerelease.map { String($0) }
    self.build = build.map { String($0) }
  }

  private static func number(_ text: String, _ name: String, _ lowerName: String) throws(CELFailure) -> UInt64 {
    if !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw .runtime("Invalid character(s) found in \(lowerName) number \"\(text)\"")
    }
    if text.utf8.count > 1, text.hasPrefix("0") {
      throw .runtime("\(name) number must not contain leading zeroes \"\(text)\"")
    }
    guard let value = UInt64(text) else {
      throw .runtime(
        "strconv.ParseUint: parsing \"\(text)\": \(text.isEmpty ? "invalid syntax" : "value out of range")")
    }
    return value
  }

  private static func isNumeric(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static func isAlphanumeric(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
  }

  /// -1, 0 or 1 by precedence; build metadata does not count.
  public func compare(_ other: SemanticVersion) -> Int {
    for (a, b) in [(major, other.major), (minor, other.minor), (patch, other.patch)] where a != b {
      return a < b ? -1 : 1
    }
    if prerelease.isEmpty || other.prerelease.isEmpty {
      return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
    }
    for (a, b) in zip(prerelease, other.prerelease) {
      let order = Self.compare(a, b)
      if order != 0 { return order }
    }
    return (prerelease.count - other.prerelease.count).signum()
  }

  /// Numbers by value and before texts, texts by their bytes.
  private static func compare(_ a: String, _ b: String) -> Int {
    if a == b { return 0 }
    switch (isNumeric(a[...]), isNumeric(b[...])) {
    case (true, false): return -1
    case (false, true): return 1
    case (true, true) where a.utf8.count != b.utf8.count: return a.utf8.count < b.utf8.count ? -1 : 1
    default: return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    }
  }

  /// As it was written.
  public var text: String {
    var text = "\(major).\(minor).\(patch)"
    if !prerelease.isEmpty { text += "-\(prerelease.joined(separator: "."))" }
    if !build.isEmpty { text += "+\(build.joined(separator: "."))" }
    return text
  }

  /// Whatever people write: with a `v` in front, without a patch or a minor version, with leading zeros.
  public init(tolerating text: String) throws(CELFailure) {
    var rest = Substring(text)
    rest = rest.drop { $0.isWhitespace }
    if rest.hasPrefix("v") { rest = rest.dropFirst() }
    var parts = rest.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map { String($0) }
    for place in parts.indices {
      let trimmed = parts[place].drop { $0 == "0" }
      if parts[place].utf8.count > 1 {
        parts[place] = trimmed.first.map { $0.isASCII && $0.isNumber } ?? false ? String(trimmed) : "0\(trimmed)"
      }
    }
    if parts.count < 3 {
      if parts.last?.contains(where: { $0 == "+" || $0 == "-" }) ?? false {
        throw .runtime("Short version cannot contain PreRelease/Build meta data")
      }
      while parts.count < 3 { parts.append("0") }
    }
    try self.init(parts.joined(separator: "."))
  }
}
