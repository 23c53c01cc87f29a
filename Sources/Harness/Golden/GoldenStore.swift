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

  static func write(_ text: String, to path: String) throws(InputError) {
    try FileReplacement.write(Array(text.utf8), to: path)
  }
}
