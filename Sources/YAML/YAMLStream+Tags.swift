import CLibYAML
import SourceText

/// How a scalar's text is to be taken.
enum ScalarType {
  /// By its text, see ``YAMLScalar/init(plain:)``.
  case plain
  case string
  case binary
  /// By its tag, whatever quotes it has.
  case merge
}

/// The tags that Kubernetes' decoder knows; a scalar with any other is a string.
private enum ScalarTag: String {
  case str, binary, merge, bool, int, float, null, timestamp

  init?(_ tag: UnsafeMutablePointer<yaml_char_t>) {
    let prefix = "tag:yaml.org,2002:"
    let text = String(cString: tag)
    guard text.hasPrefix(prefix) else { return nil }
    self.init(rawValue: String(text.dropFirst(prefix.utf8.count)))
  }

  /// The tag that the decoder gives to a value by itself.
  init(of scalar: YAMLScalar) {
    switch scalar {
    case .null: self = .null
    case .bool: self = .bool
    case .integer, .unsigned: self = .int
    case .float: self = .float
    case .string: self = .str
    }
  }
}

extension YAMLStream {
  /// What the current event's scalar is, by its tag and quotes; a tag that does not fit its text is reported.
  func scalarType(
    _ text: UnsafeBufferPointer<UInt8>, _ range: SourceRange, _ builder: inout TreeBuilder
  ) -> ScalarType {
    guard let tag = event.pointee.data.scalar.tag else {
      let type = event.pointee.data.scalar.plain_implicit != 0 ? ScalarType.plain : .string
      if type == .plain { checkIsNumber(text, range, &builder) }
      return type
    }
    guard let tag = ScalarTag(tag) else { return .string }
    switch tag {
    case .str: return .string
    case .binary: return .binary
    case .merge: return .merge
    case .timestamp:
      if !YAMLTimestamp.reads(text) {
        builder.report(
          .error(
            .invalidTag, at: range,
            "'\(String(decoding: text, as: UTF8.self).onOneLine)' is tagged !!timestamp but is no date such as "
              + "2001-12-14: correct the value or drop the tag"))
      }
      return .string
    case .bool, .int, .float, .null:
      let found = ScalarTag(of: YAMLScalar(plain: text))
      if found == tag || (tag == .float && found == .int) {
        checkIsNumber(text, range, &builder)
        return .plain
      }
      builder.report(
        .error(
          .invalidTag, at: range,
          "'\(String(decoding: text, as: UTF8.self).onOneLine)' is tagged !!\(tag.rawValue) but reads as "
            + "!!\(found.rawValue): correct the value or drop the tag"))
      return .string
    }
  }

  /// Reports an infinity and what is no number, which YAML has and JSON has not; as keys they are texts.
  private func checkIsNumber(
    _ text: UnsafeBufferPointer<UInt8>, _ range: SourceRange, _ builder: inout TreeBuilder
  ) {
    guard (4...5).contains(text.count), text[0] == UInt8(ascii: ".") || text[1] == UInt8(ascii: "."),
      !builder.expectsKey, case .float(let value) = YAMLScalar(plain: text), !value.isFinite
    else { return }
    let word = String(decoding: text, as: UTF8.self)
    builder.report(
      .error(.notInJSON, at: range, "'\(word)' has no place in JSON, which Kubernetes turns YAML into: give a number"))
  }

  /// The bytes of a `!!binary` scalar, as text.
  func decodedBase64(
    _ text: UnsafeBufferPointer<UInt8>, _ range: SourceRange, _ builder: inout TreeBuilder
  ) -> [UInt8] {
    guard let decoded = Base64.decode(text) else {
      builder.report(.error(.invalidTag, at: range, "this !!binary value is not valid base64, encode it again"))
      return []
    }
    // What is no UTF-8 becomes replacement characters, as in JSON.
    return Array(String(decoding: decoded, as: UTF8.self).utf8)
  }
}
