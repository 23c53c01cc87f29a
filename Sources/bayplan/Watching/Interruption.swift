#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Input
import Synchronization

/// Ctrl-C as something to wait for, so that what is being written is written to its end. The second one ends at once.
struct Interruption {
  /// Can be read once Ctrl-C was pressed.
  let descriptor: Int32

  /// nil when the system has no pipe to give.
  init?() {
    guard let ends = ClosedPipe.ends() else { return nil }
    descriptor = ends.reading
    interruptionEnd.store(ends.writing, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] { signal(number, noteInterruption) }
  }
}

private let interruptionEnd = Atomic<Int32>(-1)

/// Does only what a handler of signals may.
private func noteInterruption(_ number: Int32) {
  signal(number, SIG_DFL)
  var byte: UInt8 = 0
  _ = write(interruptionEnd.load(ordering: .relaxed), &byte, 1)
}
