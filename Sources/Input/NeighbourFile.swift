#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new file in the folder of another, whose place it takes once it is whole.
final class NeighbourFile {
  private let path: String
  let descriptor: Int32
  private var isOpen = true
  private let entry: UnfinishedFiles.Entry

  /// nil when the folder takes no file; `errno` says why.
  init?(of target: String, mode: mode_t) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    for number in 0..<1000 {
      let name = "\(folder).bayplan-\(getpid())-\(number)"
      // Never what stands there already, nor what a link of that name leads to.
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor >= 0 {
        path = name
        self.descriptor = descriptor
        entry = UnfinishedFiles.add(name)
        return
      }
      if errno != EEXIST { return nil }
    }
    return nil
  }

  /// Gives it the owner and group of another file; false when that is not allowed.
  func takesOwner(of status: stat) -> Bool {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return false }
    if own.st_uid == status.st_uid, own.st_gid == status.st_gid { return true }
    return fchown(descriptor, status.st_uid, status.st_gid) == 0
  }

  /// Whether all of it was taken.
  func close() -> Bool {
    isOpen = false
    return systemClose(descriptor) == 0
  }

  func move(to target: String) -> Bool {
    guard rename(path, target) == 0 else { return false }
    UnfinishedFiles.forget(entry)
    return true
  }

  /// Takes it away.
  func drop() {
    if isOpen { _ = close() }
    unlink(path)
    UnfinishedFiles.forget(entry)
  }

  /// Takes it away, and says why it could not be written.
  func dropped(_ target: String) -> InputError {
    let reason = errno
    drop()
    return FileReplacement.failure(target, reason)
  }
}

// Named apart from `NeighbourFile.close`.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
