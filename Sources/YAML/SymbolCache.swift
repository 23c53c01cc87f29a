import Symbols

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The keys of one file, looked up without the lock of the process-wide table: the same few come again and again.
struct SymbolCache {
  private static let size = 512
  private var slots: ContiguousArray<Symbol> = ContiguousArray(repeating: .none, count: size)

  mutating func symbol(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
    let slot = Self.slot(text)
    let found = slots[slot]
    if !found.isEmpty, found.withUTF8({ Self.areEqual($0, text) }) { return found }
    let fresh = Symbol(utf8: UnsafeRawBufferPointer(text))
    slots[slot] = fresh
    return fresh
  }

  private static func areEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else { return false }
    return memcmp(first, second, a.count) == 0
  }

  /// Length, both ends and the middle tell the words of the Kubernetes API well apart.
  private static func slot(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = text.first else { return 0 }
    let last = text[text.count - 1]
    let middle = text[text.count / 2]
    let ends = UInt32(first) &* 31 &+ UInt32(last)
    let mixed = (ends &* 31 &+ UInt32(middle)) &* 31 &+ UInt32(truncatingIfNeeded: text.count)
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B1) >> 23) & (size - 1)
  }
}
