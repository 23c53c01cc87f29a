/// How files are called as seen from the root of the repository, where GitHub looks for them, wherever the program runs.
public struct RepositoryPaths: Sendable {
  /// The parts of the root's path, nil where no repository is known.
  private let root: [Substring]?
  private let folder: String

  /// Every file goes by the path that it was given by.
  public init() {
    root = nil
    folder = "/"
  }

  /// - Parameters:
  ///   - root: the absolute path of the repository.
  ///   - folder: the absolute path that relative ones start from.
  public init(root: String, folder: String) {
    self.root = Self.parts(of: root[...])
    self.folder = folder
  }

  /// The path from the root on; as it is given for what is no file of the repository.
  func path(_ file: String) -> String {
    guard let root, file != "<stdin>", !file.hasPrefix("git:") else { return file }
    let parts = Self.parts(of: file.hasPrefix("/") ? file[...] : "\(folder)/\(file)"[...])
    guard parts.count > root.count, parts.starts(with: root) else { return file }
    return parts.dropFirst(root.count).joined(separator: "/")
  }

  private static func parts(of path: Substring) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
