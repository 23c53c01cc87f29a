import SourceText
import Symbols

extension TreeBuilder {
  /// A scalar where a key is expected.
  mutating func key(_ type: ScalarType, _ text: UnsafeBufferPointer<UInt8>, start: UInt32, end: UInt32) {
    let sign = UInt8(ascii: "<")
    if type == .plain || type == .merge, text.count == 2, text[0] == sign, text[1] == sign {
      return mergeKey(start: start, end: end)
    }
    switch type {
    case .plain: plainKey(text, start: start, end: end)
    case .string, .merge: key(symbols.symbol(text), start: start, end: end)
    case .binary: key(Symbol(String(decoding: Base64.decode(text) ?? [], as: UTF8.self)), start: start, end: end)
    }
  }

  /// An alias where a key is expected.
  mutating func key(aliasOf target: Int32, start: UInt32, end: UInt32) {
    let record = records[Int(target)]
    let text = Int(record.first)..<(Int(record.first) + Int(record.count))
    switch record.kind {
    case .mapping, .sequence, .alias: unusableKey("a mapping or list", start: start, end: end)
    case .plainInFile:
      let bytes = file.bytes
      bytes.withUnsafeBufferPointer { plainKey(UnsafeBufferPointer(rebasing: $0[text]), start: start, end: end) }
    case .plainUnescaped:
      let bytes = ContiguousArray(unescaped[text])
      bytes.withUnsafeBufferPointer { plainKey($0, start: start, end: end) }
    case .quotedInFile:
      let symbol = file.bytes.withUnsafeBytes { Symbol(utf8: UnsafeRawBufferPointer(rebasing: $0[text])) }
      key(symbol, start: start, end: end)
    case .quotedUnescaped:
      let symbol = unescaped.withUnsafeBytes { Symbol(utf8: UnsafeRawBufferPointer(rebasing: $0[text])) }
      key(symbol, start: start, end: end)
    }
  }

  private mutating func plainKey(_ text: UnsafeBufferPointer<UInt8>, start: UInt32, end: UInt32) {
    switch MappingKey(plain: text) {
    case .text: key(symbols.symbol(text), start: start, end: end)
    case .spelled(let spelling): key(Symbol(spelling), start: start, end: end)
    case .unusable(let what): unusableKey(what, start: start, end: end)
    }
  }

  /// Reports what is no key in a JSON object; its value is read and left out.
  mutating func unusableKey(_ what: String, start: UInt32, end: UInt32) {
    report(
      .error(
        .invalidKey, at: range(start, end),
        "\(what) cannot be a key, Kubernetes takes texts only: put it in quotes if it is meant as text"))
    ignoredKey(start: start, end: end)
  }
}
