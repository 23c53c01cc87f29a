#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// The kernel's news of folders.
  final class Inotify {
    let descriptor: Int32
    /// A folder may be known by several paths.
    private var folders: [Int32: Set<String>] = [:]

    /// nil when the system has none to give.
    init?() {
      // The flags are those of open(2).
      descriptor = inotify_init1(Int32(O_NONBLOCK) | Int32(O_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit {
      close(descriptor)
    }

    /// A folder that is not there is left alone.
    func add(_ folder: String) {
      let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE
      let watch = inotify_add_watch(descriptor, folder, UInt32(events))
      if watch >= 0 { folders[watch, default: []].insert(folder) }
    }

    /// What has changed since the last call, without waiting.
    func changes() -> Set<String> {
      var changed: Set<String> = []
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return changed }
        note(buffer[..<count], &changed)
      }
    }

    /// Events stand one after the other: four numbers, then a name padded with zeros.
    private func note(_ bytes: ArraySlice<UInt8>, _ changed: inout Set<String>) {
      var rest = bytes
      while rest.count >= 16 {
        let head = rest.withUnsafeBytes { bytes in
          (
            watch: bytes.loadUnaligned(as: Int32.self), mask: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
            length: Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
          )
        }
        guard rest.count >= 16 + head.length else { return }
        let name = String(decoding: rest.dropFirst(16).prefix(head.length).prefix { $0 != 0 }, as: UTF8.self)
        rest = rest.dropFirst(16 + head.length)
        if head.mask & UInt32(IN_IGNORED) != 0 { folders[head.watch] = nil }
        for folder in folders[head.watch] ?? [] where !name.isEmpty {
          let path = FileWatch.path(name, in: folder)
          if head.mask & UInt32(IN_CREATE) == 0 || isWhole(path) { changed.insert(path) }
        }
      }
    }

    /// A file that has only been created is still being written; a folder or a link is not.
    private func isWhole(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }
  }
#endif
