#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The way from one folder to a file, as a file in that folder names it.
public enum RelativePath {
  /// `../deploy/web.yaml` for `deploy/web.yaml` seen from `tests`. Symbolic links count as what they are called.
  public static func from(_ folder: String, to path: String) -> String {
    let start = parts(of: folder)
    let end = parts(of: path)
    var common = 0
    while common < start.count, common < end.count, start[common] == end[common] { common += 1 }
    let way = [Substring](repeating: "..", count: start.count - common) + end[common...]
    return way.isEmpty ? "." : way.joined(separator: "/")
  }

  /// Whether a path is a folder or lies below it.
  public static func isInside(_ folder: String, _ path: String) -> Bool {
    parts(of: path).starts(with: parts(of: folder))
  }

  private static func parts(of path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in absolute(path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return "\(String(cString: current))/\(path)"
  }
}
