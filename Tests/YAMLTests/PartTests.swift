import Foundation
import SourceText
import Symbols
import Testing

@testable import YAML

/// A file read in parts is the file read in one piece.
@Suite struct PartTests {
  /// What a file read in `count` parts holds, nil when a part has to be read with the others.
  private static func readInParts(_ file: SourceFile, _ count: Int) -> [YAMLFile]? {
    let parts = YAMLReader.parts(of: file, atMost: count, ofAtLeast: 1)
    let read = parts.map { YAMLReader.read($0, of: file) }
    return read.contains { $0 == nil } ? nil : read.compactMap { $0 }
  }

  /// Every node with its place, a list that came in parts as the items alone.
  private static func facts(_ files: [YAMLFile]) -> [String] {
    files.flatMap { file in
      file.documents.flatMap { document -> [String] in
        guard let list = document.list else { return places(document.root) }
        return document.root.items.flatMap { ["\(list.apiVersion) \(list.kind)"] + places($0) }
      }
    }
  }

  /// The same of a file that holds one list.
  private static func itemFacts(_ file: YAMLFile) -> [String] {
    guard let root = file.documents.first?.root, let items = root[.items] else { return [] }
    let head = "\(root[.apiVersion]?.text ?? "") \(root[.kind]?.text ?? "")"
    return items.items.flatMap { [head] + places($0) }
  }

  private static func places(_ node: YAMLNode) -> [String] {
    let own = "\(node.range.start)-\(node.range.end) \(node.kind == .scalar ? node.outline : "")"
    return [own]
      + node.entries.flatMap { ["\($0.keyRange.start)-\($0.keyRange.end) \($0.key.text)"] + places($0.value) }
      + node.items.flatMap(places)
  }

