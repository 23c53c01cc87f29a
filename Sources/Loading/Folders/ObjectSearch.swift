import Kubernetes
import SourceText
import Symbols
import YAML

/// Whether a file holds a Kubernetes object, or what was meant to be one.
enum ObjectSearch {
  /// nil for a file with an object in it: whoever reads it says what is wrong with the rest.
  static func reason(_ path: String, _ bytes: [UInt8]) -> Manifests.PassedOverFile.Reason? {
    if KustomizationFile.isOne(path) { return nil }
    let isPlain = TextEncoding(sniffing: bytes) == .utf8
    let words = isPlain ? Words(bytes) : Words.unknown
    guard words.hasVersion || words.hasKind else { return .noObject }
    if words.startsLines, !words.hasAction { return nil }
    let yaml = YAMLReader.read(SourceFile(id: .none, path: path, bytes: bytes))
    if yaml.diagnostics.contains(where: { $0.severity == .error }) {
      if words.hasAction { return .template }
      return words.hasVersion && words.hasKind ? nil : .noObject
    }
    return yaml.documents.contains { isObject($0.root) || $0.list != nil } ? nil : .noObject
  }

  private static func isObject(_ root: YAMLNode) -> Bool {
    if root.kind == .sequence { return root.items.contains { $0.kind == .mapping && isObject($0) } }
    guard root.kind == .mapping else { return false }
    let named = (root["apiVersion"] != nil ? 1 : 0) + (root["kind"] != nil ? 1 : 0)
    // One of the two is forgotten sooner than a file of another program has metadata.
    return named == 2 || (named == 1 && root["metadata"]?.kind == .mapping)
  }

  /// What is seen of a text without reading it.
  private struct Words {
    var hasVersion = false
    var hasKind = false
    /// Whether both stand at the start of lines, as the keys of a document do.
    var startsLines: Bool { versionStartsLine && kindStartsLine }
    private var versionStartsLine = false
    private var kindStartsLine = false
    /// `{{` or `{%`.
    var hasAction = false

    static var unknown: Words {
      var words = Words([])
      words.hasVersion = true
      words.hasKind = true
      words.hasAction = true
      return words
    }

    init(_ bytes: [UInt8]) {
      bytes.withUnsafeBufferPointer { text in
        var at = 0
        while at < text.count {
          switch text[at] {
          case UInt8(ascii: "a"):
            if Self.stands("apiVersion", in: text, at: at) {
              hasVersion = true
              if Self.isKey(text, at, length: 10) { versionStartsLine = true }
            }
          case UInt8(ascii: "k"):
            if Self.stands("kind", in: text, at: at) {
              hasKind = true
              if Self.isKey(text, at, length: 4) { kindStartsLine = true }
            }
          case UInt8(ascii: "{"):
            if at + 1 < text.count, text[at + 1] == UInt8(ascii: "{") || text[at + 1] == UInt8(ascii: "%") {
              hasAction = true
            }
          default: break
          }
          at += 1
        }
      }
    }

    private static func stands(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
      guard start + word.utf8CodeUnitCount <= text.count else { return false }
      for index in 0..<word.utf8CodeUnitCount where text[start + index] != word.utf8Start[index] { return false }
      return true
    }

    private static func isKey(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, length: Int) -> Bool {
      let isFirst = start == 0 || text[start - 1] == UInt8(ascii: "\n") || text[start - 1] == UInt8(ascii: "\r")
      return isFirst && start + length < text.count && text[start + length] == UInt8(ascii: ":")
    }
  }
}
