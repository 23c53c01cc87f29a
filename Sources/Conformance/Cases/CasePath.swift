#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where cases stand.
enum CasePath {
  /// The last parts of a path, from the root on where it is short.
  static func last(_ count: Int, of path: String) -> [String] {
    Array(absolute(path).split(separator: "/").suffix(count).map(String.init))
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
