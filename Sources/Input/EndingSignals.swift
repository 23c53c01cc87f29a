#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif
import Synchronization

/// What a signal that ends this program must not leave behind: programs that it started, files that are not whole yet.
enum EndingSignals {
  private static let isHandled = Mutex(false)

  /// Leaves alone what another part of the program, or who started it, has made of a signal.
  static func handle() {
    isHandled.withLock { isHandled in
      if isHandled { return }
      isHandled = true
      RunningGroups.prepare()
      UnfinishedFiles.prepare()
      for number in [SIGINT, SIGTERM, SIGHUP] {
        let before = signal(number, end)
        if let before { signal(number, before) }
      }
    }
  }
}

/// Does only what a handler of signals may.
private func end(_ number: Int32) {
  RunningGroups.endAll()
  UnfinishedFiles.removeAll()
  signal(number, SIG_DFL)
  raise(number)
}
