import SourceText
import Testing

@Suite struct ReleaseTests {
  private static func file(_ text: String) -> SourceFile { SourceMap().add(path: "f.yaml", bytes: Array(text.utf8)) }

  private static let long = String(repeating: "0123456789abcde\n", count: 1 << 16)

  @Test(arguments: [long, long.replacing("\n", with: "\r\n"), long + "last"])
  func placesAreTheSameWithoutTheText(text: String) {
    let file = Self.file(text)
    let offsets = [0, 1, 15, 16, 17, 18, 19, 500_000, UInt32(text.utf8.count)]
    let before = offsets.map(file.location)
    file.releaseText()
    #expect(file.bytes.isEmpty)
    #expect(offsets.map(file.location) == before)
    #expect(file.text(ofLine: 2) == "")
  }

  @Test func shortTextsAndThoseWithWideCharactersStay() {
    for text in ["a: 1\n", Self.long + "é\n"] {
      let file = Self.file(text)
      file.releaseText()
      #expect(file.bytes == Array(text.utf8))
    }
  }
}
