import Expectations
import Grammar
import Input

/// A path with wildcards: `*` and `?` stay within a folder's or file's name, `**` stands for any folders.
struct PathPattern {
  let text: String

  /// Whether a path is a pattern at all.
  static func isPattern(_ path: String) -> Bool { Glob(path).hasWildcard }

  /// The folder in front of the first wildcard; the path itself when it has none.
  var base: String {
    guard Self.isPattern(text) else { return text }
    let fixed = text.split(separator: "/", omittingEmptySubsequences: false).prefix { !Glob(String($0)).hasWildcard }
    let base = fixed.joined(separator: "/")
    return fixed.isEmpty ? "." : base.isEmpty ? "/" : base
  }

  /// The manifests that match, sorted by the bytes of their paths; empty when none does.
  ///
  /// - Throws: when the folder in front of the first wildcard cannot be listed.
  func expand() throws(InputError) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return try ManifestPaths.find(base).whole().filter { path in
      let path = base == "." && path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      return Self.matches(parts[...], path.split(separator: "/", omittingEmptySubsequences: false)[...])
    }
  }

  static func matches(_ pattern: ArraySlice<String>, _ path: ArraySlice<Substring>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      let rest = pattern.dropFirst()
      return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
    }
    guard let name = path.first, Glob(first).matches(String(name)) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }
}
