import SourceText
import Symbols
import Testing
import YAML

@Suite struct PositionTests {
  /// Where the value of `here` is, by line and column, and its bytes as stored.
  private func here(_ bytes: [UInt8]) -> (place: String, bytes: [UInt8]) {
    let file = read(bytes)
    #expect(file.messages == [])
    guard let node = file.documents.last?.root["here"] else { return ("nowhere", []) }
    return (file.place(node), Array(file.file.bytes[Int(node.range.start)..<Int(node.range.end)]))
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  @Test(arguments: [
    ("a: 1\nhere: x\n", "2:7-2:8"),
    ("\u{FEFF}here: x\n", "1:7-1:8"),
    ("\u{FEFF}é: 1\nhere: x\n", "2:7-2:8"),
    ("é: 日本𝄞\nhere: x\n", "2:7-2:8"),
    ("{é: 日本𝄞, here: x}", "1:16-1:17"),
    ("a: 'b\u{2028}c'\nhere: x\n", "2:7-2:8"),
    ("{a: 'b\u{2029}c', here: x}", "1:18-1:19"),
    ("a: 1 # b\u{85}here: x\n", "1:16-1:17"),
    ("a: 1 # é\nhere: x\n", "2:7-2:8"),
    ("a: 1\r\nhere: x\r\n", "2:7-2:8"),
    ("a: 1\rhere: x\r", "2:7-2:8"),
    ("# é\r\n\r\n---\r\nhere: x\r\n", "4:7-4:8"),
    ("{\"é\": \"日本\", \"here\": \"x\"}", "1:21-1:24"),
    ("\u{FEFF}{\"here\": 12}", "1:10-1:12"),
    ("{\"a\": \"\\ud83d\\ude00\",\r\n \"here\": 12}", "2:10-2:12"),
  ])
  func valuesAreFoundWhereTheyAre(text: String, place: String) {
    #expect(here(Array(text.utf8)).place == place)
  }

  @Test(arguments: [false, true])
  func utf16IsMappedBack(bigEndian: Bool) {
    let bytes = utf16("é: 日本𝄞\nhere: x𝄞y # 𝄞\n", bigEndian: bigEndian)
    let found = here(bytes)
    #expect(found.place == "2:7-2:10")
    #expect(found.bytes == Array(utf16("x𝄞y", bigEndian: bigEndian).dropFirst(2)))
    #expect(read(bytes).documents.first?.root.entries.map(\.key.text) == ["é", "here"])
  }

  @Test(arguments: [
    ("here:\n  a: 1\n  b: [2]\n\n# comment\nc: 3\n", "2:3-3:9"),
    ("here:\n- 1\n- é # comment\n\n\nc: 3\n", "2:1-3:4"),
    ("here: {a: 1,\n  b: 2 } # comment\n", "1:7-2:9"),
    ("here: &x !!str 'a b'\n", "1:7-1:21"),
    ("here: |\n  one\n  two\n\n\n# comment\n", "1:7-3:6"),
    ("here:\nb: 1\n", "1:6-1:6"),
    ("here: a\n  b\nb: 1\n", "1:7-2:4"),
    ("here:\n  a: &x {b: 1}\n  c: *x\nd: 1\n", "2:3-3:8"),
    ("here:\n  <<: {b: 1}\n  c:\nd: 1\n", "2:3-3:5"),
    ("here: \"\"\n", "1:7-1:9"),
  ])
  func aNodeEndsWithItsLastCharacter(text: String, place: String) {
    #expect(here(Array(text.utf8)).place == place)
  }

  @Test func keysHaveRanges() {
    let file = read("'a b': 1\n? cé\n: 2\n{\"x\": 1}: 3\n".replacing("{\"x\": 1}: 3\n", with: "\"d\\n\": 3\n"))
    #expect(file.documents.first?.root.entries.map { file.place($0.keyRange) } == ["1:1-1:6", "2:3-2:5", "4:1-4:6"])
  }

  @Test func jsonNodesHaveRanges() {
    let file = read("{\"a\": [1, {\"b\": \"\\n\"}],\n \"c\\u0064\": {}}")
    let root = file.documents.first?.root
    #expect(file.place(root) == "1:1-2:16")
    #expect(root?.entries.map { file.place($0.keyRange) } == ["1:2-1:5", "2:2-2:11"])
    #expect(root?.entries.map { file.place($0.value) } == ["1:7-1:23", "2:13-2:15"])
  }

  @Test func textThatStandsInTheFileIsNotCopied() {
    let text = "a: plain\nb: 'single'\nc: \"double\"\nd: &x !!str tagged\n"
    let file = read(text)
    let places = file.documents.first?.root.entries.map { entry in
      entry.value.withUTF8 { String(decoding: $0, as: UTF8.self) }
    }
    #expect(places == ["plain", "single", "double", "tagged"])
  }

  @Test func problemsAreFoundBehindMultibyteText() {
    #expect(
      read("\u{FEFF}é: 日本\nb: @x\n").messages == ["2:4: error: a text cannot start with '@': put it in quotes"])
    #expect(
      read(utf16("é: 日本𝄞\nb: @x\n", bigEndian: true)).messages == [
        "2:4: error: a text cannot start with '@': put it in quotes"
      ])
  }
}
