#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that grow at their end and are never rewritten.
public enum FileEnd {
  /// In bytes; 0 for a file that there is not yet.
  public static func length(of path: String) throws(InputError) -> Int {
    var status = stat()
    if stat(path, &status) == 0 { return Int(status.st_size) }
    if errno == ENOENT { return 0 }
    throw InputError("cannot read \(path): \(FileContents.reason(errno))")
  }

  /// Adds bytes in one piece, so that writers do not mix.
  public static func append(_ bytes: [UInt8], to path: String) throws(InputError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard FileReplacement.writeAll(bytes, to: descriptor) else { throw failure(path) }
  }

  private static func failure(_ path: String) -> InputError {
    InputError("cannot write \(path): \(FileContents.reason(errno))")
  }
}
