import Expectations
import Grammar
import SourceText
import YAML

/// A name that helm is given, which it must not take for anything else.
enum HelmName: String {
  case release, namespace

  /// Characters at most.
  private var limit: Int { self == .release ? 53 : 63 }

  /// Small letters, digits and dashes, the first and the last no dash; a release's may have dots between such parts.
  func allows(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= limit else { return false }
    let parts = self == .release ? text.split(separator: ".", omittingEmptySubsequences: false) : [text[...]]
    return parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix("-") && !part.hasSuffix("-")
        && part.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
        }
    }
  }

  func read(_ node: YAMLNode, _ reader: inout FieldReader) -> String? {
    guard let text = reader.string(node, rawValue) else { return nil }
    if allows(text) { return text }
    reader.error(
      .unusableWord, at: node.range,
      "'\(text.onOneLine)' is no name of a \(rawValue): write small letters, digits and dashes, at most \(limit)")
    return nil
  }
}
