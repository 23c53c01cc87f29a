import SourceText
import Testing

@Suite struct LocationTests {
  private func locate(_ text: String, before mark: Character) -> (Int, Int) {
    let bytes = Array(text.utf8)
    let file = SourceMap().add(path: "f.yaml", bytes: bytes)
    let offset = bytes.firstIndex(of: mark.asciiValue ?? 0) ?? 0
    let at = file.location(at: UInt32(offset))
    return (at.line, at.column)
  }

  @Test func countsScalarsNotBytes() {
    #expect(locate("a: é日本!", before: "!") == (1, 7))
  }

  @Test func byteOrderMarkTakesNoColumn() {
    #expect(locate("\u{FEFF}a: !", before: "!") == (1, 4))
    #expect(locate("a: 1\n---\n\u{FEFF}b: !", before: "!") == (3, 4))
  }

  @Test(arguments: ["a\nb\n!", "a\r\nb\r\n!", "a\rb\r!"])
  func linesEndAtEveryKindOfBreak(text: String) {
    #expect(locate(text, before: "!") == (3, 1))
  }

  @Test func unicodeSeparatorsEndNoLine() {
    #expect(locate("a\u{2028}b\u{2029}c\u{85}!", before: "!") == (1, 7))
  }

  @Test func utf16CountsSurrogatePairsOnce() {
    let text = "\u{FEFF}x: 😀\n!"
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let file = SourceMap().add(path: "f.yaml", bytes: bytes)
    let at = file.location(at: UInt32(bytes.count - 2))
    #expect((at.line, at.column) == (2, 1))
    #expect(file.location(at: UInt32(bytes.count - 4)).column == 5)
    #expect(file.text(ofLine: 1) == "x: 😀")
  }

  @Test func rendersPathLineColumn() {
    let map = SourceMap()
    let file = map.add(path: "pod.yaml", bytes: Array("a: 1\nb: 2\n".utf8))
    let range = SourceRange(file: file.id, start: 5, end: 6)
    let diagnostic = Diagnostic.error(
      DiagnosticCode("test", "a test"), at: range, "unknown key 'b'", notes: [.init(at: .none, "remove it")])
    #expect(map.render(diagnostic) == "pod.yaml:2:1: error: unknown key 'b'\nnote: remove it")
  }
}
