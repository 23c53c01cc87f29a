import Testing

@Suite struct ShownOutputTests {
  private func matches(_ shown: String, _ actual: String) -> Bool {
    func lines(_ text: String) -> [String] { text.isEmpty ? [] : text.split(separator: "/").map(String.init) }
    return ShownOutput(lines: lines(shown)).matches(lines(actual))
  }

  @Test func whatIsShownIsComparedWordForWord() {
    #expect(matches("a/b", "a/b"))
    #expect(!matches("a/b", "a/c"))
    #expect(!matches("a", "a/b"))
    #expect(!matches("", "a"))
    #expect(matches("", ""))
  }

  @Test func dotsStandForLinesThatAreLeftOut() {
    #expect(matches("a/.../d", "a/b/c/d"))
    #expect(matches("a/  .../c/.../e", "a/b/c/d/e"))
    #expect(matches("a/...", "a/b"))
    #expect(matches(".../b", "a/b"))
    #expect(!matches("a/...", "a"), "they stand for one line at least")
    #expect(!matches("a/.../d", "a/b/c"))
    #expect(!matches("a/.../c/.../e", "a/b/d/e"))
    #expect(!matches("b/.../d", "a/b/c/d"))
  }

  @Test func dotsAtTheEndOfALineStandForItsRest() {
    #expect(matches("0/2 nodes: ...", "0/2 nodes: 1 Insufficient cpu"))
    #expect(!matches("0/2 nodes: ...", "0/3 nodes: 1 Insufficient cpu"))
  }

  @Test func renewedOutputLeavesOutAsMuchAsBefore() {
    #expect(ShownOutput(lines: ["a", "...", "d"]).renewed(["A", "B", "C", "D"]) == ["A", "...", "D"])
    #expect(ShownOutput(lines: ["a", "d"]).renewed(["A", "B", "C", "D"]) == ["A", "B", "C", "D"])
    #expect(ShownOutput(lines: ["a", "...", "d"]).renewed(["A", "B"]) == ["A", "B"])
  }

  @Test func commandsOfALineOfShellAreTakenApart() {
    #expect(
      ShellCommands("kustomize build . | bayplan explain -f - --pod 'web-*' > a.txt && ls  # all").commands == [
        ["kustomize", "build", "."], ["bayplan", "explain", "-f", "-", "--pod", "web-*"], ["ls"],
      ])
    #expect(ShellCommands("bayplan diff -o markdown > c.md || [ $? = 1 ]").commands.first?.count == 4)
  }
}
