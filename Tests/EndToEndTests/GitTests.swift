import Foundation
import Testing

/// Manifests as a revision has them, in a repository made for the test.
@Suite struct GitTests {
  private static let cluster = """
    apiVersion: v1
    kind: Node
    metadata: {name: a}
    status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}

    """

  private static func web(_ cpu: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: web, image: web, resources: {requests: {cpu: "\(cpu)"}}}]}

    """
  }

  /// A folder under git with `deploy/web.yaml` in one commit and another one in the working tree.
  private static func withRepository(_ body: (URL) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("diff-\(UUID().uuidString)")
    let deploy = root.appendingPathComponent("deploy")
    try FileManager.default.createDirectory(at: deploy, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try cluster.write(to: root.appendingPathComponent("cluster.yaml"), atomically: true, encoding: .utf8)
    try web("2").write(to: deploy.appendingPathComponent("web.yaml"), atomically: true, encoding: .utf8)
    try "notes".write(to: deploy.appendingPathComponent("notes.txt"), atomically: true, encoding: .utf8)
    let shell = URL(fileURLWithPath: "/bin/sh")
    let commit =
      "git init -q . && git add . && git -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false commit -qm one"
    let made = try Program.run(["-c", commit], in: root, at: shell)
    try #require(made.status == 0, "\(made.stderr)")
    try web("5").write(to: deploy.appendingPathComponent("web.yaml"), atomically: true, encoding: .utf8)
    try body(root)
  }

  @Test(arguments: ["git:HEAD:deploy", "git:HEAD:deploy/", "git:HEAD:./deploy/web.yaml"])
  func workingTreeIsHeldAgainstARevision(before: String) throws {
    try Self.withRepository { root in
      let outcome = try Program.run(
        ["diff", "--cluster", "cluster.yaml", "--before", before, "--after", "deploy"], in: root)
      #expect(
        outcome.stdout.split(separator: "\n").prefix(2) == [
          "default/web is unschedulable, was on a",
          "  a: NodeResourcesFit: needs 5 cpu, the whole node has 4 (deploy/web.yaml:4)",
        ])
      #expect(outcome.stdout.hasSuffix("from \(before) to deploy\n1 of 1 pod differs: 1 no longer placed\n"))
      #expect(outcome.stderr == "")
      #expect(outcome.status == 1)
    }
  }

  @Test func pathsAreSeenFromTheWorkingDirectory() throws {
    try Self.withRepository { root in
      let outcome = try Program.run(
        ["place", "--cluster", "git:HEAD:../cluster.yaml", "-f", "git:HEAD:."],
        in: root.appendingPathComponent("deploy"))
      #expect(outcome.stdout.contains("1 pod: 1 placed on 1 node"))
      #expect(outcome.stderr == "")
      #expect(outcome.status == 0)
    }
  }

  @Test(arguments: [
    ("git:HEAD:nothing", "cannot read git:HEAD:nothing: revision HEAD has no such file or folder"),
    ("git:nothing:deploy", "cannot read git:nothing:deploy: git says 'Not a valid object name nothing'"),
    ("git:--help:deploy", "cannot read git:--help:deploy: '--help' is no revision, write git:REVISION:PATH"),
    ("git:HEAD:deploy/notes.txt", ""),
  ]) func whatCannotBeReadIsSaid(path: String, message: String) throws {
    try Self.withRepository { root in
      let outcome = try Program.run(["place", "--cluster", "cluster.yaml", "-f", path], in: root)
      if message.isEmpty {
        #expect(outcome.stderr.hasPrefix("git:HEAD:deploy/notes.txt:1:1: error: "))
      } else {
        #expect(outcome.stderr == "error: \(message)\n")
      }
      #expect(outcome.status == 2)
    }
  }
}
