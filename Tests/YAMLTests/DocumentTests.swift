import Testing
import YAML

@Suite struct DocumentTests {
  @Test func emptyDocumentsCount() {
    let file = read("a: 1\n---\n---\n# comment\n---\nnull\n---\nb: 2\n")
    #expect(file.outlines == ["{a: 1}", "null", "null", "null", "{b: 2}"])
    #expect(file.documents.map(\.index) == [0, 1, 2, 3, 4])
    #expect(file.documents.map(\.root.isNull) == [false, true, true, true, false])
  }

  @Test(arguments: ["", "\n", "# comment\n", "\u{FEFF}", "\u{FEFF}# comment"])
  func aFileCanHoldNoDocument(text: String) {
    let file = read(text)
    #expect(file.outlines == [])
    #expect(file.messages == [])
  }

  @Test func textBehindASeparatorIsTold() {
    let message = "warning: kubectl refuses a text behind '---' on its line: put it on the next"
    #expect(read("--- # comment\na: 1\n---  \nb: 2\n---").messages == [])
    #expect(read("--- {a: 1}\n---\tb\n").messages == ["1:5: \(message)", "2:5: \(message)"])
  }

  @Test func documentsBeforeABrokenOneAreRead() {
    let file = read("a: 1\n---\nb: [\n---\nc: 2\n")
    #expect(file.outlines == ["{a: 1}"])
    #expect(file.messages.count == 1)
  }

  @Test func aDocumentThatBreaksAfterItsRootIsNotRead() {
    #expect(read("a\nb: c\n").outlines == [])
  }

  @Test(arguments: ["bad: \u{1}", "bad: 1\n\u{1}"])
  func documentsBeforeABadByteAreRead(text: String) {
    let file = read("a: 1\n---\nb: 2\n---\n\(text)\n---\nc: 3\n")
    #expect(file.outlines == ["{a: 1}", "{b: 2}"])
    #expect(file.messages.count == 1)
  }

  @Test func limitsEndAFile() {
    let limits = YAMLLimits(maximumBytes: 100, maximumDepth: 3, maximumNodes: 10, maximumAliasedNodes: 3)
    #expect(read("[[[1]]]", limits: limits).messages == [])
    #expect(
      read("a: 1\n---\n[[[[1]]]]", limits: limits).messages == [
        "3:4: error: more than 3 mappings and lists inside each other, which no Kubernetes object needs: flatten it"
      ])
    #expect(read("a: 1\n---\n[[[[1]]]]", limits: limits).outlines == ["{a: 1}"])
    #expect(read("[1, 2, 3, 4, 5, 6, 7, 8, 9]", limits: limits).messages == [])
    #expect(
      read("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", limits: limits).messages == [
        "1:29: error: more than 10 values in one file, split it into several"
      ])
    #expect(
      read("{\"a\": {\"b\": {\"c\": {}}}}", limits: limits).messages == [
        "1:19: error: more than 3 mappings and lists inside each other, which no Kubernetes object needs: flatten it"
      ])
    #expect(
      read(String(repeating: "#", count: 101), limits: limits).messages == [
        "1:1: error: file of 101 bytes, more than 100 are not read: split it"
      ])
  }

  @Test func deepNestingIsNoTrap() {
    for opening in ["[", "{\"a\":", "- ", "? ", "{"] {
      let file = read(String(repeating: opening, count: 100_000))
      #expect(file.documents.isEmpty)
      #expect(file.messages.count == 1)
    }
  }

  @Test func readingTwiceIsTheSame() {
    let text = "b: {z: 1, v: 2, z: 3}\na: &x [on, 1e3]\nc: *x\nb: {{ x }}\n"
    #expect(read(text).outlines == read(text).outlines)
    #expect(read(text).messages == read(text).messages)
  }
}
