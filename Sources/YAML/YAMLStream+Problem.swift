import CLibYAML
import SourceText

extension YAMLStream {
  /// What libyaml stumbled over.
  mutating func problem(_ builder: borrowing TreeBuilder) -> ReadingError {
    let found = parser.pointee.problem.map { String(cString: $0) } ?? "not enough memory to read the file"
    if let mark = strayMarks.first, mark <= Int(offsets.byte(ofCharacter: parser.pointee.problem_mark.index)) {
      return strayMark(mark, builder)
    }
    if parser.pointee.error == YAML_READER_ERROR {
      let offset = min(parser.pointee.problem_offset, bytes.count)
      let place = UInt32(truncatingIfNeeded: offset)
      let words = ParseProblem.unreadable(found, value: parser.pointee.problem_value)
      return ReadingError(
        diagnostic: .error(.unreadableText, at: builder.range(place, place), words), unreadableFrom: offset)
    }
    let context = parser.pointee.context == nil ? nil : offsets.byte(ofCharacter: parser.pointee.context_mark.index)
    // A key without ':' and quotes without end are found out far behind them.
    let isFoundLate = context != nil && ParseProblem.foundLate.contains(found)
    let place =
      isFoundLate ? context ?? 0 : offsets.byte(ofCharacter: parser.pointee.problem_mark.index)
    if let words = textInFlow(found, from: context, to: place) {
      var error = builder.error(.notTakenHere, context ?? place, place, words)
      error.spelling = .colon(Int(place))
      return error
    }
    if let words = quoteEscape(found, at: place) {
      var error = builder.error(.notTakenHere, place, place, words)
      error.spelling = .quote(Int(place) + 1)
      return error
    }
    let words = ParseProblem.words(
      for: found, character: byte(at: Int(place)),
      contextLine: context.map { builder.file.lines.line(at: $0) })
    return builder.error(.invalidYAML, place, place, builder.withTemplateAdvice(words))
  }

  /// A plain text in brackets or braces with a colon at its end, which Kubernetes' reader takes and libyaml does not.
  private func textInFlow(_ found: String, from start: UInt32?, to colon: UInt32) -> String? {
    guard found == "found unexpected ':'", let start, encoding == .utf8, start <= colon, colon < bytes.count else {
      return nil
    }
    let text = String(decoding: bytes[Int(start)...Int(colon)], as: UTF8.self).onOneLine
    return "bayplan takes no ':' at the end of a text within brackets or braces, though Kubernetes does: "
      + "put '\(text)' in quotes"
  }

  /// `\'` in double quotes, likewise.
  private func quoteEscape(_ found: String, at place: UInt32) -> String? {
    guard found == "found unknown escape character", byte(at: Int(place) + 1) == UInt8(ascii: "'"), encoding == .utf8
    else { return nil }
    return
      "bayplan does not know the escape \\' in double quotes, though Kubernetes does: write ' without the backslash"
  }

  /// The low byte of the code unit at an offset.
  private func byte(at offset: Int) -> UInt8? {
    let offset = encoding == .utf16BigEndian ? offset + 1 : offset
    return offset < bytes.count ? bytes[offset] : nil
  }
}
