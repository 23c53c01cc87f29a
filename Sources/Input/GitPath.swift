/// A file or folder as a revision of a git repository has it: `git:REV:path`, the path as seen from the working
/// directory.
struct GitPath {
  let revision: String
  /// Empty for the working directory itself.
  let path: String

  /// nil for any other path.
  init?(_ text: String) {
    guard text.hasPrefix("git:"), let colon = text.dropFirst(4).firstIndex(of: ":") else { return nil }
    revision = String(text[text.index(text.startIndex, offsetBy: 4)..<colon])
    var path = text[text.index(after: colon)...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = path == "." ? "" : String(path)
  }

  private var text: String { "git:\(revision):\(path)" }

  /// The files that it stands for, as such paths themselves: itself, or what a folder has, sorted by bytes.
  func files(where isManifest: (String) -> Bool) throws(InputError) -> [String] {
    let listing = try git([
      "--literal-pathspecs", "ls-tree", "-r", "-z", "--name-only", revision, "--", path.isEmpty ? "." : path,
    ])
    let names = listing.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    if names.isEmpty { throw InputError("cannot read \(text): revision \(revision) has no such file or folder") }
    if names == [path] { return [text] }
    let manifests = names.filter { isManifest($0) && !Ignored.isFetched($0.dropFirst(path.count)) }
    if manifests.isEmpty { throw InputError("no manifest in \(text): it holds no .yaml, .yml or .json file") }
    return manifests.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "git:\(revision):\($0)" }
  }

  /// The file's bytes.
  func read() throws(InputError) -> [UInt8] {
    // The bytes as they are kept: `git show` may have a program turn them into text first.
    try git(["cat-file", "blob", "\(revision):./\(path)"])
  }

  private func git(_ arguments: [String]) throws(InputError) -> [UInt8] {
    if revision.isEmpty || revision.hasPrefix("-") {
      throw InputError("cannot read \(text): '\(revision)' is no revision, write git:REVISION:PATH")
    }
    guard let outcome = try ExternalCommand("git", arguments).run() else {
      throw InputError("cannot read \(text): there is no git on PATH")
    }
    if outcome.status == 0 { return outcome.output }
    let words = String(decoding: outcome.errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    let reason = words.hasPrefix("fatal: ") ? String(words.dropFirst(7)) : words
    throw InputError("cannot read \(text): git says '\(reason)'")
  }
}
