import Foundation

/// Generated manifests on disk, gone with the value.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "bayplan-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ body: ((String) -> Void) -> Void) throws -> String {
    let file = "\(path)/\(name)"
    try TextFile.write(file, body)
    return file
  }
}

/// A text file that is written in pieces.
enum TextFile {
  static func write(_ path: String, _ body: ((String) -> Void) -> Void) throws {
    guard let stream = fopen(path, "w") else { throw Problem("cannot write \(path)") }
    body { text in fputs(text, stream) }
    guard fclose(stream) == 0 else { throw Problem("cannot write \(path)") }
  }
}
