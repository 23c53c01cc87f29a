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
      return YAMLFile(
        file: file, documents: [], diagnostics: [.error(.inputTooLarge, at: start, message)], size: YAMLSize())
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      let mark = file.encoding.markLength(file.bytes)
      guard file.encoding == .utf8, JSONScanner(bytes, markLength: mark).startsObject else {
        return readYAML(bytes, file, limits).file
      }
      return readJSON(bytes, file, limits, markLength: mark)
    }
  }

  /// Reads as JSON, and as YAML what is none: in flow style that starts with `{` too.
  private static func readJSON(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: SourceFile, _ limits: YAMLLimits, markLength: Int
  ) -> YAMLFile {
    var builder = TreeBuilder(file: file, limits: limits)
    var scanner = JSONScanner(bytes, markLength: markLength)
    do throws(ReadingError) {
      guard let mismatch = try scanner.read(into: &builder) else { return builder.finish() }
      let yaml = readYAML(bytes, file, limits)
      // Which of them the file was meant to be: JSON if it starts as such and YAML gets no further than its line.
      guard let failure = yaml.failure, scanner.hasReadKey,
        file.lines.line(at: UInt32(truncatingIfNeeded: failure))
          <= file.lines.line(at: UInt32(truncatingIfNeeded: mismatch.offset))
      else { return yaml.file }
      let offset = UInt32(truncatingIfNeeded: mismatch.offset)
      let message = builder.withTemplateAdvice("not valid JSON: \(mismatch.message)")
      return builder.finish(builder.error(.invalidJSON, offset, offset, message))
    } catch {
      return builder.finish(error)
    }
  }

  /// The file, and the offset at which reading stopped if it did.
  private static func readYAML(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: SourceFile, _ limits: YAMLLimits
  ) -> (file: YAMLFile, failure: Int?) {
    var disguise = Disguise(byteCount: bytes.count)
    while true {
      var builder = TreeBuilder(file: file, limits: limits)
      do throws(ReadingError) {
        try read(bytes, disguise, into: &builder)
        return (builder.finish(), nil)
      } catch {
        if let spelling = error.spelling, disguise.add(spelling) { continue }
        return readUpTo(error, bytes, file, limits, disguise, builder)
      }
    }
  }

  /// What was read before an error.
  private static func readUpTo(
    _ error: ReadingError, _ bytes: UnsafeBufferPointer<UInt8>, _ file: SourceFile, _ limits: YAMLLimits,
    _ disguise: Disguise, _ builder: consuming TreeBuilder
  ) -> (file: YAMLFile, failure: Int?) {
    if let end = error.unreadableFrom {
      // libyaml looks ahead: documents before the bad byte may not have come out yet.
      builder = TreeBuilder(file: file, limits: limits)
      let isWhole =
        (try? read(UnsafeBufferPointer(rebasing: bytes[..<end]), disguise, into: &builder)) != nil
      if isWhole { builder.dropLastDocument() }
    }
    return (builder.finish(error), Int(error.diagnostic.range.start))
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ disguise: Disguise, into builder: inout TreeBuilder
  ) throws(ReadingError) {
    guard !bytes.isEmpty else { return }
    try YAMLStream.read(bytes, 0..<bytes.count, disguise, into: &builder)
  }
}

/// Why reading stopped.
struct ReadingError: Error {
  let diagnostic: Diagnostic
  /// The offset of a byte that is no character, if that was why.
  var unreadableFrom: Int?
  /// Whether it is a byte order mark where none may be.
  var isStrayMark = false
  /// What libyaml stumbled over though Kubernetes' reader takes it.
  var spelling: Disguise.Spelling?
}
