import Symbols
import Testing
import YAML

@Suite struct ScalarTests {
  private func scalar(_ text: String) -> YAMLScalar? {
    let file = read("a: \(text)\n")
    #expect(file.messages == [])
    return file.documents.first?.root["a"]?.scalar
  }

  @Test(arguments: ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
  func wordsForTrue(word: String) {
    #expect(scalar(word) == .bool(true))
  }

  @Test(arguments: ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
  func wordsForFalse(word: String) {
    #expect(scalar(word) == .bool(false))
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL", "# comment"])
  func wordsForNull(word: String) {
    #expect(scalar(word) == .null)
    #expect(read("a: \(word)\n").documents.first?.root["a"]?.isNull == true)
  }

  @Test(arguments: [
    "yEs", "tRUE", "nULL", "oN", "nope", "22:22", "1:30:00", "2024-01-31", "2024-01-31T10:00:00Z", "1.2.3", "0x", "0b",
    "0o", "0xg", "+", "-x", ".", "..", "1e", "1e+", "e3", ".e3", "1_000_x", "1 000", "10m", "1Gi", "-0b-1", "1e999",
    ".1e999", "._1", ".1_", "0x10000000000000000", "-0x8000000000000001", "0o2000000000000000000000",
    "0x52908400098527886E0F7030069857D2E4169EE7", "0b10000000000000000000000000000000000000000000000000000000000000000",
    "!!timestamp 2001-12-14", "!!timestamp \"2001-1-4T1:2:3.5-05:00\"", "!!timestamp 2001-12-14 21:59:43.1", "'12'",
    "\"true\"", "!!str 12", "! '12'", "!local 12", "\u{661}",
  ])
  func everythingElseIsText(text: String) {
    #expect(scalar(text) == .string)
  }

  @Test(
    arguments: [
      ("0", 0), ("1", 1), ("-0", 0), ("+5", 5), ("-5", -5), ("0x1F", 31), ("0X1f", 31), ("-0x10", -16), ("0b11", 3),
      ("-0b1", -1), ("0b-101", -5), ("0b+101", 5), ("0o17", 15), ("017", 15), ("00", 0), ("1_000", 1000), ("1__0", 10),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("!!int '12'", 12), ("!!float 12", 12),
    ] as [(String, Int64)])
  func wholeNumbers(text: String, value: Int64) {
    #expect(scalar(text) == .integer(value))
  }

  @Test(
    arguments: [("9223372036854775808", 1 << 63), ("18446744073709551615", .max), ("0xFFFFFFFFFFFFFFFF", .max)]
      as [(String, UInt64)])
  func wholeNumbersAboveTheSignedOnes(text: String, value: UInt64) {
    #expect(scalar(text) == .unsigned(value))
  }

  @Test(
    arguments: [
      (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E+3", 1000), ("-1.5e-3", -0.0015), ("+.5", 0.5), ("08", 8), ("089", 89),
      ("1_0.5", 10.5), (".1_5", 0.15), ("18446744073709551616", 0x1p64), ("+9223372036854775808", 0x1p63),
      ("-9223372036854775809", -0x1p63), ("1e-999", 0), ("02000000000000000000000", 2e21),
    ] as [(String, Double)])
  func fractionsAndWhatIsTooLong(text: String, value: Double) {
    #expect(scalar(text) == .float(value))
  }

  @Test(arguments: [".inf", "-.Inf", "+.INF", ".nan", ".NaN"])
  func whatJSONCannotHoldIsAnError(text: String) {
    #expect(
      read("a: \(text)\n").messages == [
        "1:4: error: '\(text)' has no place in JSON, which Kubernetes turns YAML into: give a number"
      ])
  }

  @Test func binaryIsDecoded() {
    #expect(read("a: !!binary aGk=\nb: !!binary |\n  aG\n  k=\n").outlines == ["{a: 'hi', b: 'hi'}"])
    #expect(
      read("a: !!binary aGk\n").messages == ["1:4: error: this !!binary value is not valid base64, encode it again"])
  }

  @Test(arguments: [("int", "abc", "str"), ("int", "1.5", "float"), ("bool", "1", "int"), ("null", "no", "bool")])
  func aTagThatDoesNotFitIsAnError(tag: String, text: String, found: String) {
    #expect(
      read("a: !!\(tag) \(text)\n").messages == [
        "1:4: error: '\(text)' is tagged !!\(tag) but reads as !!\(found): correct the value or drop the tag"
      ])
  }

  @Test func textIsUnescapedAndFolded() {
    let file = read("a: \"x\\ty\\u00e9\"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: one\n  two\n")
    #expect(
      file.documents.first?.root.entries.map(\.value.text) == ["x\tyé", "it's", "one\ntwo\n", "one two", "one two"])
  }

  @Test func plainIsWhatHasNoQuotes() {
    let file = read("[a, 'a', \"a\", !!str a, !!int 1, {}, []]")
    #expect(file.documents.first?.root.items.map(\.isPlain) == [true, false, false, false, true, false, false])
  }

  @Test func symbolAndBytesAreTheText() {
    let root = read("a: b\\n\nc: \"b\\n\"\n").documents.first?.root
    #expect(root?["a"]?.symbol.text == "b\\n")
    #expect(root?["c"]?.symbol.text == "b\n")
    #expect(root?["c"]?.withUTF8 { Array($0) } == [0x62, 0x0A])
    #expect(root?.symbol.isEmpty == true)
    #expect(root?.text == "")
  }
}
