#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files a path stands for.
public enum ManifestPaths {
  /// A file is itself, whatever its extension; `-` is standard input; a folder is every `.yaml`, `.yml` and `.json`
  /// file in it and below, sorted by the bytes of the path, without what is ``Ignored``. `git:REVISION:PATH` is the same as
  /// that revision of a git repository has it.
  ///
  /// - Parameter isExcluded: whether a file, or a folder with all in it, is left out of what a folder stands for.
  /// - Throws: when nothing is there, when the folder cannot be listed or holds no manifest. What stands in its way further
  ///   down keeps nobody from reading the rest: it is told with what was found.
  public static func find(
    _ path: String, isExcluded: @escaping (String) -> Bool = { _ in false }
  ) throws(InputError) -> Found {
    if path == "-" { return Found(paths: [path]) }
    if let git = GitPath(path) {
      var found = Found(paths: try git.files(where: isManifest))
      if found.paths != [path] { found.paths.removeAll(where: isExcluded) }
      return found
    }
    if path.isEmpty { throw InputError("an empty path names no file; leave the flag out or give it a path") }
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError("cannot read \(path): \(FileContents.reason(errno))") }
    guard isFolder(status) else { return Found(paths: [path]) }
    var found = Found()
    var walk = FolderWalk(isWanted: isManifest, isExcluded: isExcluded)
    try walk.list(path, status, Ignored(below: path), into: &found)
    if found.paths.isEmpty, found.problems.isEmpty {
      let others = found.ignored.isEmpty ? "" : " but in \(found.ignored.joined(separator: ", ")), which is left out"
      throw InputError("no manifest in \(path): it holds no .yaml, .yml or .json file\(others)")
    }
    found.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found
  }

  /// What a path stands for.
  public struct Found: Equatable, Sendable {
    /// Sorted by bytes.
    public var paths: [String] = []
    /// Why there may be more, in the order in which they were met.
    public var problems: [InputError] = []
    /// What was ``Ignored``, in the order in which it was met: folders, with a slash at the end, and files that would have
    /// been read.
    public var ignored: [String] = []

    public init(paths: [String] = [], problems: [InputError] = []) {
      self.paths = paths
      self.problems = problems
    }

    /// The same where all must be there.
    ///
    /// - Throws: the first problem.
    public func whole() throws(InputError) -> [String] {
      if let first = problems.first { throw first }
      return paths
    }
  }

  /// The files in a folder and below whose names end so, sorted by the bytes of the path; empty for a path that is no
  /// folder. What cannot be listed is left out.
  public static func files(below path: String, endingIn ending: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, isFolder(status) else { return [] }
    var found = Found()
    var walk = FolderWalk(isWanted: { $0.hasSuffix(ending) })
    try? walk.list(path, status, nil, into: &found)
    return found.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A folder and all folders below it; empty for a path that is no folder. What cannot be listed is left out.
  static func folders(below path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, isFolder(status) else { return [] }
    var found: [String] = []
    var visited: Set<FolderIdentity> = []
    func visit(_ folder: String, _ status: stat) {
      guard visited.insert(FolderIdentity(status)).inserted else { return }
      found.append(folder)
      for name in names(in: folder) where !Ignored.fetched.contains(name) {
        let path = FileWatch.path(name, in: folder)
        var status = stat()
        if stat(path, &status) == 0, isFolder(status) { visit(path, status) }
      }
    }
    visit(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, status)
    return found
  }

  /// What stands in a folder; nothing when it cannot be listed.
  static func names(in folder: String) -> [String] {
    let listed = try? FolderWalk.entries(of: folder).compactMap { try? $0.get() }
    return listed ?? []
  }

  static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private static func isManifest(_ name: String) -> Bool {
    // By its last name alone kustomize knows a folder, too.
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json") || name == "Kustomization"
      || name.hasSuffix("/Kustomization")
  }
}
