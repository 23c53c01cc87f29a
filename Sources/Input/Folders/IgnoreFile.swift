/// A `.gitignore`, with the folder that it speaks of.
struct IgnoreFile {
  /// Absolute, without a slash at its end.
  private let folder: [UInt8]
  private let patterns: [IgnorePattern]

  static let name = ".gitignore"

  /// nil when there is none, or it leaves nothing out.
  ///
  /// - Parameter folder: an absolute path.
  init?(in folder: String) {
    guard NewFile.exists("\(folder)/\(Self.name)"), let bytes = try? FileContents.read("\(folder)/\(Self.name)") else {
      return nil
    }
    self.init(bytes, of: folder)
  }

  init?(_ bytes: [UInt8], of folder: String) {
    patterns = bytes.split(separator: UInt8(ascii: "\n")).compactMap { IgnorePattern($0) }
    if patterns.isEmpty { return nil }
    self.folder = Array((folder == "/" ? "" : folder).utf8)
  }

  /// What the last line that means a path says of it; nil when none does.
  ///
  /// - Parameter path: absolute.
  func leavesOut(_ path: [UInt8], isFolder: Bool) -> Bool? {
    guard path.count > folder.count + 1, path.starts(with: folder) else { return nil }
    let names = path[(folder.count + 1)...].split(separator: UInt8(ascii: "/"))
    return patterns.last { $0.matches(names, isFolder: isFolder) }.map { !$0.isNegated }
  }
}
