import CProcess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two ends of a pipe that no other program inherits.
final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init(for line: String) throws(InputError) {
    guard let ends = ClosedPipe.ends() else {
      throw InputError("cannot run '\(line)': \(FileContents.reason(errno))")
    }
    (reading, writing) = ends
  }

  func closeWriting() {
    if writing >= 0 { systemClose(writing) }
    writing = -1
  }

  func close() {
    closeWriting()
    systemClose(reading)
  }
}

/// Pipes that are closed in programs that other threads start, from their first moment.
public enum ClosedPipe {
  /// The end to read from and the end to write to; nil when the system has none to give.
  public static func ends() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard bayplan_closed_pipe(&ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }
}

// Named apart from `Pipe.close`.
private func systemClose(_ descriptor: Int32) {
  _ = close(descriptor)
}
