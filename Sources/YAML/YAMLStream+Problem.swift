import CLibYAML
import SourceText

extension YAMLStream {
  /// What libyaml stumbled over.
  mutating func problem(_ builder: borrowing TreeBuilder) -> ReadingError {
    let found = parser.pointee.problem.map { String(cString: $0) } ?? "not enough memory to read the file"
    if parser.pointee.error == YAML_READER_ERROR {
      let offset = min(parser.pointee.problem_offset, bytes.count)
      let place = UInt32(truncatingIfNeeded: offset)
      let words = ParseProblem.unreadable(found, value: parser.pointee.problem_value)
      return ReadingError(diagnostic: .error(at: builder.range(place, place), words), unreadableFrom: offset)
    }
    let context = parser.pointee.context == nil ? nil : offsets.byte(ofCharacter: parser.pointee.context_mark.index)
    // A key without ':' and quotes without end are found out far behind them.
    let isFoundLate = context != nil && ParseProblem.foundLate.contains(found)
    let place =
      isFoundLate ? context ?? 0 : offsets.byte(ofCharacter: parser.pointee.problem_mark.index)
    let words = ParseProblem.words(
      for: found, character: byte(at: Int(place)),
      contextLine: context.map { builder.file.lines.line(at: $0) })
    return builder.error(place, place, builder.withTemplateAdvice(words))
  }

  /// The low byte of the code unit at an offset.
  private func byte(at offset: Int) -> UInt8? {
    let offset = encoding == .utf16BigEndian ? offset + 1 : offset
    return offset < bytes.count ? bytes[offset] : nil
  }
}
