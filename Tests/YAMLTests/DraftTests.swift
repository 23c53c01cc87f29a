import SourceText
import Symbols
import Testing
import YAML

@Suite struct DraftTests {
  private func root(_ text: String, _ sources: SourceMap = SourceMap(), path: String = "t.yaml") throws -> YAMLNode {
    try #require(YAMLReader.read(sources.add(path: path, bytes: Array(text.utf8))).documents.first?.root)
  }

  /// A node as flow text, with every range's start.
  private func spell(_ node: YAMLNode) -> String {
    let place = "@\(node.range.file.rawValue):\(node.range.start)"
    switch node.kind {
    case .scalar: return (node.isPlain ? node.text : "'\(node.text)'") + place
    case .sequence: return "[" + node.items.map { spell($0) }.joined(separator: ", ") + "]" + place
    case .mapping:
      let entries = node.entries.map {
        "\($0.key.text)@\($0.keyRange.file.rawValue):\($0.keyRange.start) \(spell($0.value))"
      }
      return "{" + entries.joined(separator: ", ") + "}" + place
    }
  }

  @Test(arguments: [
    "{a: [1, '1', null], b: {c: x}, e: [], f: {}}",
    "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: |\n    two\n    lines\n",
    "plain",
  ])
  func aDraftIsTheNodeItWasMadeFrom(text: String) throws {
    let node = try root(text)
    #expect(spell(YAMLDraft(node).node()) == spell(node))
    #expect(YAMLDraft(node).node().count == node.count)
  }

  @Test func partsOfOtherFilesKeepTheirPlace() throws {
    let sources = SourceMap()
    var draft = YAMLDraft(try root("{a: 1, b: 2}", sources))
    let other = YAMLDraft(try root("  x: y", sources, path: "u.yaml"))
    draft.content = .mapping(
      [draft.entries[0]] + other.entries
        + [YAMLDraft.Entry(key: "b", keyRange: draft.entries[1].keyRange, value: other.entries[0].value)])
    // A key from another file than its value is told at the value.
    #expect(spell(draft.node()) == "{a@1:1 1@1:4, x@2:2 y@2:5, b@2:5 y@2:5}@1:0")
  }

  @Test(arguments: [
    ("{a: 1, b: [x]}", "{b: [x], a: 0x1}", true), ("1", "'1'", false), ("1.0", "1", false), ("[a]", "[a, b]", false),
    ("{a: 1}", "{b: 1}", false), ("x", "'x'", true), ("~", "null", true), ("[]", "{}", false),
  ])
  func twoDraftsSayTheSame(a: String, b: String, isSame: Bool) throws {
    #expect(YAMLDraft(try root(a)).says(YAMLDraft(try root(b))) == isSame)
  }
}
