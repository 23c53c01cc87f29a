import Foundation
import SourceText
import Testing

/// The same nasty text through every reporter of every command: nothing of it is obeyed by a terminal, taken for a command by
/// GitHub Actions, or for markup by a page.
@Suite struct EscapingTests {
  /// Colours, a C1 control, a right-to-left override, a forged annotation on a line of its own, markup, a mention, an older
  /// command, a character that cannot be seen.
  private static let nasty =
    "x\u{1B}[31m\u{9B}2J\u{202E}\n::error file=a::forged\r|<b>&`@all`\u{2066}##[add-mask]y\u{7F}\u{200B}"
  private static let escaped =
    "x\\e[31m\\x9b2J\\u202E\\n::error file=a::forged\\r|<b>&`@all`\\u2066##[add-mask]y\\x7f\\u200B"

  private static let nodes = """
    apiVersion: v1
    kind: Node
    metadata: {name: "a\(escaped)", labels: {zone: "\(escaped)"}}
    spec: {taints: [{key: "t\(escaped)", value: "\(escaped)", effect: NoSchedule}]}
    status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10", "r/\(escaped)": "1"}}
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: "::error file=b::c", labels: {zone: a}}
    status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}

    """
  private static let pods = """
    apiVersion: v1
    kind: Pod
    metadata: {name: "::error::\(escaped)", namespace: "\(escaped)", labels: {app: "\(escaped)"}}
    spec:
      schedulingGates: []
      nodeSelector: {"l\(escaped)": "\(escaped)"}
      containers: [{name: "c\(escaped)", image: "i\(escaped)", resources: {requests: {"r/\(escaped)": "1"}}}]
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: "p2\(escaped)"}
    spec: {containers: [{name: c, image: i}]}
    ---
    apiVersion: "x\(escaped)/v1"
    kind: "K\(escaped)"
    metadata: {name: z}

    """
  private static let test = """
    apiVersion: bayplan/v1alpha1
    kind: PlacementTest
    metadata: {name: "::error::\(escaped)"}
    cluster: [nodes.yaml]
    workloads: [pods.yaml]
    expect:
      - {pods: {all: true}, outcome: scheduled, on: {zone: "\(escaped)"}}
    ---
    apiVersion: bayplan/v1alpha1
    kind: PlacementTest
    metadata: {name: "unusable \(escaped)"}
    cluster: ["no\(escaped).yaml"]
    "\(escaped)": 1
    expect: []

    """
  private static let quantity = """
    apiVersion: v1
    kind: Pod
    metadata: {name: p}
    spec: {containers: [{name: c, image: i, resources: {requests: {cpu: "\(escaped)"}}}]}

    """

  private static let off = ["--validate", "off", "--validate-cluster", "off", "--allow-unmodelled"]

  private static func each(_ formats: [String], _ arguments: [String]) -> [[String]] {
    formats.map { arguments + ["-o", $0] }
  }

