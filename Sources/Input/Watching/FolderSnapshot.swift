#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands in folders at a moment, well enough to see that something changed.
struct FolderSnapshot {
  private var files: [String: Mark] = [:]

  private struct Mark: Equatable {
    let inode: UInt64
    let size: Int64
    let seconds: Int64
    let nanoseconds: Int64
  }

  init() {}

  init(of folders: Set<String>) {
    for folder in folders {
      for name in ManifestPaths.names(in: folder) {
        let path = FileWatch.path(name, in: folder)
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        #if canImport(Darwin)
          let time = status.st_mtimespec
        #else
          let time = status.st_mtim
        #endif
        files[path] = Mark(
          inode: UInt64(truncatingIfNeeded: status.st_ino), size: Int64(status.st_size),
          seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
      }
    }
  }

  /// What is new, gone or otherwise than before.
  func differences(from before: FolderSnapshot) -> Set<String> {
    var changed = Set(before.files.keys.filter { files[$0] == nil })
    for (path, mark) in files where before.files[path] != mark { changed.insert(path) }
    return changed
  }
}
