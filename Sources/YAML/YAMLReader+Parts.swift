public import SourceText
import Symbols

extension YAMLReader {
  /// Cuts a file where documents, or the items of a long list, start; one part if it cannot be cut.
  ///
  /// - Parameters:
  ///   - count: at most so many parts.
  ///   - length: about how many bytes each holds at least.
  public static func parts(of file: SourceFile, atMost count: Int, ofAtLeast length: Int) -> [YAMLPart] {
    let whole = [YAMLPart(content: .wholeFile)]
    let shares = min(count, file.bytes.count / max(length, 1))
    guard shares > 1, file.bytes.count <= YAMLLimits.standard.maximumBytes, file.encoding == .utf8 else { return whole }
    return file.bytes.withUnsafeBufferPointer { bytes in
      if JSONScanner(bytes, markLength: file.encoding.markLength(file.bytes)).startsObject { return whole }
      let cuts = DocumentCuts(bytes: bytes).offsets(shares: shares)
      if !cuts.isEmpty {
        return zip([0] + cuts, cuts + [bytes.count]).map { YAMLPart(content: .documents($0..<$1)) }
      }
      guard let cuts = ListCuts(bytes, shares: shares), let head = listHead(cuts, in: file) else { return whole }
      return cuts.items.map { YAMLPart(content: .items($0, of: head)) }
    }
  }

  /// Reads a part. The limits hold for it alone: whether all parts together keep them is the caller's to ask.
  ///
  /// - Returns: nil if it has an error or has no end in itself: the file is to be read in one piece then, which tells
  ///   the error as it is, or finds none.
  public static func read(
    _ part: YAMLPart, of file: SourceFile, limits: YAMLLimits = .standard
  ) -> YAMLFile? {
    switch part.content {
    case .wholeFile: return read(file, limits: limits)
    case .documents(let range): return read(range, of: file, limits)
    case .items(let range, let head):
      guard let read = read(range, of: file, limits), let items = read.documents.first,
        read.documents.count == 1, items.root.kind == .sequence
      else { return nil }
      let document = YAMLDocument(index: 0, root: items.root, list: head)
      return YAMLFile(file: file, documents: [document], diagnostics: read.diagnostics, size: read.size)
    }
  }

  private static func read(_ range: Range<Int>, of file: SourceFile, _ limits: YAMLLimits) -> YAMLFile? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var builder = TreeBuilder(file: file, limits: limits, byteCount: range.count)
      do throws(ReadingError) {
        try YAMLStream.read(bytes, range, Disguise(), into: &builder)
      } catch {
        return nil
      }
      let read = builder.finish()
      return read.diagnostics.contains { $0.severity == .error } ? nil : read
    }
  }

  /// Version and kind of a list that is nothing but that.
  private static func listHead(_ cuts: ListCuts, in file: SourceFile) -> YAMLListHead? {
    guard let head = listFields(cuts.head, in: file), let tail = listFields(cuts.tail, in: file) else { return nil }
    let fields = head + tail
    guard Set(fields.map(\.key)).count == fields.count,
      let version = fields.first(where: { $0.keyword == .apiVersion })?.value,
      let kind = fields.first(where: { $0.keyword == .kind })?.value,
      version.kind == .scalar, version.scalar == .string, kind.kind == .scalar, kind.scalar == .string,
      kind.text.hasSuffix("List")
    else { return nil }
    return YAMLListHead(apiVersion: version.symbol, kind: kind.symbol)
  }

  private static func listFields(_ range: Range<Int>, in file: SourceFile) -> [YAMLEntry]? {
    if range.isEmpty { return [] }
    guard let read = read(range, of: file, .standard), read.diagnostics.isEmpty, read.documents.count <= 1 else {
      return nil
    }
    guard let root = read.documents.first?.root, root.kind == .mapping else { return nil }
    return Array(root.entries)
  }
}
