import Testing

@testable import Report

@Suite struct TextTests {
  private func lines(_ table: TextTable, width: Int?) -> [String] {
    ByteOutput.text { table.write(to: $0, style: TextStyle(width: width)) }.split(separator: "\n").map(String.init)
  }

  @Test func columnsAlignUnderWideAndCombiningCharacters() {
    var table = TextTable([.left, .right, .left])
    table.add(["甲板", "1", "x"])
    table.add(["e\u{301}", "22", "y"])
    #expect(lines(table, width: nil) == ["甲板   1  x", "e\u{301}     22  y"])
  }

  @Test func lastCellWrapsUnderItself() {
    var table = TextTable([.left, .left], hanging: 2)
    table.add(["name", "one two three four five six seven"])
    #expect(lines(table, width: 30) == ["name  one two three four five", "        six seven"])
  }

  @Test func longWordOverhangsInsteadOfBreaking() {
    #expect(StyledText("a bbbbbbbbbb c").wrapped(to: 5).map(plain) == ["a", "bbbbbbbbbb", "c"])
  }

  @Test func cellWithoutRoomStartsOnALineOfItsOwn() {
    var table = TextTable([.left, .left])
    table.add([StyledText(String(repeating: "n", count: 30)), "a reason of several words"])
    #expect(lines(table, width: 40) == [String(repeating: "n", count: 30), "    a reason of several words"])
  }

  @Test func shortRowRunsToTheRightEdge() {
    var table = TextTable([.left, .left, .right])
    table.add(["a", "long spanning text"])
    table.add(["b", "c", "1"])
    #expect(lines(table, width: nil) == ["a  long spanning text", "b  c  1"])
  }

  @Test func controlCharactersOfTheInputReachNoTerminal() {
    #expect(plain(StyledText("a\u{1B}[2Jb\u{202E}c\u{9B}d\n")) == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d\u{FFFD}")
  }

  @Test func rolesSurviveWrapping() {
    var text = StyledText("red words", .bad)
    text.append(" plain")
    let lines = text.wrapped(to: 9).map { line in ByteOutput.text { line.write(to: $0, colored: true) } }
    #expect(lines == ["\u{1B}[31mred words\u{1B}[0m", "plain"])
  }

  @Test(arguments: [
    (0, "0"), (-1, "-1"), (1_234_567, "1234567"), (Int64.max, "9223372036854775807"),
    (Int64.min, "-9223372036854775808"),
  ])
  func integersAreWrittenAsDigits(number: Int64, digits: String) {
    #expect(ByteOutput.text { $0.write(integer: number) } == digits)
  }

  @Test func outputStopsWhenTheReaderHasGone() {
    var pieces = 0
    let output = ByteOutput { _ in
      pieces += 1
      return false
    }
    for _ in 0..<100 { output.write(String(repeating: "x", count: 70_000)) }
    output.flush()
    #expect(pieces == 1)
    #expect(output.isClosed)
  }

  @Test(arguments: [
    ("NodeResourcesBalancedAllocation", ["Node", "Resources", "Balanced", "Allocation"], "NRBA"),
    ("InterPodAffinity", ["InterPod", "Affinity"], "IPA"), ("NodePorts", ["NodePorts"], "NP"),
  ])
  func pluginNamesBreakAtTheirCapitals(name: String, lines: [String], initials: String) {
    #expect(ScoreHead.lines(of: name) == lines)
    #expect(ScoreHead.initials(of: name) == initials)
  }

  @Test(arguments: [
    "null", "Yes", "~", "1", "1e3", "0x10", "-", "", " a", "a ", "a: b", "a #b", "é", "[a]", ".inf", "a\nb", "=", "=a",
  ])
  func textThatYAMLWouldReadOtherwiseIsQuoted(text: String) {
    #expect(!PlainText.isSafe(text))
  }

  @Test(arguments: ["node-a", "a b", "node(s) had taint(s)", "v1.35", "a/b_c"])
  func harmlessTextIsPlain(text: String) {
    #expect(PlainText.isSafe(text))
  }

  private func plain(_ text: StyledText) -> String {
    ByteOutput.text { text.write(to: $0, colored: false) }
  }
}
