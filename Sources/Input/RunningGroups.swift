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
  private static let lock = Mutex(false)

  static func add(_ group: pid_t) { change(from: 0, to: group) }

  static func remove(_ group: pid_t) { change(from: group, to: 0) }

  private static func change(from old: pid_t, to new: pid_t) {
    lock.withLock { isInstalled in
      if !isInstalled { install() }
      isInstalled = true
      if let slot = (0..<slotCount).first(where: { slots[$0] == old }) { slots[slot] = new }
    }
  }

  /// Leaves alone what another part of the program, or who started it, has made of a signal.
  private static func install() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, endGroups)
      if let before { signal(number, before) }
    }
  }
}

private let slotCount = 256

/// More programs than that at once are not run; a handler of signals may take no lock and no memory.
nonisolated(unsafe) private let slots: UnsafeMutablePointer<pid_t> = {
  let slots = UnsafeMutablePointer<pid_t>.allocate(capacity: slotCount)
  slots.initialize(repeating: 0, count: slotCount)
  return slots
}()

/// Does only what a handler of signals may.
private func endGroups(_ number: Int32) {
  for slot in 0..<slotCount where slots[slot] > 0 { kill(-slots[slot], SIGTERM) }
  signal(number, SIG_DFL)
  raise(number)
}
