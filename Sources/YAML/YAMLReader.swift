public import SourceText

/// Reads YAML and JSON as Kubernetes' clients do.
public enum YAMLReader {
  /// Reads a file's documents.
  ///
  /// Nothing is thrown: what is wrong stands in ``YAMLFile/diagnostics``, and the documents before the first that
  /// cannot be read are there.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func read(_ file: SourceFile, limits: YAMLLimits = .standard) -> YAMLFile {
    guard file.bytes.count <= limits.maximumBytes else {
      let message = "file of \(file.bytes.count) bytes, more than \(limits.maximumBytes) are not read: split it"
      let start = SourceRange(file: file.id, start: 0, end: 0)
      return YAMLFile(file: file, documents: [], diagnostics: [.error(at: start, message)])
    }
    var builder = TreeBuilder(file: file, limits: limits)
    do throws(ReadingError) {
      try file.bytes.withUnsafeBufferPointer { (bytes) throws(ReadingError) in
        guard !bytes.isEmpty else { return }
        var stream = YAMLStream(bytes, encoding: file.encoding, markLength: file.encoding.markLength(file.bytes))
        try stream.read(into: &builder)
      }
    } catch {
      builder.report(error.diagnostic)
    }
    return builder.finish()
  }
}

/// Why reading stopped.
struct ReadingError: Error {
  let diagnostic: Diagnostic
}
