/// FNV-1a, 64 bits: the same on every machine and in every run, and no defence against anybody.
public struct FNV1a: Sendable {
  /// What all that was combined comes to.
  public var value: UInt64 { state }

  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  @inlinable
  public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// A text and its end, which no text holds as a byte of its own: texts do not run together.
  @inlinable
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xFF)
  }

  /// Of a list of texts.
  public static func hash(_ texts: some Sequence<String>) -> UInt64 {
    var hash = FNV1a()
    for text in texts { hash.combine(text) }
    return hash.value
  }
}