  /// Checks one text at several numbers of parts; returns how often it came in more than one.
  @discardableResult
  private static func check(_ bytes: [UInt8]) -> Int {
    let file = SourceMap().add(path: "f.yaml", bytes: bytes)
    let whole = YAMLReader.read(file)
    var times = 0
    for count in [2, 3, 5, 9] {
      guard let parts = readInParts(file, count) else { continue }
      if parts.count > 1 { times += 1 }
      let isList = parts[0].documents.first?.list != nil
      #expect(facts(parts) == (isList ? itemFacts(whole) : facts([whole])), "in \(count) parts: \(text(bytes))")
      let messages = parts.flatMap(\.diagnostics)
      if messages.count <= YAMLFile.problemLimit {
        #expect(messages == whole.diagnostics, "in \(count) parts: \(text(bytes))")
      }
    }
    return times
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(2000), as: UTF8.self) }

  private static let documents = ["a: 1\n", "b:\n  c: ä𝄞\n", "- d\n- e: |\n    ---\n    f\n", "# g\n", "", "[1,\n2]\n"]

  /// Lines that make trouble: markers where they are none, quotes left open, directives, anchors, other line breaks.
  private static let lines = [
    "--- ", "---\t# a", "--- {a: 1}", "--- |", "---x", "...", "# ---", "", " ---", "  ---", "  text", "d: \"open",
    "close\"", "e: 'it", "f: &x {g: 1}", "h: *x", "%YAML 1.1", "%TAG ! tag:x,2000:", "items:", "- one", "{", "}", "[1,",
    "a: 2", "<<: {z: 1}", "plain", "\t", "-", "? k", ": v", "i: >-", "\r", "a: 1\na: 2", "j: 1\r--- \rk: 1",
  ]

  @Test func textsOfRandomLinesReadTheSame() {
    var random = LinearRandom(state: 11)
    var times = 0
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<(2 + random.below(8)) {
        text += "---\n" + Self.documents[random.below(Self.documents.count)]
        if random.below(6) == 0 { text += Self.lines[random.below(Self.lines.count)] + "\n" }
      }
      times += Self.check(Array(text.utf8))
    }
    #expect(times > 2000)
  }

  @Test func listsOfRandomItemsReadTheSame() {
    var random = LinearRandom(state: 12)
    let items = [
      "- apiVersion: v1\n  kind: Pod\n", "- kind: Node\n  data: |\n    - x\n    items:\n", "-\n", "- null\n",
      "- a: 'é'\n\n", "- a: \"b\n  c\"\n# comment\n", "- &x {a: 1}\n", "- *x\n", "- b: [1,\n  2]\n", "- a: 1\n  a: 2\n",
      "- \"a\n- b\"\n",
    ]
    var times = 0
    for round in 0..<1000 {
      var text = ["", "---\n", "# dump\n", "apiVersion: v1\n---\n"][random.below(round % 9 == 0 ? 4 : 3)]
      text += ["apiVersion: v1\n", "apiVersion: v1\nkind: List\n", "metadata: {a: 1}\n"][random.below(3)]
      text += ["items:\n", "items: \r\n", "items: # all\n"][random.below(3)]
      let indent = ["", "  "][random.below(2)]
      for _ in 0..<(2 + random.below(8)) {
        let item = items[random.below(round % 3 == 0 ? items.count : 6)]
        text += item.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { indent + $0 + "\n" }
          .joined()
      }
      text +=
        [
          "", "kind: List\n", "kind: PodList\nmetadata:\n  resourceVersion: \"\"\n", "kind: 7\n", "...\n",
          "---\na: 1\n",
        ][
          random.below(6)]
      times += Self.check(Array(text.utf8))
    }
    #expect(times > 500)
  }

  @Test func aByteOrderMarkBelongsToTheFirstPart() {
    #expect(Self.check([0xEF, 0xBB, 0xBF] + Array("a: ä\n---\nb: 1\n---\nc: 2\n".utf8)) > 0)
  }

  @Test func theProjectsOwnManifestsReadTheSame() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "testcases")
    var (seen, count) = (0, 0)
    for case let url as URL in try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    where url.pathExtension == "yaml" {
      seen += 1
      let bytes = try Data(contentsOf: url)
      guard seen % 5 == 0, bytes.count < 20_000 else { continue }
      if Self.check(Array(bytes)) > 0 { count += 1 }
    }
    #expect(count > 50)
  }

  @Test func aFileThatCannotBeCutIsOnePart() {
    for text in ["a: 1\nb: 2\n", "{\"a\": 1}\n---\n{\"b\": 2}\n", "items:\n- a\n", ""] {
      let file = SourceMap().add(path: "f.yaml", bytes: Array(text.utf8))
      #expect(YAMLReader.parts(of: file, atMost: 4, ofAtLeast: 1).count == 1, "\(text)")
    }
  }

  @Test func partsTellHowMuchTheyHold() {
    let text = String(repeating: "---\n[&a 1, 2, *a]\n", count: 8)
    let file = SourceMap().add(path: "f.yaml", bytes: Array(text.utf8))
    let parts = YAMLReader.parts(of: file, atMost: 4, ofAtLeast: 1)
    #expect(parts.count == 4)
    let size = parts.compactMap { YAMLReader.read($0, of: file)?.size }.reduce(YAMLSize(), +)
    #expect(size.nodes == YAMLReader.read(file).size.nodes)
    #expect(size.aliasedNodes == 8)
    #expect(YAMLLimits(maximumBytes: 0, maximumDepth: 0, maximumNodes: 32, maximumAliasedNodes: 8).allow(size))
    #expect(!YAMLLimits(maximumBytes: 0, maximumDepth: 0, maximumNodes: 31, maximumAliasedNodes: 8).allow(size))
    #expect(!YAMLLimits(maximumBytes: 0, maximumDepth: 0, maximumNodes: 32, maximumAliasedNodes: 7).allow(size))
  }
}

/// Numbers that look random and are the same in every run.
private struct LinearRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
  }
}
