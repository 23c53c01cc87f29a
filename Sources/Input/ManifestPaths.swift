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
  /// - Throws: when nothing is there, when the folder cannot be listed or holds no manifest. What stands in its way further
  ///   down keeps nobody from reading the rest: it is told with what was found.
  public static func find(_ path: String) throws(InputError) -> Found {
    if path == "-" { return Found(paths: [path]) }
    if let git = GitPath(path) { return Found(paths: try git.files(where: isManifest)) }
    if path.isEmpty { throw InputError("an empty path names no file; leave the flag out or give it a path") }
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError("cannot read \(path): \(FileContents.reason(errno))") }
    guard isFolder(status) else { return Found(paths: [path]) }
    var found = Found()
    var visited: Set<FolderIdentity> = []
    try list(path, status, isManifest, into: &found, visited: &visited)
    if found.paths.isEmpty, found.problems.isEmpty {
      throw InputError("no manifest in \(path): it holds no .yaml, .yml or .json file")
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
    var visited: Set<FolderIdentity> = []
    try? list(path, status, { $0.hasSuffix(ending) }, into: &found, visited: &visited)
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
    let listed = try? list(folder).compactMap { try? $0.get() }
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
    _ folder: String, _ status: stat, _ isWanted: (String) -> Bool, into found: inout Found,
    visited: inout Set<FolderIdentity>
  ) throws(InputError) {
    guard visited.insert(FolderIdentity(status)).inserted else { return }
    for entry in try list(folder) {
      let name: String
      switch entry {
      case .success(let text): name = text
      case .failure(let repaired):
        // Nothing could name it in a report, so that nothing is read of it.
        if isWanted(repaired.text) || repaired.isFolder {
          found.problems.append(
            InputError("cannot read \(folder)/\(repaired.text): its name is not UTF-8, give it another"))
        }
        continue
      }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      // A dangling link is of no interest, unless it looks like what is wanted.
      guard stat(path, &status) == 0 else {
        if isWanted(name) {
          found.problems.append(InputError("cannot read \(path): \(FileContents.reason(errno))"))
        }
        continue
      }
      if isFolder(status) {
        do { try list(path, status, isWanted, into: &found, visited: &visited) } catch { found.problems.append(error) }
      } else if isWanted(name) {
        if status.st_mode & S_IFMT == S_IFREG {
          found.paths.append(path)
        } else {
          // Reading it could take for ever; whoever means it can name it.
          found.problems.append(
            InputError(
              "cannot read \(path): it is no file but a pipe, socket or device; give its own path if it is meant"))
        }
      }
    }
  }

  /// A name that is no text, as people can read it.
  private struct RepairedName: Error {
    let text: String
    let isFolder: Bool
  }

  /// What stands in a folder, sorted by bytes; names that start with a dot are left out, as shells do.
  private static func list(_ folder: String) throws(InputError) -> [Result<String, RepairedName>] {
    guard let stream = opendir(folder) else {
      throw InputError("cannot list \(folder): \(FileContents.reason(errno))")
    }
    defer { closedir(stream) }
    var names: [(bytes: [UInt8], name: Result<String, RepairedName>)] = []
    while let entry = readdir(stream) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { start in
          var end = 0
          while start[end] != 0 { end += 1 }
          return Array(UnsafeBufferPointer(start: start, count: end))
        }
      }
      if bytes.first == UInt8(ascii: ".") { continue }
      let text = String(validating: bytes, as: UTF8.self)
      names.append(
        (
          bytes,
          text.map { .success($0) }
            ?? .failure(RepairedName(text: String(decoding: bytes, as: UTF8.self), isFolder: isFolder))
        ))
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.name)
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private static func isManifest(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }
}