  private static let calls: [[String]] = [
    each(["wide", "json", "junit", "tap", "sarif", "github", "markdown"], ["validate", "-f", "."]),
    each(
      ["wide", "json", "sarif", "junit", "github", "markdown"], ["lint", "-f", "pods.yaml", "--cluster", "nodes.yaml"]),
    each(["wide", "json", "yaml", "html"], ["place", "--cluster", "nodes.yaml", "-f", "pods.yaml"] + off),
    each(["wide", "json", "yaml", "html"], ["explain", "--fix", "--cluster", "nodes.yaml", "-f", "pods.yaml"] + off),
    each(
      ["wide", "json", "markdown"],
      ["diff", "--cluster", "nodes.yaml", "--before", "before.yaml", "--after", "pods.yaml"] + off),
    each(["wide", "json"], ["capacity", "--cluster", "nodes.yaml", "-f", "pods.yaml"] + off),
    each(
      ["pretty", "tap", "junit", "json", "github", "markdown", "html"],
      ["test", "t.test.yaml", "--validate", "off", "--validate-cluster", "off"]),
    [
      ["lint", "-f", "pods.yaml", "--fix", "--dry-run"], ["snapshot", "--from", "nodes.yaml", "--from", "pods.yaml"],
      ["place", "--cluster", "nodes.yaml", "-f", "quantity.yaml"], ["place", "--cluster", nasty, "-f", "pods.yaml"],
      ["validate", "-f", nasty + ".yaml"], ["place", "--cluster", "nodes.yaml", "-f", "pods.yaml", "--pod", nasty],
      ["test", nasty], ["merge", nasty],
      ["diff", "--cluster", "nodes.yaml", "--before", "git:\(nasty):x", "--after", "pods.yaml"],
      ["init", "-f", "pods.yaml", "--cluster", "nodes.yaml", "--out", "made"], [nasty], ["place", "--\(nasty)"],
      ["init", "--pools", "--cluster", "nodes.yaml"],
    ],
  ].flatMap { $0 }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nasty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = Self.pods.replacingOccurrences(of: "\"r/\(Self.escaped)\": \"1\"", with: "cpu: 1")
      .replacingOccurrences(of: "nodeSelector: {\"l\(Self.escaped)\": \"\(Self.escaped)\"}", with: "hostNetwork: false")
    // A name of a file, too; a slash would make it two.
    let files = [
      "nodes.yaml": Self.nodes, "pods.yaml": Self.pods, "t.test.yaml": Self.test, "before.yaml": before,
      "quantity.yaml": Self.quantity, "f\(Self.nasty).yaml": Self.pods,
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try body(folder)
  }

  @Test(arguments: calls)
  func nothingOfTheInputIsObeyed(arguments: [String]) throws {
    try withFolder { folder in
      let outcome = try Program.run(arguments, in: folder)
      #expect((0...2).contains(outcome.status))
      let isPage = outcome.stdout.hasPrefix("<!DOCTYPE html>")
      let printed = isPage ? CaseFolder.held(outcome.stdout) : outcome.stdout
      for text in [printed, outcome.stderr] {
        let obeyed = text.unicodeScalars.filter { $0.isObeyed && $0 != "\n" }
        #expect(obeyed.isEmpty, "\(obeyed.map { String($0.value, radix: 16) })")
        // A line that starts so is a command; those of the reporter itself name a file of the input.
        for line in text.split(separator: "\n") where line.drop(while: { $0 == " " }).hasPrefix("::") {
          let isOwn = ["error", "warning", "notice"].contains { line.hasPrefix("::\($0) file=") }
          #expect(isOwn && arguments.contains("github"), "\(line)")
          #expect(!line.hasPrefix("::error file=a::"), "\(line)")
        }
      }
      let format = arguments.last ?? ""
      let isData = arguments.contains("snapshot") || arguments.contains("--pools")
      if ["wide", "pretty"].contains(format) || !arguments.contains("-o") && !isData {
        #expect(!(outcome.stdout + outcome.stderr).contains("##[add-mask]"))
      }
      if ["markdown", "html", "junit"].contains(format) {
        let shown = format == "markdown" ? Self.outsideBlocks(printed) : printed
        #expect(!shown.contains("<b>"))
        if format == "markdown" { #expect(!shown.contains("@all")) }
      }
      // It did come through, in one way or another.
      #expect(
        (outcome.stdout + outcome.stderr).contains("31m") || outcome.stdout.contains("made/") || outcome.stdout.isEmpty)
    }
  }

  /// A page of Markdown without its blocks of text that is taken as it is, each of which is closed.
  private static func outsideBlocks(_ page: String) -> String {
    var outside = ""
    var fence: Substring?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == open { fence = nil }
      } else if line.hasPrefix("```") {
        fence = line
      } else {
        outside += line + "\n"
      }
    }
    return fence == nil ? outside : page
  }
}
