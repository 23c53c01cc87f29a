#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells which files change: by inotify where there is one, otherwise by looking again and again.
///
/// Folders are watched, not files: an editor that saves by renaming puts another file in the place of the first.
public final class FileWatch {
  /// How often a folder is looked at without inotify, in milliseconds.
  private static let pace: Int32 = 200
  /// One save is several events; when none has come for so long, it is over.
  private static let settling: Int32 = 10

  #if os(Linux)
    private let inotify = Inotify()
  #endif
  private var folders: Set<String> = []
  private var snapshot = FolderSnapshot()
  /// What a symbolic link leads to, and the links by which it is known.
  private var links: [String: Set<String>] = [:]

  public init() {}

  /// Watches all files in the folders of these paths, and in the folders below those that are folders themselves.
  public func watch(_ paths: Set<String>) {
    var wanted: Set<String> = []
    links = [:]
    for path in paths where path != "-" && !path.hasPrefix("git:") {
      let below = ManifestPaths.folders(below: path)
      wanted.formUnion(below.isEmpty ? [Self.folder(of: path)] : below)
      if let target = Self.target(ofLink: path) {
        links[target, default: []].insert(path)
        wanted.insert(Self.folder(of: target))
      }
    }
    #if os(Linux)
      for folder in wanted.subtracting(folders) { inotify?.add(folder) }
    #endif
    folders = wanted
    if !hasEvents { snapshot = FolderSnapshot(of: folders) }
  }

  /// Waits until files change or a descriptor can be read.
  ///
  /// - Returns: the paths that changed, as their folders were given; empty when it is a descriptor's turn.
  public func wait(or descriptors: [Int32]) -> Set<String> {
    var changed: Set<String> = []
    while true {
      var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      #if os(Linux)
        if let inotify { polls.append(pollfd(fd: inotify.descriptor, events: Int16(POLLIN), revents: 0)) }
      #endif
      let patience = !changed.isEmpty ? Self.settling : hasEvents ? -1 : Self.pace
      let ready = poll(&polls, nfds_t(polls.count), patience)
      if ready < 0, errno != EINTR { return changed }
      let news = readNews()
      changed.formUnion(news)
      if ready > 0, polls.prefix(descriptors.count).contains(where: { $0.revents != 0 }) { return changed }
      if news.isEmpty, !changed.isEmpty { return changed }
    }
  }

  private var hasEvents: Bool {
    #if os(Linux)
      inotify != nil
    #else
      false
    #endif
  }

  private func readNews() -> Set<String> {
    var news: Set<String> = []
    #if os(Linux)
      if let inotify { news = inotify.changes() }
    #endif
    if !hasEvents {
      let now = FolderSnapshot(of: folders)
      news = now.differences(from: snapshot)
      snapshot = now
    }
    for path in news { news.formUnion(links[path] ?? []) }
    return news
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// nil for what is no symbolic link.
  private static func target(ofLink path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let target = realpath(path, nil) else {
      return nil
    }
    defer { free(target) }
    return String(cString: target)
  }

  static func path(_ name: String, in folder: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
