import Symbols
import YAML

/// The number that tells one content of a pod template from another.
///
/// Kubernetes hashes a dump of the Go struct, which nothing but Go can reproduce: the numbers here are as stable and
/// look alike, but are not those of a real cluster.
public enum TemplateHash {
  /// FNV-1a, 32 bits, over a form of the content in which neither the order of keys nor the way of writing counts.
  static func hash(of node: YAMLNode) -> UInt32 {
    var hasher = FNV1a()
    hasher.combine(node)
    return hasher.value
  }

  /// FNV-1a, 32 bits, over a text that stands for the content.
  public static func hash(ofText text: String) -> UInt32 {
    var hasher = FNV1a()
    for byte in text.utf8 { hasher.combine(byte) }
    return hasher.value
  }

  /// The hash as Kubernetes writes it into `pod-template-hash`: its decimal digits in letters that form no words.
  public static func text(_ hash: UInt32) -> String {
    let alphabet = Array("456789bcdf".utf8)
    return String(decoding: String(hash).utf8.map { alphabet[Int($0 - 0x30)] }, as: UTF8.self)
  }

  private struct FNV1a {
    var value: UInt32 = 2_166_136_261

    mutating func combine(_ byte: UInt8) {
      value = (value ^ UInt32(byte)) &* 16_777_619
    }

    mutating func combine(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { combine(byte) }
      // No UTF-8 text holds this byte, so texts do not run together.
      combine(0xFF)
    }

    mutating func combine(_ node: YAMLNode) {
      switch node.kind {
      case .mapping:
        combine(UInt8(ascii: "{"))
        // A null is an absent field.
        let entries = node.entries.filter { !$0.value.isNull }.sorted { $0.key.precedes($1.key) }
        for entry in entries {
          entry.key.withUTF8 { combine($0) }
          combine(entry.value)
        }
        combine(UInt8(ascii: "}"))
      case .sequence:
        combine(UInt8(ascii: "["))
        for item in node.items { combine(item) }
        combine(UInt8(ascii: "]"))
      case .scalar:
        combine(scalar: node)
      }
    }

    private mutating func combine(scalar node: YAMLNode) {
      switch node.scalar {
      case .null: combine(UInt8(ascii: "0"))
      case .bool(let value): combine(value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
      case .integer(let value): combine(number: String(value))
      case .unsigned(let value): combine(number: String(value))
      case .float(let value): combine(number: value.isFinite ? JSONNumber.text(value) : "?")
      case .string:
        combine(UInt8(ascii: "\""))
        node.withUTF8 { combine($0) }
      }
    }

    private mutating func combine(number: String) {
      combine(UInt8(ascii: "#"))
      combine(number.utf8)
    }
  }
}
