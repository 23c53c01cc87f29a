#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// New files that are being written: whatever ends this program takes them away, since half of a file is worse than none.
enum UnfinishedFiles {
  /// One of them.
  struct Entry {
    fileprivate let slot: Int?

    /// Nothing, or nothing that could be kept in mind.
    static let none = Entry(slot: nil)
  }

  private static let lock = Mutex(())

  static func add(_ path: String) -> Entry {
    EndingSignals.handle()
    let bytes = path.utf8CString
    guard bytes.count <= longestPath else { return .none }
    return lock.withLock { _ in
      guard let slot = (0..<slotCount).first(where: { isUsed[$0] == 0 }) else { return .none }
      for (place, byte) in bytes.enumerated() { paths[slot * longestPath + place] = byte }
      isUsed[slot] = 1
      return Entry(slot: slot)
    }
  }

  /// It is whole, or gone.
  static func forget(_ entry: Entry) {
    guard let slot = entry.slot else { return }
    lock.withLock { _ in isUsed[slot] = 0 }
  }

  /// Makes room, which a handler of signals may not.
  static func prepare() {
    _ = isUsed
    _ = paths
  }

  /// To be called by a handler of signals.
  static func removeAll() {
    for slot in 0..<slotCount where isUsed[slot] != 0 { unlink(paths + slot * longestPath) }
  }
}

/// More files at once are not kept in mind; a handler of signals may take no lock and no memory.
private let slotCount = 32
private let longestPath = 4096

nonisolated(unsafe) private let isUsed: UnsafeMutablePointer<Int32> = {
  let slots = UnsafeMutablePointer<Int32>.allocate(capacity: slotCount)
  slots.initialize(repeating: 0, count: slotCount)
  return slots
}()

nonisolated(unsafe) private let paths: UnsafeMutablePointer<CChar> = {
  let paths = UnsafeMutablePointer<CChar>.allocate(capacity: slotCount * longestPath)
  paths.initialize(repeating: 0, count: slotCount * longestPath)
  return paths
}()
