#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif
import Synchronization

/// The groups of programs that run now. They are in sessions of their own, so that Ctrl-C does not reach them: what ends
/// this program ends them first.
enum RunningGroups {
  private static let lock = Mutex(())

  static func add(_ group: pid_t) {
    EndingSignals.handle()
    change(from: 0, to: group)
  }

  static func remove(_ group: pid_t) { change(from: group, to: 0) }

  private static func change(from old: pid_t, to new: pid_t) {
    lock.withLock { _ in
      if let slot = (0..<slotCount).first(where: { slots[$0] == old }) { slots[slot] = new }
    }
  }

  /// Makes room, which a handler of signals may not.
  static func prepare() { _ = slots }

  /// To be called by a handler of signals.
  static func endAll() {
    for slot in 0..<slotCount where slots[slot] > 0 { kill(-slots[slot], SIGTERM) }
  }
}

private let slotCount = 256

/// More programs than that at once are not run; a handler of signals may take no lock and no memory.
nonisolated(unsafe) private let slots: UnsafeMutablePointer<pid_t> = {
  let slots = UnsafeMutablePointer<pid_t>.allocate(capacity: slotCount)
  slots.initialize(repeating: 0, count: slotCount)
  return slots
}()
