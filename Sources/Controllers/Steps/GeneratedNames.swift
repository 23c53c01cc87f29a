import Kubernetes

/// The ends of names that the API server makes, as they are played: `bbbbb`, `bbbbc` ...
///
/// The alphabet and the lengths are those of the API server, which draws the five letters.
struct GeneratedNames: Sendable {
  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
  private var count = 0

  mutating func next(_ prefix: String) -> String {
    var rest = count
    count += 1
    var end: [UInt8] = []
    for _ in 0..<5 {
      end.append(Self.alphabet[rest % Self.alphabet.count])
      rest /= Self.alphabet.count
    }
    return "\(GeneratedName.stem(prefix))\(String(decoding: end.reversed(), as: UTF8.self))"
  }
}
