#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that a command makes and never replaces.
public enum NewFile {
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Throws: when something of that name is there already, or it cannot be written.
  public static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
    // Whoever makes it first, even at the same moment, keeps it.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw InputError("\(path) is there already, and is not overwritten") }
      throw InputError("cannot write \(path): \(FileContents.reason(errno))")
    }
    let entry = UnfinishedFiles.add(path)
    defer { UnfinishedFiles.forget(entry) }
    let isWritten = FileReplacement.writeAll(bytes, to: descriptor)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed else {
      let reason = errno
      // Half of a file is worse than none.
      unlink(path)
      throw InputError("cannot write \(path): \(FileContents.reason(reason))")
    }
  }
}
