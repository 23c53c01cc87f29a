#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing whole files in one step: whoever reads meanwhile sees the old bytes or the new ones, never a part.
public enum FileReplacement {
  /// Writes what a path names. A regular file, or a name that is free, gets a new file in its place, with the mode and the
  /// owner of the old one; what a symbolic link leads to is meant, there or not yet. A device, FIFO, socket or open
  /// descriptor (`/dev/stdout`) is written to: nothing becomes something else.
  public static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
    try write(to: path) { take in _ = take(bytes) }
  }

  /// The same, piece by piece, of what is too long to be held.
  ///
  /// - Parameter source: hands over one piece after the other, and may stop when one is not taken. Asked again, from the
  ///   start, where the first attempt shows that the file has to be written in another way.
  public static func write(to path: String, _ source: Source) throws(InputError) {
    switch WrittenPlace(path) {
    case .unreachable(let number): throw failure(path, number)
    case .vacant(let target): try create(source, at: target, for: path)
    case .file(let target, let status): try replace(source, target, status, for: path)
    case .stream(let target): try pour(source, into: open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY), for: path)
    case .socket(let target): try pour(source, into: LocalSocket.connect(target), for: path)
    case .descriptor(let number): try pour(source, into: fcntl(number, F_DUPFD_CLOEXEC, 3), for: path)
    }
  }

  /// What is written: it gives its pieces to whoever takes them.
  public typealias Source = (_ take: @escaping ([UInt8]) -> Bool) -> Void

  private static func create(_ source: Source, at target: String, for path: String) throws(InputError) {
    guard let new = NeighbourFile(of: target, mode: 0o666) else { throw failure(path, errno) }
    guard fill(new.descriptor, from: source) != nil, new.close(), new.move(to: target) else { throw new.dropped(path) }
  }

  private static func replace(
    _ source: Source, _ target: String, _ status: stat, for path: String
  ) throws(InputError) {
    // Other names of the file would keep the old text.
    guard status.st_nlink == 1, let new = NeighbourFile(of: target, mode: 0o600) else {
      return try overwrite(source, target, for: path)
    }
    guard new.takesOwner(of: status) else {
      new.drop()
      return try overwrite(source, target, for: path)
    }
    // The mode comes last: a change of the owner takes bits off it.
    let isWritten =
      fill(new.descriptor, from: source) != nil && fchmod(new.descriptor, status.st_mode & 0o7777) == 0
    guard isWritten, new.close() else { throw new.dropped(path) }
    if new.move(to: target) { return }
    // A file that is mounted, as into a container, can be written and not be replaced.
    guard errno == EBUSY || errno == EXDEV else { throw new.dropped(path) }
    new.drop()
    try overwrite(source, target, for: path)
  }

  /// In place, where no new file may stand beside the old one or have its owner. What cannot be written to its end is
  /// taken back.
  private static func overwrite(_ source: Source, _ target: String, for path: String) throws(InputError) {
    let old = try? FileContents.read(target)
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    if let count = fill(descriptor, from: source), ftruncate(descriptor, off_t(count)) == 0 { return }
    let reason = errno
    if let old, lseek(descriptor, 0, SEEK_SET) == 0, writeAll(old, to: descriptor) {
      _ = ftruncate(descriptor, off_t(old.count))
    }
    throw failure(path, reason)
  }

  private static func pour(_ source: Source, into descriptor: Int32, for path: String) throws(InputError) {
    guard descriptor >= 0 else { throw failure(path, errno) }
    let isWritten = fill(descriptor, from: source) != nil
    let reason = errno
    let isClosed = close(descriptor) == 0
    // A reader that has gone away has seen what it wanted.
    if !isWritten, reason == EPIPE { return }
    guard isWritten, isClosed else { throw failure(path, isWritten ? errno : reason) }
  }

  /// How many bytes were written; nil when one piece was not taken, and `errno` says why.
  private static func fill(_ descriptor: Int32, from source: Source) -> Int? {
    var (count, reason) = (0, Int32(0))
    source { bytes in
      if reason != 0 { return false }
      guard writeAll(bytes, to: descriptor) else {
        reason = errno
        return false
      }
      count += bytes.count
      return true
    }
    if reason == 0 { return count }
    errno = reason
    return nil
  }

  /// Whether all bytes were taken; `errno` says why not.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          // Somebody else made the descriptor one that does not wait.
          var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          if poll(&room, 1, -1) < 0, errno != EINTR { return false }
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  static func failure(_ path: String, _ number: Int32) -> InputError {
    InputError("cannot write \(path): \(FileContents.reason(number))")
  }
}

// Named apart from `FileReplacement.write`.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
