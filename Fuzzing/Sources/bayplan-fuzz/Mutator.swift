/// Changes of inputs, the same for the same seed.
struct Mutator {
  private var state: UInt64
  private let words: [[UInt8]]

  init(seed: UInt64, words: [[UInt8]]) {
    state = seed
    self.words = words
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

  /// One to eight changes, one after the other.
  mutating func change(_ input: [UInt8], others: [[UInt8]], atMost limit: Int) -> [UInt8] {
    var bytes = input
    for _ in 0...below(8) { change(&bytes, others) }
    return Array(bytes.prefix(limit))
  }

  private mutating func change(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    let at = below(bytes.count + 1)
    switch below(9) {
    case 0: bytes.insert(UInt8(truncatingIfNeeded: next()), at: at)
    case 1: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: next()) }
    case 2: if at < bytes.count { bytes[at] ^= 1 << UInt8(below(8)) }
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(16)))
    case 4: if !words.isEmpty { bytes.insert(contentsOf: words[below(words.count)], at: at) }
    case 5:
      // A stretch once more, somewhere else.
      let end = min(bytes.count, at + 1 + below(64))
      let stretch = Array(bytes[at..<end])
      bytes.insert(contentsOf: stretch, at: below(bytes.count + 1))
    case 6:
      let end = min(bytes.count, at + 1 + below(32))
      let stretch = Array(bytes[at..<end])
      for _ in 0..<below(20) { bytes.insert(contentsOf: stretch, at: at) }
    case 7:
      // A number at its edge.
      let edges = [
        "0", "-1", "2147483648", "9223372036854775807", "9223372036854775808", "1e999", "0x7fffffffffffffff",
      ]
      bytes.insert(contentsOf: edges[below(edges.count)].utf8, at: at)
    default:
      guard !others.isEmpty else { return }
      let other = others[below(others.count)]
      let start = below(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + below(400))], at: at)
    }
  }
}
