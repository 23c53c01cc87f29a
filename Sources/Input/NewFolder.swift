#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders that a command writes into.
public enum NewFolder {
  /// Makes a folder with all above it; one that is there already stays as it is.
  public static func make(_ path: String) throws(InputError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      var status = stat()
      if stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
      guard mkdir(made, 0o777) == 0 || errno == EEXIST && exists(made) else {
        throw InputError("cannot make the folder \(path): \(FileContents.reason(errno))")
      }
    }
  }

  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
