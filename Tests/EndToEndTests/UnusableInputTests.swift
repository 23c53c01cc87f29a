import Foundation
import Testing

/// Where input cannot be used, programs learn so from the document that they asked for.
@Suite struct UnusableInputTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("unusable-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [
      (
        "node.yaml",
        "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: 4, memory: 4Gi, pods: 9}}}\n"
      ),
      ("bad.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: 7}}\n"), ("broken.yaml", "a: [\n"),
      (
        "flood.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2000000
          selector: {matchLabels: {app: web}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: c}]}}

        """
      ),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return folder
  }

  private static let calls: [[String]] = [
    ["place", "--cluster", "node.yaml", "-f", "bad.yaml"], ["place", "--cluster", "missing.yaml", "-f", "node.yaml"],
    ["explain", "--cluster", "node.yaml", "-f", "broken.yaml"],
    ["capacity", "--cluster", "node.yaml", "-f", "bad.yaml"],
    ["capacity", "--cluster", "node.yaml", "-f", "node.yaml"],
    ["diff", "--cluster", "node.yaml", "--before", "bad.yaml", "--after", "missing.yaml"],
    ["lint", "-f", "missing.yaml"], ["lint", "-f", "broken.yaml"],
    ["lint", "--cluster", "node.yaml", "-f", "flood.yaml"], ["validate", "-f", "missing.yaml"],
    ["test", "missing.test.yaml"], ["merge", "broken.yaml"],
  ]

  @Test(arguments: calls) func jsonHoldsWhatIsWrong(call: [String]) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Program.run(call + ["-o", "json"], in: folder)
    #expect(outcome.status == 2)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [String: Any], "\(outcome.stderr)")
    let problems = try #require(document["problems"] as? [[String: Any]])
    #expect(problems.contains { $0["severity"] as? String == "error" }, "\(outcome.stdout)")
    for problem in problems {
      let text = try #require(problem["text"] as? String)
      #expect(outcome.stderr.contains(text), "\(text)")
    }
  }

  @Test func whatAPersonReadsIsNotWrittenAsIfThereWereAReport() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(["place", "--cluster", "node.yaml", "-f", "bad.yaml"], in: folder).stdout == "")
  }

  @Test func lintSaysThatItCouldTryNothing() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Program.run(["lint", "--cluster", "node.yaml", "-f", "flood.yaml"], in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.stderr.contains(
        "flood.yaml:5:13: error: no placement could be tried: with Deployment/web the workloads want"),
      "\(outcome.stderr)")
  }
}
