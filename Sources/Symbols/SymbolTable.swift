import Synchronization

/// Every text met in this process, each once, in memory that never moves.
///
/// One table for the whole process: a symbol then needs no owner to be printed, and two symbols from different files
/// can be compared. It only grows; a run holds the texts of its own input.
///
/// Interning takes a lock on one of 16 shards (chosen by hash), reading takes none: an entry is written
/// before its symbol leaves ``intern(_:)`` and is never changed after.
final class SymbolTable: Sendable {
  static let shared = SymbolTable()

  private struct Entry {
    let start: UnsafePointer<UInt8>
    let count: Int
  }

  /// Open addressing; a slot holds the hash's high half and the handle (0 is an empty slot).
  ///
  /// Unchecked: everything but `lock` is touched only while it is held.
  private final class Shard: @unchecked Sendable {
    let lock = Mutex(())
    var slots: [UInt64] = Array(repeating: 0, count: 256)
    var used = 0
    var arena: UnsafeMutableRawBufferPointer = .init(start: nil, count: 0)
  }

  private static let chunkBits: UInt32 = 14
  private static let chunkCount = 1 << 17
  private static let shardCount = 16

  private let shards: [Shard]
  private let next = Atomic<UInt32>(1)
  /// Chunks of 16,384 entries, allocated on first use.
  private nonisolated(unsafe) let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>
  private let chunkLock = Mutex(())

  private init() {
    shards = (0..<Self.shardCount).map { _ in Shard() }
    chunks = .allocate(capacity: Self.chunkCount)
    chunks.initialize(repeating: nil, count: Self.chunkCount)
    ensureChunk(0)
    let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    nothing.initialize(to: 0)
    chunks[0]!.initialize(to: Entry(start: UnsafePointer(nothing), count: 0))
    for keyword in Keyword.allCases {
      var text = keyword.text
      let symbol = text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
      precondition(symbol.rawValue == UInt32(keyword.rawValue), "keywords are numbered from 1 without a gap")
    }
  }

  func bytes(of symbol: Symbol) -> UnsafeBufferPointer<UInt8> {
    let entry = entry(symbol.rawValue)
    return UnsafeBufferPointer(start: entry.start, count: entry.count)
  }

  func text(of symbol: Symbol) -> String {
    String(decoding: bytes(of: symbol), as: UTF8.self)
  }

  func intern(_ bytes: UnsafeRawBufferPointer) -> Symbol {
    if bytes.isEmpty { return .none }
    let hash = Self.hash(bytes)
    let shard = shards[Int(truncatingIfNeeded: hash & 15)]
    return shard.lock.withLock { _ in
      if (shard.used + 1) * 2 > shard.slots.count { grow(shard) }
      let mask = shard.slots.count - 1
      let tag = hash >> 32
      var slot = Int(truncatingIfNeeded: hash >> 4) & mask
      while shard.slots[slot] != 0 {
        let found = shard.slots[slot]
        if found >> 32 == tag {
          let handle = UInt32(truncatingIfNeeded: found)
          let entry = entry(handle)
          if entry.count == bytes.count, Self.equal(entry.start, bytes) { return Symbol(rawValue: handle) }
        }
        slot = (slot + 1) & mask
      }
      let handle = next.add(1, ordering: .relaxed).oldValue
      ensureChunk(handle >> Self.chunkBits)
      let start = Self.store(bytes, in: shard)
      (chunks[Int(handle >> Self.chunkBits)]! + Int(handle & ((1 << Self.chunkBits) - 1)))
        .initialize(to: Entry(start: start, count: bytes.count))
      shard.slots[slot] = tag << 32 | UInt64(handle)
      shard.used += 1
      return Symbol(rawValue: handle)
    }
  }

  private func entry(_ handle: UInt32) -> Entry {
    chunks[Int(handle >> Self.chunkBits)]![Int(handle & ((1 << Self.chunkBits) - 1))]
  }

  private func ensureChunk(_ index: UInt32) {
    precondition(index < Self.chunkCount, "more than two billion distinct texts")
    chunkLock.withLock { _ in
      if chunks[Int(index)] == nil { chunks[Int(index)] = .allocate(capacity: 1 << Self.chunkBits) }
    }
  }

  private static func store(_ bytes: UnsafeRawBufferPointer, in shard: Shard) -> UnsafePointer<UInt8> {
    if shard.arena.count < bytes.count {
      shard.arena = .allocate(byteCount: max(4096, bytes.count), alignment: 1)
    }
    let target = UnsafeMutableRawBufferPointer(rebasing: shard.arena[..<bytes.count])
    target.copyMemory(from: bytes)
    shard.arena = UnsafeMutableRawBufferPointer(rebasing: shard.arena[bytes.count...])
    return UnsafePointer(target.baseAddress!.assumingMemoryBound(to: UInt8.self))
  }

  private func grow(_ shard: Shard) {
    // A slot keeps only half of the hash, so the texts are hashed again.
    let old = shard.slots
    shard.slots = Array(repeating: 0, count: old.count * 2)
    let mask = shard.slots.count - 1
    for found in old where found != 0 {
      let entry = entry(UInt32(truncatingIfNeeded: found))
      let hash = Self.hash(UnsafeRawBufferPointer(start: entry.start, count: entry.count))
      var slot = Int(truncatingIfNeeded: hash >> 4) & mask
      while shard.slots[slot] != 0 { slot = (slot + 1) & mask }
      shard.slots[slot] = found
    }
  }

  private static func equal(_ start: UnsafePointer<UInt8>, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < bytes.count {
      if start[offset] != bytes[offset] { return false }
      offset += 1
    }
    return true
  }

  /// Eight bytes a step: the texts are short, and every scalar of the input passes through here.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mix(hash ^ tail)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
