import SourceText
import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Values by the text they were decoded from: the same text gives the same value, which is decoded and held once. The
/// pods of one workload repeat most of what they say.
struct RepeatedText<Value> {
  private static var size: Int { 1024 }
  /// Empty until first used; a later text takes the place of an earlier one.
  private var slots: [Entry?] = []

  private struct Entry {
    let key: Key
    let value: Value
  }

  /// A node as it is written.
  struct Key {
    fileprivate let node: YAMLNode
    fileprivate let indentation: Int
    fileprivate let slot: Int

    /// nil for a text whose meaning depends on more than itself: aliases and tags, and what was changed since.
    init?(_ node: YAMLNode) {
      let hash: UInt64? = node.withSource { text in
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text {
          if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "!") { return nil }
          hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
      }
      guard let hash else { return nil }
      self.node = node
      indentation = node.indentation
      slot = Int(truncatingIfNeeded: (hash ^ (hash >> 32)) % UInt64(size))
    }

    fileprivate func hasSameText(as other: Key) -> Bool {
      guard indentation == other.indentation else { return false }
      return node.withSource { a in
        other.node.withSource { b in
          guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else { return false }
          return memcmp(first, second, a.count) == 0
        }
      } ?? false
    }
  }

  func value(_ key: Key) -> Value? {
    guard !slots.isEmpty, let entry = slots[key.slot], entry.key.hasSameText(as: key) else { return nil }
    return entry.value
  }

  mutating func store(_ value: Value, for key: Key) {
    if slots.isEmpty { slots = Array(repeating: nil, count: Self.size) }
    slots[key.slot] = Entry(key: key, value: value)
  }
}
