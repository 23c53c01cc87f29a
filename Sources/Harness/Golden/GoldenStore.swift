#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Input

/// Golden files on disk.
enum GoldenStore {
  /// nil when there is no such file.
  ///
  /// - Throws: when there is one and it cannot be read.
  static func read(_ path: String) throws(InputError) -> String? {
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    return String(decoding: try FileContents.read(path), as: UTF8.self)
  }

  /// Whether something is there that bayplan did not write, and must not write over.
  static func isForeign(_ path: String) -> Bool {
    // What is called a golden file is one, also where its first line is lost in a merge; a folder cannot be written over.
    guard access(path, F_OK) == 0, !path.hasSuffix(".golden"), !NewFolder.exists(path) else { return false }
    guard let bytes = try? FileContents.read(path) else { return false }
    return !bytes.isEmpty && !bytes.starts(with: Golden.head.utf8.prefix(Golden.signature))
  }

  static func foreign(_ path: String) -> String {
    "\(path) is there and is no golden file, which begins with '# What bayplan expects': nothing else is written over, "
      + "name another file"
  }

  /// Writes a golden file where there is one or nothing, and makes its folder.
  static func write(_ text: String, to path: String) throws(InputError) {
    if isForeign(path) { throw InputError(foreign(path)) }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try NewFolder.make(String(path[..<slash])) }
    try FileReplacement.write(Array(text.utf8), to: path)
  }
}
