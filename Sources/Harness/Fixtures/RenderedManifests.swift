import Input
import SourceText
import Symbols
import YAML

/// What a render wrote, object by object: a line number means something only within an object that has a name.
struct RenderedManifests {
  /// - Parameter line: the command that wrote it, as a person would type it.
  /// - Returns: a file for each document that holds something, named for the command and the object.
  static func read(_ bytes: [UInt8], of line: String, into sources: SourceMap) -> [YAMLFile] {
    var files: [YAMLFile] = []
    for (number, document) in documents(bytes).enumerated() {
      let text = Array(document)
      let first = YAMLReader.read(SourceMap().add(path: line, bytes: text))
      let root = first.documents.first { !$0.root.isNull }?.root
      if root == nil, first.diagnostics.isEmpty { continue }
      let name = root.flatMap(title) ?? "document \(number + 1)"
      files.append(YAMLReader.read(sources.add(path: "\(line), \(name)", bytes: text)))
    }
    return files
  }

  private static func title(_ root: YAMLNode) -> String? {
    guard let kind = root["kind"]?.text, let name = root["metadata"]?["name"]?.text else { return nil }
    return "\(kind)/\(name)"
  }

  /// The text between lines of `---`.
  private static func documents(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var documents: [ArraySlice<UInt8>] = []
    var start = 0
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      if isSeparator(bytes[line..<end]) {
        documents.append(bytes[start..<line])
        start = end
      }
      line = end
    }
    documents.append(bytes[start...])
    return documents
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    let blank: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    return line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(blank.contains)
  }
}
