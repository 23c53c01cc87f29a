import SourceText
import Symbols
import Testing
import YAML

/// Where libyaml and Kubernetes' own reader of YAML, go-yaml v2 behind kubectl's splitting of files, are not of one mind.
@Suite struct DifferenceTests {
  @Test(arguments: [
    ("a: [http://x/?a=b]\n", "1:14"), ("a: {u: http://x?y=1}\n", "1:16"), ("a: [x?]\n", "1:6"),
    ("a: [{b: c}, [é?]]\n", "1:15"), ("{a?b: 1}\n", "1:3"), ("a:\n- [x\n   y?]\n", "3:5"),
  ])
  func aQuestionMarkEndsATextInBrackets(text: String, place: String) {
    #expect(
      read(text).messages == [
        "\(place): error: '?' ends a text within brackets or braces for Kubernetes, and nothing can follow: "
          + "put the text in quotes"
      ])
  }

  @Test(arguments: [
    "a: http://x/?a=b\n", "a: ['x?', \"y?\", z]\n- ?\n", "a: [b]\nc: d?\n", "? a\n: b\n", "a: |\n  [x?]\n",
  ])
  func aQuestionMarkElsewhereIsText(text: String) {
    #expect(!read(text).messages.contains { $0.contains("'?' ends") })
  }

  @Test(arguments: [
    ("a: [image:]\n", "{a: ['image:']}"), ("{ip: fd00::}\n", "{ip: 'fd00::'}"),
    ("{a:, b: c}\n", "{a:: null, b: 'c'}"),
    ("a: [x:, y:, {z: fd00::, w: b}]\n", "{a: ['x:', 'y:', {z: 'fd00::', w: 'b'}]}"),
    ("é: [ü:, b]\nc: [1, a:]\n", "{é: ['ü:', 'b'], c: [1, 'a:']}"),
    ("a: [{b: 'x:'}, c:]\n---\nd: [e:]\n", "{a: [{b: 'x:'}, 'c:']}{d: ['e:']}"),
  ])
  func aColonAtTheEndIsText(text: String, outline: String) {
    let file = read(text)
    #expect(file.messages == [])
    #expect(file.outlines.joined() == outline)
  }

  @Test func placesAreThoseOfTheFileBehindAColonAtTheEnd() {
    let file = read("a: [é:, b]\nc: d\n")
    #expect(file.documents.first.map { file.place($0.root["c"]) } == "2:4-2:5")
    #expect(read("a: [b:, c]\nd: [e\n").messages.first?.contains("line 2") == true)
    #expect(read("a: [b:[c]]\n").messages.count == 1)
  }

  @Test func moreThanFiftyColonsAtTheEndAreToldWithTheCure() {
    let text = { (count: Int) in "a: [" + (0..<count).map { "x\($0):" }.joined(separator: ", ") + "]\n" }
    #expect(read(text(50)).messages == [])
    #expect(
      read(text(51)).messages == [
        "1:\(text(50).count + 1): error: bayplan takes no ':' at the end of a text within brackets or braces, though "
          + "Kubernetes does: put 'x50:' in quotes"
      ])
  }

  @Test func escapesOfOneReaderAlone() {
    #expect(
      read("a: \"x\\\\\\/y\"\n").messages == [
        "1:8: error: Kubernetes' reader of YAML knows no escape '\\/': write '/' without the backslash"
      ])
    #expect(read("a: \"x\\\\/y\"\n").messages == [])
    #expect(read("{\"a\": \"\\/\"}").messages == [], "JSON has it")
    #expect(read("a: \"it\\'s \\'x\\'\"\nb: c\n").outlines == ["{a: 'it's 'x'', b: 'c'}"])
    #expect(read("a: \"it\\'s\"\n").messages == [])
    // The two cannot be told apart there.
    #expect(
      read("a: \"it\\'s\\v\"\n").messages == [
        "1:4: error: bayplan does not take a text with this ':' or \\' in it, though Kubernetes does: "
          + "write it in single quotes"
      ])
  }

  @Test func directives() {
    #expect(
      read("%YAML 1.2\n---\na: 1\n").messages == [
        "1:1: error: Kubernetes reads YAML 1.1 and refuses '%YAML 1.2': drop the line"
      ])
    let refused = "warning: kubectl refuses lines that start with '%': drop them"
    #expect(read("# c\n%YAML 1.1\n---\na: 1\n").messages == ["2:1: \(refused)"])
    #expect(read("a: 1\n...\n%TAG ! tag:x\n---\na: 1\n").messages == ["3:1: \(refused)"])
  }

  @Test func directivesAreCountedBeforeTheyAreCompared() {
    func directives(_ count: Int) -> String { (0..<count).map { "%TAG !t\($0)! tag:x\n" }.joined() }
    #expect(read(directives(100) + "---\na: 1\n").messages.allSatisfy { $0.contains("warning") })
    for start in ["", "a: 1\n...\n"] {
      let text = start + directives(50) + "# c\n\n" + directives(60_000) + "---\na: 1\n"
      let line = start.isEmpty ? 103 : 105
      #expect(
        read(text).messages == [
          "\(line):1: error: more than 100 directives before a document: drop them, kubectl takes none"
        ])
    }
    #expect(read("a: |\n" + String(repeating: "  %TAG\n", count: 300)).messages == [])
  }

  @Test(arguments: ["x", "2001-02-29", "2001-13-01", "2001-1-1T1:2:3", "2001-12-14 21:59", "12"])
  func whatIsTaggedADateIsOne(text: String) {
    #expect(
      read("a: !!timestamp \(text)\n").messages == [
        "1:4: error: '\(text)' is tagged !!timestamp but is no date such as 2001-12-14: correct the value or drop the tag"
      ])
  }

  @Test func aKeyThatIsTooWideForANumberIsItself() {
    #expect(
      read("0x52908400098527886E0F7030069857D2E4169EE7: 1\n").outlines == [
        "{0x52908400098527886E0F7030069857D2E4169EE7: 1}"
      ])
  }

  // MARK: Byte order marks

  private static let mark = "\u{FEFF}"

  @Test(arguments: ["---\n", "--- \t\n", "---\r\n", "--- # Source: b.yaml\n"])
  func aMarkStandsAtTheStartOfEachDocument(separator: String) {
    let file = read("\(Self.mark)a: 1\nb: é\n\(separator)\(Self.mark)c: 2\nd: 3\n\(separator)e: 4\n")
    #expect(file.messages == [])
    #expect(file.outlines == ["{a: 1, b: 'é'}", "{c: 2, d: 3}", "{e: 4}"])
    #expect(file.documents.dropFirst().first.map { file.place($0.root["c"]) } == "4:4-4:5")
  }

  @Test(arguments: ["# Source: a\n\u{FEFF}a: 1\nb: 2\n", "a: 1\n\u{FEFF}b: 2\n", "---\n# c\n\u{FEFF}a: 1\n"])
  func aMarkElsewhereIsNamed(text: String) {
    let line = text.split(separator: "\n").firstIndex { $0.hasPrefix(Self.mark) }.map { $0 + 1 } ?? 0
    #expect(
      read(text).messages == [
        "\(line):1: error: a byte order mark (U+FEFF), which no editor shows, stands here and Kubernetes takes it for a "
          + "part of the text: remove it, or save the file without"
      ])
    #expect(read(text).documents.isEmpty)
  }

  @Test func aMarkWithinATextIsText() {
    #expect(read("a: \"x\n\(Self.mark)y\"\nb: 1\n").messages == [])
  }
}
