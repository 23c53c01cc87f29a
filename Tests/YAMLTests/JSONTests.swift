import Symbols
import Testing
import YAML

@Suite struct JSONTests {
  @Test func everyKindOfValueIsRead() {
    let file = read(" {\"a\": [1, -2.5e+1, true, false, null, \"x\", {}, []], \"b\": {\"c\": {}}}\n")
    #expect(file.outlines == ["{a: [1, -25.0f, true, false, null, 'x', {}, []], b: {c: {}}}"])
    #expect(file.messages == [])
  }

  @Test func escapesAreUndone() {
    let file = read(#"{"a": "\"\\\/\b\f\n\r\t\u00e9\u20ac\ud83d\ude00", "k\u0065y": "plain \n tail"}"#)
    #expect(file.documents.first?.root["a"]?.text == "\"\\/\u{8}\u{C}\n\r\té€😀")
    #expect(file.documents.first?.root["key"]?.text == "plain \n tail")
  }

  @Test(arguments: [#"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#])
  func halfASurrogatePairBecomesAReplacementCharacter(escape: String) {
    #expect(read("{\"a\": \"\(escape)\"}").documents.first?.root["a"]?.text.unicodeScalars.first == "\u{FFFD}")
  }

  @Test func whatLibyamlRefusesIsRead() {
    let long = String(repeating: "k", count: 2000)
    let file = read("{\"\(long)\": \"\u{7F}\"}")
    #expect(file.messages == [])
    #expect(file.documents.first?.root[Symbol(long)]?.text == "\u{7F}")
  }

  @Test func objectsOneAfterTheOtherAreDocuments() {
    let file = read("{\"a\": 1}{\"b\": 2}\n\n{\"c\": 3}")
    #expect(file.outlines == ["{a: 1}", "{b: 2}", "{c: 3}"])
    #expect(file.documents.map(\.index) == [0, 1, 2])
  }

  @Test(arguments: [
    ("{a: 1, b: [x, y,],}", "{a: 1, b: ['x', true]}"),
    ("{\n  # comment\n  a: \"x\",\n}\n", "{a: 'x'}"),
    ("{\"a\": 0x10}", "{a: 16}"),
    ("{\"a\": 01}", "{a: 1}"),
    ("{\"a\": nulls}", "{a: 'nulls'}"),
    ("{\"a\": -}", "{a: '-'}"),
    ("{'a': 1}", "{a: 1}"),
  ])
  func flowStyleIsReadAsYAML(text: String, outline: String) {
    let file = read(text)
    #expect(file.outlines == [outline])
    #expect(file.messages == [])
  }

  @Test func documentsAfterAnObjectAreReadAsYAML() {
    #expect(read("{\"a\": 1}\n---\nb: on\n").outlines == ["{a: 1}", "{b: true}"])
  }

  @Test func theLastOfDuplicateKeysCounts() {
    let file = read("{\"a\": 1,\n\"\\u0061\": 2}")
    #expect(file.outlines == ["{a: 2}"])
    #expect(
      file.messages == [
        "2:1: warning: duplicate key 'a', already set on line 1: the value on line 2 counts, remove one of them"
      ])
  }

  @Test func keysAreTextsAsTheyStand() {
    #expect(read("{\"on\": {\"<<\": {\"1\": 2}}}").outlines == ["{on: {<<: {1: 2}}}"])
  }

  @Test(arguments: [
    ("{\"a\" 1}", "1:6: error: not valid JSON: expected ':' after a key"),
    ("{\"a\": 1 \"b\": 2}", "1:9: error: not valid JSON: expected ',' or '}' after a value"),
    ("{\"a\": [\"1\" 2]}", "1:12: error: not valid JSON: expected ',' or ']' after a value"),
    (
      "{\"a\": \"b\u{1}",
      "1:9: error: not valid JSON: a line break or control character inside quotes: "
        + "close them or write an escape"
    ),
    ("{\"a\": \"b", "1:7: error: not valid JSON: the quotes that open here are never closed"),
    ("{\"a\": [1", "1:9: error: not valid JSON: the file ends inside an object or list: close it"),
    ("{\"a\": \"\\q\"}", "1:8: error: not valid JSON: unknown escape in a text: write '\\\\' for a backslash"),
    (
      "{\"a\": }}",
      "1:7: error: not valid JSON: expected a value: a text in double quotes, a number, true, false, null, "
        + "'{' or '['"
    ),
    (
      "{\"a\": 1} x",
      "1:10: error: not valid JSON: expected another object or the end of the file: "
        + "put '---' between documents"
    ),
  ])
  func whatIsNeitherJSONNorYAMLIsToldAsJSON(text: String, message: String) {
    #expect(read(text).messages == [message])
  }

  @Test func objectsBeforeABrokenOneAreRead() {
    let file = read("{\"a\": 1}\n{\"b\": \n\"c}")
    #expect(file.outlines == ["{a: 1}"])
    #expect(file.messages == ["3:1: error: not valid JSON: the quotes that open here are never closed"])
  }

  @Test(arguments: [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func whatIsNoUTF8IsAnError(bytes: [UInt8]) {
    let text: [UInt8] = Array("{\"a\": \"x".utf8) + bytes + Array("\"}".utf8)
    #expect(read(text).messages == ["1:9: error: not valid JSON: this is no UTF-8: save the file as UTF-8"])
  }

  @Test(arguments: ["é", "€", "😀", "\u{10FFFF}", "\u{D7FF}\u{E000}", "abcdefgé", "abcdefghijklmnopq€r"])
  func textOfAllLengthsOfUTF8IsRead(text: String) {
    #expect(read("{\"a\": \"\(text)\", \"b\": \"\\n\(text)\"}").outlines == ["{a: '\(text)', b: '\n\(text)'}"])
  }
}
