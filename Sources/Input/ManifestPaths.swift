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
  /// file in it and below, sorted by the bytes of the path. `git:REVISION:PATH` is the same as that revision of a git
  /// repository has it.
  ///
  /// - Throws: when nothing is there, when a folder cannot be listed or holds no manifest.
  public static func find(_ path: String) throws(InputError) -> [String] {
    if path == "-" { return [path] }
    if let git = GitPath(path) { return try git.files(where: isManifest) }
    if path.isEmpty { throw InputError("an empty path names no file; leave the flag out or give it a path") }
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError("cannot read \(path): \(FileContents.reason(errno))") }
    guard isFolder(status) else { return [path] }
    var found: [String] = []
    var visited: Set<FolderIdentity> = []
    try list(path, status, isManifest, into: &found, visited: &visited)
    if found.isEmpty { throw InputError("no manifest in \(path): it holds no .yaml, .yml or .json file") }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files in a folder and below whose names end so, sorted by the bytes of the path; empty for a path that is no
  /// folder. What cannot be listed is left out.
  public static func files(below path: String, endingIn ending: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, isFolder(status) else { return [] }
    var found: [String] = []
    var visited: Set<FolderIdentity> = []
    try? list(path, status, { $0.hasSuffix(ending) }, into: &found, visited: &visited)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
      for name in names(in: folder) {
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
    let listed: [String]? = try? list(folder)
    return listed ?? []
  }

  /// Tells folders apart, so that a symbolic link that leads back up ends.
  private struct FolderIdentity: Hashable {
    let device: UInt64
    let inode: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  private static func list(
    _ folder: String, _ status: stat, _ isWanted: (String) -> Bool, into found: inout [String],
    visited: inout Set<FolderIdentity>
  ) throws(InputError) {
    guard visited.insert(FolderIdentity(status)).inserted else { return }
    for name in try list(folder) {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      // A dangling link is of no interest, unless it looks like what is wanted.
      guard stat(path, &status) == 0 else {
        if isWanted(name) { throw InputError("cannot read \(path): \(FileContents.reason(errno))") }
        continue
      }
      if isFolder(status) {
        try list(path, status, isWanted, into: &found, visited: &visited)
      } else if isWanted(name) {
        found.append(path)
      }
    }
  }

  /// What stands in a folder, sorted by bytes; names that start with a dot are left out, as shells do.
  private static func list(_ folder: String) throws(InputError) -> [String] {
    guard let stream = opendir(folder) else {
      throw InputError("cannot list \(folder): \(FileContents.reason(errno))")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private static func isManifest(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }
}
