#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is not looked into on the way through a folder: what others have put there, and what its repository's `.gitignore`
/// files leave out. What somebody names is looked into all the same.
struct Ignored {
  /// From the outermost folder to the innermost.
  private var files: [IgnoreFile] = []
  /// The folder that is walked through, as it was given and as it stands in the file system.
  private let given: String
  private let absolute: [UInt8]

  /// Folders of packages and modules that a program has fetched. Names that start with a dot are left out anyway.
  static let fetched: Set<String> = ["node_modules", "vendor"]

  /// Whether a path has such a folder on its way.
  static func isFetched(_ path: Substring) -> Bool {
    path.split(separator: "/").dropLast().contains { fetched.contains(String($0)) }
  }

  /// - Parameter folder: that somebody has named.
  init(below folder: String) {
    given = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard let resolved = realpath(folder, nil) else {
      absolute = []
      return
    }
    defer { free(resolved) }
    let path = String(cString: resolved)
    absolute = Array((path == "/" ? "" : path).utf8)
    files = Self.above(path)
  }

  /// Of the folders above one, up to the root of its repository; none where there is no repository.
  private static func above(_ folder: String) -> [IgnoreFile] {
    var files: [IgnoreFile] = []
    var folder = folder
    while true {
      if NewFile.exists("\(folder)/.git") { return files.reversed() }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return [] }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
      if let file = IgnoreFile(in: folder) { files.append(file) }
    }
  }

  /// With what a folder's own `.gitignore` says, for what is in it.
  func entering(_ folder: String) -> Ignored {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard let file = IgnoreFile(in: String(decoding: absolute(folder), as: UTF8.self)) else { return self }
    var inner = self
    inner.files.append(file)
    return inner
  }

  /// - Parameter path: below the folder that is walked through, as it is told.
  func contains(_ path: String, named name: String, isFolder: Bool) -> Bool {
    if isFolder, Self.fetched.contains(name) { return true }
    if files.isEmpty { return false }
    let path = absolute(path)
    for file in files.reversed() {
      if let verdict = file.leavesOut(path, isFolder: isFolder) { return verdict }
    }
    return false
  }

  private func absolute(_ path: String) -> [UInt8] { absolute + path.utf8.dropFirst(given.utf8.count) }
}
