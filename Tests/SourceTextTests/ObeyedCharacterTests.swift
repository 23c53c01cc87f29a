import SourceText
import Testing

@Suite struct ObeyedCharacterTests {
  @Test func everyControlCharacterIsObeyed() {
    let controls = Array(0x00...0x1F) + Array(0x7F...0x9F)
    let directions = [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    for value in controls + directions + [0x2028, 0x2029, 0xFEFF] {
      #expect(Unicode.Scalar(UInt32(value))?.isObeyed == true, "\(value)")
    }
    for scalar in "aé 日\u{301}\u{200D}👩‍🚀\u{A0}~".unicodeScalars { #expect(!scalar.isObeyed) }
  }

  @Test(arguments: [
    ("plain, é", "plain, é"), ("a\nb\r\tc", "a\\nb\\r\\tc"), ("\u{1B}[1m\u{9B}\u{202E}", "\\u{1b}[1m\\u{9b}\\u{202e}"),
  ])
  func messagesSpellThemOut(text: String, line: String) {
    #expect(text.spelledOut == line)
  }

  @Test func aLongTextIsCut() {
    let text = String(repeating: "n", count: 61)
    #expect(text.onOneLine == String(repeating: "n", count: 60) + "...")
    #expect(text.spelledOut == text)
  }

  @Test func tablesReplaceThem() {
    #expect("a\n\u{1B}b".replacingObeyed == "a\u{FFFD}\u{FFFD}b")
    #expect("a\n\u{1B}\tb".replacingObeyed(but: "\n\t") == "a\n\u{FFFD}\tb")
  }

  @Test(arguments: [
    ("::error::x", "\\::error::x"), ("  ::x::", "  \\::x::"), ("a ::error::", "a ::error::"),
    (":: ##[x] #", "\\:: #\\#[x] #"),
    ("", ""),
  ])
  func linesAreNoCommands(text: String, line: String) {
    #expect(text.withoutCommands == line)
  }

  @Test func aDiagnosticIsOneLine() {
    let sources = SourceMap()
    let file = sources.add(path: "a\nb.yaml", bytes: Array("x".utf8))
    let range = SourceRange(file: file.id, start: 0, end: 1)
    let diagnostic = Diagnostic.error(
      DiagnosticCode("test", "a test"), at: range, "no\u{1B}\n::x", notes: [.init(at: .none, "more\r")])
    #expect(sources.lines(of: diagnostic) == ["a\\nb.yaml:1:1: error: no\\u{1b}\\n::x", "note: more\\r"])
  }
}
