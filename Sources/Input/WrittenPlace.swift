#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path to write to leads to, symbolic links followed.
enum WrittenPlace {
  /// A regular file, by its own path.
  case file(String, stat)
  /// Nothing is there yet.
  case vacant(String)
  /// A device or FIFO.
  case stream(String)
  case socket(String)
  /// A descriptor that this process has open: `/dev/stdout`, `/dev/fd/3`.
  case descriptor(Int32)
  /// With the error number.
  case unreachable(Int32)

  /// Enough for any way that the system itself follows.
  private static let mostLinks = 40

  init(_ path: String) {
    var path = path
    for _ in 0...Self.mostLinks {
      if let number = Self.descriptor(path) {
        self = .descriptor(number)
        return
      }
      var status = stat()
      guard lstat(path, &status) == 0 else {
        self = errno == ENOENT && !path.isEmpty && !path.hasSuffix("/") ? .vacant(path) : .unreachable(errno)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK:
        guard let target = Self.target(ofLink: path) else {
          self = .unreachable(errno)
          return
        }
        path = target
      case S_IFREG:
        self = .file(path, status)
        return
      case S_IFDIR:
        self = .unreachable(EISDIR)
        return
      case S_IFSOCK:
        self = .socket(path)
        return
      default:
        self = .stream(path)
        return
      }
    }
    self = .unreachable(ELOOP)
  }

  /// The number of a descriptor of this process, nil for any other path.
  private static func descriptor(_ path: String) -> Int32? {
    guard let slash = path.lastIndex(of: "/"), let number = Int32(path[path.index(after: slash)...]), number >= 0,
      let resolved = realpath(String(path[..<slash]), nil)
    else { return nil }
    defer { free(resolved) }
    let name = String(cString: resolved)
    let own = "/proc/\(getpid())/"
    let isOwn = name == "/dev/fd" || name == "\(own)fd" || name.hasPrefix("\(own)task/") && name.hasSuffix("/fd")
    return isOwn ? number : nil
  }

  private static func target(ofLink path: String) -> String? {
    var text = [CChar](repeating: 0, count: 64 * 1024)
    let length = readlink(path, &text, text.count)
    guard length > 0 else { return nil }
    let target = String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard !target.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return target }
    return path[...slash] + target
  }
}
