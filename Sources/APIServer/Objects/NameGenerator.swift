public import Store

/// Makes what a server draws: the ends of names, uids. The same run draws the same.
public struct NameGenerator: Sendable {
  private var state: UInt64
  /// Whole names that it made, with the place of the drawn end.
  public private(set) var drawn = PersistentMap<String, String>()

  /// Whether it keeps them.
  private let keepsDrawn: Bool

  public init(seed: UInt64 = 0, keepsDrawn: Bool = false) {
    state = seed
    self.keepsDrawn = keepsDrawn
  }

  private static let letters = Array("bcdfghjklmnpqrstvwxz2456789")

  /// The prefix with an end that nobody has: `web-x7k2p`. Names have at most 63 characters.
  public mutating func name(from prefix: String) -> String {
    let base = prefix.utf8.count <= 58 ? prefix : String(prefix.prefix(58))
    var suffix = ""
    for _ in 0..<5 { suffix.append(Self.letters[Int(next() % UInt64(Self.letters.count))]) }
    let name = base + suffix
    if keepsDrawn { drawn[name] = base + "<random>" }
    return name
  }

  /// A uid, in the shape of a random UUID.
  public mutating func uid() -> String {
    let (high, low) = (next(), next())
    return String(unsafeUninitializedCapacity: 36) { text in
      var digit = 0
      for place in 0..<36 {
        if [8, 13, 18, 23].contains(place) {
          text[place] = UInt8(ascii: "-")
          continue
        }
        let half = digit < 16 ? high : low
        let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (digit & 15))) & 15
        // The version, and what the variant leaves.
        text[place] = digit == 12 ? UInt8(ascii: "4") : Self.hex(digit == 16 ? value & 3 | 8 : value)
        digit += 1
      }
      return 36
    }
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
