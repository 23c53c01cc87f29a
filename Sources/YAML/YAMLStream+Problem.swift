import CLibYAML
import SourceText

extension YAMLStream {
  /// What libyaml stumbled over, in plain words.
  mutating func problem(in file: SourceFile) -> ReadingError {
    let found = parser.pointee.problem.map { String(cString: $0) } ?? "not enough memory"
    let isReaderProblem = parser.pointee.error == YAML_READER_ERROR
    let offset =
      isReaderProblem
      ? UInt32(truncatingIfNeeded: min(parser.pointee.problem_offset, bytes.count))
      : offsets.byte(ofCharacter: parser.pointee.problem_mark.index)
    let place = SourceRange(file: file.id, start: offset, end: offset)
    var notes: [Diagnostic.Note] = []
    if !isReaderProblem, let context = parser.pointee.context {
      let start = offsets.byte(ofCharacter: parser.pointee.context_mark.index)
      notes.append(Diagnostic.Note(at: SourceRange(file: file.id, start: start, end: start), String(cString: context)))
    }
    return ReadingError(diagnostic: .error(at: place, found, notes: notes))
  }
}
