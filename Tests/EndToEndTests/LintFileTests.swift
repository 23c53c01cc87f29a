import Foundation
import Testing

/// What `bayplan lint` writes: mended files, baselines, reports.
@Suite struct LintFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["lint"] + arguments, in: folder)
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web} # stays
    spec:
      containers:
        - name: web
          image: registry.example/web:1.0
          resources: {requests: {cpu: 500, memory: "512m"}}

    """

  @Test func fixMendsTheFileAndReportsTheRest() throws {
    defer { clean() }
    try write(pod, to: "web.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/web.yaml")
    let outcome = try run("-f", "web.yaml", "--fix", "--fail-on", "info")
    #expect(outcome.stdout == "1 object: 0 errors, 0 warnings, 0 infos; \(leftOut(outcome))\n")
    #expect(outcome.stderr == "web.yaml: 2 edits made\n")
    #expect(outcome.status == 0)
    #expect(
      try read("web.yaml") == pod.replacing("cpu: 500", with: "cpu: 500m").replacing("\"512m\"", with: "\"512Mi\""))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/web.yaml")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["web.yaml"])
  }

  /// The part of the summary that grows with the number of rules.
  private func leftOut(_ outcome: Program.Outcome) -> String {
    String(outcome.stdout.split(separator: ";").last ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func dryRunWritesNothing() throws {
    defer { clean() }
    try write(pod, to: "web.yaml")
    let outcome = try run("-f", "web.yaml", "--fix", "--dry-run")
    #expect(outcome.stdout.contains("+      resources: {requests: {cpu: 500m, memory: \"512Mi\"}}\n"))
    #expect(outcome.status == 0)
    #expect(try read("web.yaml") == pod)
  }

  @Test func symbolicLinkStaysOne() throws {
    defer { clean() }
    try write(pod, to: "real.yaml")
    let link = folder.appendingPathComponent("link.yaml")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appendingPathComponent("real.yaml"))
    _ = try run("-f", "link.yaml", "--fix")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path).hasSuffix("real.yaml"))
    #expect(try read("real.yaml").contains("512Mi"))
  }

  @Test func baselineLeavesOldFindingsAlone() throws {
    defer { clean() }
    try write(pod, to: "web.yaml")
    let update = try run("-f", "web.yaml", "--baseline", "old.yaml", "--update-baseline")
    #expect(update.stderr == "old.yaml holds 2 findings\n")
    #expect(update.stdout == "")
    #expect(update.status == 0)
    let same = try run("-f", "web.yaml", "--baseline", "old.yaml", "--fail-on", "info")
    #expect(same.stdout.hasPrefix("1 object: 0 errors, 0 warnings, 0 infos; 2 in the baseline; "))
    #expect(same.status == 0)
    try write(pod.replacing("cpu: 500", with: "cpu: 600m"), to: "web.yaml")
    let less = try run("-f", "web.yaml", "--baseline", "old.yaml", "--fail-on", "info")
    #expect(less.stdout.contains("in the baseline are gone, --update-baseline takes them out"))
  }

  @Test func configurationNamesTheBaselineRelativeToItself() throws {
    defer { clean() }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("ci"), withIntermediateDirectories: true)
    try write(pod, to: "web.yaml")
    try write(
      "apiVersion: bayplan/v1alpha1\nkind: Configuration\nlint: {baseline: old.yaml}\n", to: "ci/bayplan.yaml")
    let update = try run("-f", "web.yaml", "--config", "ci/bayplan.yaml", "--update-baseline")
    #expect(update.stderr == "ci/old.yaml holds 2 findings\n")
    #expect(try read("ci/old.yaml").contains("rule: \"suspicious-quantity\""))
  }

  @Test func severalFormatsComeOutOfOneRun() throws {
    defer { clean() }
    try write(pod, to: "web.yaml")
    let outcome = try run("-f", "web.yaml", "-o", "github", "-o", "sarif=a.sarif", "-o", "junit=a.xml")
    #expect(outcome.stdout.hasPrefix("::warning file=web.yaml,line=8,col=35,"))
    #expect(try read("a.sarif").hasPrefix("{\n  \"$schema\""))
    #expect(try read("a.xml").hasPrefix("<?xml"))
    let lost = try run("-f", "web.yaml", "-o", "json=missing/a.json")
    #expect(lost.stderr == "error: cannot write missing/a.json: no such file or directory\n")
    #expect(lost.status == 2)
  }
}
