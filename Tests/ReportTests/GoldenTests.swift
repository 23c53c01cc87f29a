import Foundation
import Report
import Testing

/// What reporters write for hand-made runs, held against the files in `Golden`.
struct GoldenText: CustomStringConvertible, Sendable {
  let description: String
  let make: @Sendable () -> String

  static let all: [GoldenText] = [
    GoldenText(description: "wide-80") { SampleRun.mixed().text("wide", style: TextStyle(width: 80)) },
    GoldenText(description: "wide-200") { SampleRun.mixed().text("wide", style: TextStyle(width: 200)) },
    GoldenText(description: "wide-80-colored") {
      SampleRun.mixed().text("wide", style: TextStyle(width: 80, isColored: true))
    },
    GoldenText(description: "wide-piped") { SampleRun.namespaces().text("wide") },
    GoldenText(description: "wide-no-pods") { SampleRun().text("wide", style: TextStyle(width: 80)) },
    GoldenText(description: "json") { SampleRun.complete().text("json") },
    GoldenText(description: "yaml") { SampleRun.complete().text("yaml") },
    GoldenText(description: "json-empty") { SampleRun(nodeNames: []).text("json") },
    GoldenText(description: "yaml-empty") { SampleRun(nodeNames: []).text("yaml") },
    GoldenText(description: "explain-80") { SampleRun.mixed().explanation(style: TextStyle(width: 80)) },
    GoldenText(description: "explain-200") { SampleRun.mixed().explanation(style: TextStyle(width: 200)) },
    GoldenText(description: "explain-80-colored") {
      SampleRun.namespaces().explanation(style: TextStyle(width: 80, isColored: true))
    },
    GoldenText(description: "explain-narrow") { SampleRun.mixed().explanation(style: TextStyle(width: 48)) },
    GoldenText(description: "explain-folded") { SampleRun.large().explanation(style: TextStyle(width: 80)) },
    GoldenText(description: "explain-all-nodes") {
      SampleRun.large(count: 10).explanation(ExplanationOptions(showsAllNodes: true), style: TextStyle(width: 80))
    },
    GoldenText(description: "explain-folded-roughly") {
      SampleRun.large(count: 60, distinct: true).explanation(style: TextStyle(width: 80))
    },
    GoldenText(description: "explain-node-that-fits") {
      SampleRun.mixed().explanation(ExplanationOptions(node: "ip-10-0-2-11"), style: TextStyle(width: 80))
    },
    GoldenText(description: "explain-chosen-node") {
      SampleRun.mixed().explanation(ExplanationOptions(node: "ip-10-0-1-11"), style: TextStyle(width: 80))
    },
    GoldenText(description: "explain-rejected-node") {
      SampleRun.mixed().explanation(ExplanationOptions(node: "ip-10-0-3-11"), style: TextStyle(width: 80))
    },
  ]

  /// The file; nil when it cannot be read.
  var expected: String? { try? String(contentsOf: Self.folder.appendingPathComponent("\(self).txt"), encoding: .utf8) }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
}

@Suite struct GoldenTests {
  @Test(arguments: GoldenText.all)
  func reporterWritesTheGoldenText(golden: GoldenText) throws {
    // An escape shows as a character that editors and diffs can show.
    let text = golden.make().replacingOccurrences(of: "\u{1B}", with: "␛")
    #expect(text == golden.expected)
  }

  @Test func everyGoldenFileHasItsTest() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: GoldenText.folder.path)
    #expect(files.sorted() == GoldenText.all.map { "\($0).txt" }.sorted())
  }

  @Test(arguments: ["wide-80", "explain-80", "explain-folded", "explain-folded-roughly", "explain-node-that-fits"])
  func noLineIsWiderThanTheTerminal(name: String) throws {
    let golden = try #require(GoldenText.all.first { $0.description == name })
    #expect(golden.make().split(separator: "\n").filter { $0.unicodeScalars.count > 80 } == [])
  }
}
