/// Files and folders that are left out of what others stand for.
public struct PathExclusion: Sendable {
  private let patterns: [Glob]
  private let root: String

  /// - Parameters:
  ///   - patterns: of files, and of folders, which mean all that is in them.
  ///   - root: the folder that the patterns start from, with its slash; empty for the current one.
  public init(_ patterns: [Glob], root: String = "") {
    self.patterns = patterns.flatMap { pattern in
      let stem = pattern.pattern.hasSuffix("/") ? String(pattern.pattern.dropLast()) : pattern.pattern
      return [Glob(stem), Glob(stem + "/*")]
    }
    self.root = root
  }

  /// - Complexity: O(*n*) in the number of patterns.
  public func contains(_ path: String) -> Bool {
    if patterns.isEmpty { return false }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if !root.isEmpty, path.hasPrefix(root) { path = path.dropFirst(root.count) }
    return patterns.contains { $0.matches(String(path)) }
  }
}
