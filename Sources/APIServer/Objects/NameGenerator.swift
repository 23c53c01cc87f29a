/// Makes what a server draws: the ends of names, uids. The same run draws the same.
public struct NameGenerator: Sendable {
  private var state: UInt64
  /// Whole names that it made, with the place of the drawn end.
  public private(set) var drawn: [String: String] = [:]

  public init(seed: UInt64 = 0) { state = seed }

  private static let letters = Array("bcdfghjklmnpqrstvwxz2456789")

  /// The prefix with an end that nobody has: `web-x7k2p`. Names have at most 63 characters.
  public mutating func name(from prefix: String) -> String {
    let base = String(prefix.prefix(58))
    var suffix = ""
    for _ in 0..<5 { suffix.append(Self.letters[Int(next() % UInt64(Self.letters.count))]) }
    drawn[base + suffix] = base + "<random>"
    return base + suffix
  }

  /// A uid, in the shape of a random UUID.
  public mutating func uid() -> String {
    let digits = Array((Self.hex(next()) + Self.hex(next())))
    let variant = "89ab"[digits[16]]
    return String(digits[0..<8]) + "-" + String(digits[8..<12]) + "-4" + String(digits[13..<16]) + "-" + variant
      + String(digits[17..<20]) + "-" + String(digits[20..<32])
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension String {
  /// The letter that a hexadecimal digit chooses.
  fileprivate subscript(_ digit: Character) -> String {
    let place = (digit.hexDigitValue ?? 0) % count
    return String(self[index(startIndex, offsetBy: place)])
  }
}
