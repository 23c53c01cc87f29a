#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Input
import Loading
import Parallel
import Synchronization

/// A line on standard error that says how far a long run is, rewritten in place and gone in the end.
///
/// Nobody sees it in a pipe, on a machine of CI, or when the run is short.
final class ProgressLine {
  /// In milliseconds.
  private static let patience: Int32 = 300
  private static let pace: Int32 = 100

  private let count: ProgressCount
  private let thread: SystemThread?
  /// Closing it ends the thread.
  private let ending: Int32

  /// - Parameter total: how many there are to do.
  init(of total: Int) {
    let count = ProgressCount()
    self.count = count
    let isSeen = isatty(2) == 1 && !ContinuousIntegration.isOn && Environment["TERM"] != "dumb"
    guard isSeen, let ends = ClosedPipe.ends() else {
      thread = nil
      ending = -1
      return
    }
    let reading = ends.reading
    ending = ends.writing
    thread = SystemThread {
      var wait = Self.patience
      while true {
        var end = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        let ready = poll(&end, 1, wait)
        if ready < 0, errno == EINTR { continue }
        if ready != 0 { break }
        StandardError.write(
          progress: "\(count.done.load(ordering: .relaxed)) of \(total) tests", control: "\u{1B}[K")
        wait = Self.pace
      }
      if wait == Self.pace { StandardError.write(progress: "", control: "\u{1B}[K") }
      close(reading)
    }
  }

  /// To be told of each that is done, on any thread.
  var observer: @Sendable () -> Void {
    let count = count
    return { count.done.add(1, ordering: .relaxed) }
  }

  /// Takes the line away.
  func end() {
    guard let thread else { return }
    close(ending)
    thread.join()
  }
}

private final class ProgressCount: Sendable {
  let done = Atomic<Int>(0)
}
