#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of files and of standard input.
public enum FileContents {
  /// Far above any cluster's dump; no reader takes more, so that no more is held of a larger file either.
  public static let maximumBytes = 256 << 20

  /// Reads a whole file; `-` is standard input, `git:REVISION:PATH` a file of a revision of a git repository.
  public static func read(_ path: String) throws(InputError) -> [UInt8] {
    if path == "-" { return try drain(0, path: "standard input", sizeHint: 0) }
    if let git = GitPath(path) { return try git.read() }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError("cannot read \(path): \(reason(errno))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputError("cannot read \(path): \(reason(errno))") }
    if status.st_mode & S_IFMT == S_IFREG, status.st_size > maximumBytes { throw tooLarge(path, Int(status.st_size)) }
    return try drain(descriptor, path: path, sizeHint: Int(status.st_size))
  }

  private static func drain(_ descriptor: Int32, path: String, sizeHint: Int) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end of a file is seen without growing.
    var room = max(min(sizeHint, maximumBytes), 64 * 1024 - 1) + 1
    while true {
      // A pipe that never ends is left at the first byte beyond the limit.
      room = min(room, maximumBytes + 1 - bytes.count)
      let chunk = try readChunk(descriptor, path: path, room: room)
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > maximumBytes { throw tooLarge(path, nil) }
      if chunk.count < room { return bytes }
      room = bytes.count
    }
  }

  /// Reads until `room` bytes are there or the input ends.
  private static func readChunk(_ descriptor: Int32, path: String, room: Int) throws(InputError) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let more = systemRead(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if more > 0 {
          count += more
        } else if more == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 { throw InputError("cannot read \(path): \(reason(failure))") }
    return chunk
  }

  private static func tooLarge(_ path: String, _ size: Int?) -> InputError {
    let size = size.map { "it has \($0) bytes, and" } ?? "it goes on, but"
    return InputError("cannot read \(path): \(size) more than \(maximumBytes) are not read, split it")
  }

  /// Whether a regular file is there, symbolic links followed.
  public static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The system's words for an error number, in lower case.
  static func reason(_ number: Int32) -> String {
    String(cString: strerror(number)).lowercased()
  }
}

// Named apart from `FileContents.read`.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
