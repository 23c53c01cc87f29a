import Synchronization

/// All files of a run, by number. The only place where positions turn into paths, lines and columns.
public final class SourceMap: Sendable {
  private let files = Mutex<[SourceFile]>([])

  public init() {}

  /// Takes a file in and gives it the next number.
  public func add(path: String, bytes: [UInt8]) -> SourceFile {
    files.withLock { files in
      let file = SourceFile(id: FileID(rawValue: UInt32(files.count + 1)), path: path, bytes: bytes)
      files.append(file)
      return file
    }
  }

  /// Drops the texts that nobody reads again, see ``SourceFile/releaseText()``.
  public func releaseTexts() {
    for file in files.withLock({ $0 }) { file.releaseText() }
  }

  /// The file of that number, nil for ``FileID/none``.
  public func file(_ id: FileID) -> SourceFile? {
    files.withLock { files in
      id.rawValue >= 1 && Int(id.rawValue) <= files.count ? files[Int(id.rawValue) - 1] : nil
    }
  }

  /// Path, line and column, nil for ``SourcePosition/none``.
  public func location(of position: SourcePosition) -> SourceLocation? {
    file(position.file)?.location(at: position.offset)
  }

  /// `path:line`, nil for ``SourcePosition/none``.
  public func lineLabel(of position: SourcePosition) -> String? {
    location(of: position).map { "\($0.path):\($0.line)" }
  }

  /// `path:line:column: error: message`, with its notes below, each on a line of its own.
  public func render(_ diagnostic: Diagnostic) -> String {
    lines(of: diagnostic).joined(separator: "\n")
  }

  /// The same, line by line.
  public func lines(of diagnostic: Diagnostic) -> [String] {
    var lines = [head(diagnostic.range, diagnostic.severity.rawValue, diagnostic.message)]
    lines += diagnostic.notes.map { head($0.range, Severity.note.rawValue, $0.message) }
    return lines
  }

  private func head(_ range: SourceRange, _ word: String, _ message: String) -> String {
    guard let at = location(of: range.position) else { return "\(word): \(message.spelledOut)" }
    return "\(at.path.spelledOut):\(at.line):\(at.column): \(word): \(message.spelledOut)"
  }
}
