#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A way through a folder and all below it.
struct FolderWalk {
  let isWanted: (String) -> Bool
  var isExcluded: (String) -> Bool = { _ in false }
  private var visited: Set<FolderIdentity> = []

  init(isWanted: @escaping (String) -> Bool, isExcluded: @escaping (String) -> Bool = { _ in false }) {
    self.isWanted = isWanted
    self.isExcluded = isExcluded
  }

  /// - Parameter ignored: nil to look into everything.
  mutating func list(
    _ folder: String, _ status: stat, _ ignored: Ignored?, into found: inout ManifestPaths.Found
  ) throws(InputError) {
    guard visited.insert(FolderIdentity(status)).inserted else { return }
    let ignored = ignored?.entering(folder)
    for entry in try Self.entries(of: folder) {
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
      if isExcluded(path) { continue }
      var status = stat()
      let isThere = stat(path, &status) == 0
      let number = errno
      let isFolder = isThere && ManifestPaths.isFolder(status)
      guard isFolder || isWanted(name) else { continue }
      if let ignored, ignored.contains(path, named: name, isFolder: isFolder) {
        found.ignored.append(isFolder ? path + "/" : path)
        continue
      }
      guard isThere else {
        // A link that leads nowhere.
        found.problems.append(InputError("cannot read \(path): \(FileContents.reason(number))"))
        continue
      }
      if isFolder {
        do { try list(path, status, ignored, into: &found) } catch { found.problems.append(error) }
      } else if status.st_mode & S_IFMT == S_IFREG {
        found.paths.append(path)
      } else {
        // Reading it could take for ever; whoever means it can name it.
        found.problems.append(
          InputError(
            "cannot read \(path): it is no file but a pipe, socket or device; give its own path if it is meant"))
      }
    }
  }

  /// A name that is no text, as people can read it.
  struct RepairedName: Error {
    let text: String
    let isFolder: Bool
  }

  /// What stands in a folder, sorted by bytes; names that start with a dot are left out, as shells do.
  static func entries(of folder: String) throws(InputError) -> [Result<String, RepairedName>] {
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
}

/// Tells folders apart, so that a symbolic link that leads back up ends.
struct FolderIdentity: Hashable {
  let device: UInt64
  let inode: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
