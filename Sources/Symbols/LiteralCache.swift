import Synchronization

/// The symbols of literals by where they stand in the program: rules name fields by literals at every step, and a place is compared sooner
/// than a text is hashed.
///
/// A slot is one word, so that threads may read and write it as they like: a slot that another literal took is filled anew.
final class LiteralCache: Sendable {
  static let shared = LiteralCache()

  private static let size = 1 << 13
  /// Places are told from here; in half a word.
  private static let origin: StaticString = "origin"

  /// The distance of the literal in the upper half, its handle in the lower one.
  private nonisolated(unsafe) let slots: UnsafeMutablePointer<Atomic<UInt64>>

  private init() {
    slots = .allocate(capacity: Self.size)
    for slot in 0..<Self.size { (slots + slot).initialize(to: Atomic(0)) }
  }

  func symbol(_ literal: StaticString) -> Symbol {
    guard literal.hasPointerRepresentation else {
      return literal.withUTF8Buffer { SymbolTable.shared.intern(UnsafeRawBufferPointer($0)) }
    }
    let place = Int(bitPattern: literal.utf8Start)
    let slot = slots + (place ^ (place >> 13)) & (Self.size - 1)
    let distance = place - Int(bitPattern: Self.origin.utf8Start)
    let kept = slot.pointee.load(ordering: .relaxed)
    if kept != 0, Int(Int32(truncatingIfNeeded: kept >> 32)) == distance {
      return Symbol(rawValue: UInt32(truncatingIfNeeded: kept))
    }
    let symbol = literal.withUTF8Buffer { SymbolTable.shared.intern(UnsafeRawBufferPointer($0)) }
    if let near = Int32(exactly: distance), !symbol.isEmpty {
      slot.pointee.store(UInt64(UInt32(bitPattern: near)) << 32 | UInt64(symbol.rawValue), ordering: .relaxed)
    }
    return symbol
  }
}
