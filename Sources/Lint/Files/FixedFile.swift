public import SourceText

/// A file with its fix-its applied.
public struct FixedFile: Sendable {
  public let file: SourceFile
  /// What was applied, in order; none touches another.
  public let edits: [TextEdit]

  /// All files of a result that have fix-its, in order. Where two edits touch, the first is applied and the other left
  /// for the next time.
  public static func all(in result: LintResult) -> [FixedFile] {
    var files: [SourceFile] = []
    var edits: [FileID: [TextEdit]] = [:]
    for object in result.objects {
      for edit in object.findings.compactMap(\.fix) {
        if edits[object.file.id] == nil { files.append(object.file) }
        edits[object.file.id, default: []].append(edit)
      }
    }
    return files.map { FixedFile($0, edits[$0.id] ?? []) }
  }

  init(_ file: SourceFile, _ edits: [TextEdit]) {
    self.file = file
    var kept: [TextEdit] = []
    for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      if let last = kept.last, edit.range.start <= last.range.end { continue }
      kept.append(edit)
    }
    self.edits = kept
  }

  /// The file's bytes after the edits; every other byte is as it was.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    var place = 0
    for edit in edits {
      result += file.bytes[place..<Int(edit.range.start)]
      result += Array(edit.replacement.utf8)
      place = Int(edit.range.end)
    }
    return result + file.bytes[place...]
  }
}
