import Symbols
import Testing
import YAML

@Suite struct AliasTests {
  @Test func anAliasIsTheAnchoredNode() {
    let file = read("a: &x [1, &y two]\nb: *x\n*y : *y\n")
    #expect(file.outlines == ["{a: [1, 'two'], b: [1, 'two'], two: 'two'}"])
    #expect(file.place(file.documents.first?.root["b"]) == "1:4-1:18")
    #expect(file.messages == [])
  }

  @Test func theLatestAnchorOfANameCounts() {
    #expect(read("[&x 1, *x, &x 2, *x]").outlines == ["[1, 1, 2, 2]"])
    #expect(read("[&x {a: &x 1}, *x]").outlines == ["[{a: 1}, 1]"])
  }

  @Test func anAnchoredKeyCanBeAnAlias() {
    #expect(read("&k key: *k\n").outlines == ["{key: 'key'}"])
    #expect(read("&k on: *k\n").outlines == ["{true: true}"])
  }

  @Test func anchorsEndWithTheirDocument() {
    let file = read("a: &x 1\n---\nb: *x\n")
    #expect(file.outlines == ["{a: 1}"])
    #expect(file.messages == ["3:4: error: unknown anchor 'x', write '&x' at the node it stands for"])
  }

  @Test func aRecursiveAliasIsAnError() {
    #expect(
      read("a: &x\n  b: *x\n").messages == [
        "2:6: error: anchor 'x' contains itself, which has no end: remove the alias or write the value out"
      ])
  }

  @Test func mergedEntriesStandWhereTheMergeKeyStands() {
    let file = read("base: &b {x: 1, v: 2}\nnext:\n  <<: *b\n  v: 3\n  z: 4\n")
    #expect(file.documents.first?.root["next"]?.outline == "{x: 1, v: 3, z: 4}")
    #expect(
      file.documents.first?.root["next"]?.entries.map { file.place($0.keyRange) } == [
        "1:11-1:12", "4:3-4:4", "5:3-5:4",
      ])
    #expect(file.messages == [])
  }

  @Test func aMergeKeyOverwritesWhatCameBefore() {
    let file = read("base: &b {x: 1}\nnext:\n  x: 2\n  <<: *b\n")
    #expect(file.documents.first?.root["next"]?.outline == "{x: 1}")
    #expect(
      file.messages == [
        "3:3: warning: key 'x' on line 3 is overwritten by a '<<' below it with the value on line 1: "
          + "put '<<' before it to keep it"
      ])
  }

  @Test func ofSeveralMergedMappingsTheFirstWins() {
    #expect(read("<<: [{a: 1}, {a: 2, b: 3}]\nc: 4\n").outlines == ["{b: 3, a: 1, c: 4}"])
  }

  @Test func aMergeOfAMergeHoldsAll() {
    #expect(
      read("- &a {x: 1}\n- &b {<<: *a, v: 2}\n- {<<: *b, z: 3}\n").outlines
        == ["[{x: 1}, {x: 1, v: 2}, {x: 1, v: 2, z: 3}]"])
  }

  @Test func aQuotedMergeSignIsAKey() {
    #expect(read("'<<': {a: 1}\n").outlines == ["{<<: {a: 1}}"])
    #expect(read("!!merge '<<': {a: 1}\n").outlines == ["{a: 1}"])
  }

  @Test(arguments: [("1", "1:5"), ("[{a: 1}, x]", "1:14"), ("", "1:4"), ("&x [[{}]]", "1:9")])
  func onlyMappingsCanBeMerged(value: String, place: String) {
    #expect(
      read("<<: \(value)\n").messages == [
        "\(place): error: '<<' merges a mapping or a list of mappings, not this: give it an alias to a mapping"
      ])
  }

  @Test func aBillionLaughsEndAtOnce() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1..<12 {
      text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let file = read(text)
    #expect(file.documents.isEmpty)
    #expect(
      file.messages == [
        "6:45: error: aliases blow this file up by more than 1048576 values, write the values out instead"
      ])
  }

  @Test func mergesCountAsAliases() {
    let text = "a: &a {" + (0..<100).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
    let merges = (0..<20).map { "m\($0): {<<: *a}\n" }.joined()
    let limits = YAMLLimits(
      maximumBytes: 1 << 20, maximumDepth: 10, maximumNodes: 1 << 20, maximumAliasedNodes: 1000)
    #expect(
      read(text + merges, limits: limits).messages == [
        "11:10: error: aliases blow this file up by more than 1000 values, write the values out instead"
      ])
  }
}
