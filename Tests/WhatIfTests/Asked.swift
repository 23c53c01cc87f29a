import ControlPlane
import Kubernetes
import Report
import SourceText
import Symbols
import Testing
import WhatIf
import YAML

/// An inquiry into manifests that stand in a test, and the same after a fix has been written into them.
struct Asked {
  let cluster: String
  let workloads: String
  let run: PlacementRun
  let report: PlacementReport

  init(cluster: String, _ workloads: String, node: String? = nil) throws {
    self.cluster = cluster
    self.workloads = workloads
    let sources = SourceMap()
    var input = SimulationInput(
      cluster: try Self.read(cluster, "cluster.yaml", sources), workloads: try Self.read(workloads, "web.yaml", sources)
    )
    input.options.detail = .explained
    var inquiry = Inquiry { _, _ in true }
    inquiry.wantsFixes = true
    inquiry.node = node.map { Symbol($0) }
    let (run, answers) = try inquiry.run(input, sources)
    self.run = run
    report = PlacementReport(run, sources: sources, answers: answers, asked: node)
  }

  private static func read(_ text: String, _ path: String, _ sources: SourceMap) throws -> Manifests {
    let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: path, bytes: Array(text.utf8))))
    try #require(manifests.diagnostics.map(sources.render) == [])
    return manifests
  }

  func pod(_ name: String) throws -> PodReport {
    try #require(report.pods.first { $0.name == name })
  }

  /// `2 of 3: 4 cpu (web.yaml:9)`, a requirement each.
  func conflict(of name: String) throws -> [String] {
    let conflict = try #require(try pod(name).conflict)
    #expect(conflict.isSmallest)
    return conflict.parts.map { part in
      "\(part.nodes) of \(run.nodes.count): \(part.what)\(part.place.map { " (\($0.text))" } ?? "")"
    }
  }

  /// `2: tolerate ... -> node-a; effects`, a fix each.
  func fixes(of name: String) throws -> [String] {
    try #require(try pod(name).fixes).map { fix in
      (["\(fix.cost): \(fix.changes.joined(separator: ", and ")) -> \(fix.node)"] + fix.effects).joined(separator: "; ")
    }
  }

  /// Where the pod goes when the fix of that number has been written into the files and all is read anew.
  func nodeAfter(_ number: Int, of name: String) throws -> String? {
    let patches = try #require(try pod(name).fixes)[number].patches
    try #require(!patches.isEmpty)
    let changed = try Asked(
      cluster: Self.patched(cluster, patches, "cluster.yaml"), Self.patched(workloads, patches, "web.yaml"))
    return try changed.pod(name).node
  }

  static func patched(_ text: String, _ patches: [PatchReport], _ path: String) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for patch in patches.reversed() where patch.place.file == path {
      let range = (patch.place.line - 1)..<(patch.place.line - 1 + patch.removed.count)
      try #require(Array(lines[range]) == patch.removed)
      lines.replaceSubrange(range, with: patch.added)
    }
    return lines.joined(separator: "\n")
  }
}

/// A node of 4 cpu and 8Gi.
func node(_ name: String, _ labels: String = "", spec: String? = nil) -> String {
  """
  ---
  apiVersion: v1
  kind: Node
  metadata:
    name: \(name)
    labels: {kubernetes.io/hostname: \(name)\(labels.isEmpty ? "" : ", \(labels)")}
  \(spec.map { "spec: \($0)\n" } ?? "")status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}

  """
}

/// A pod whose spec stands in lines, indented by two.
func pod(_ name: String, _ spec: String) -> String {
  """
  ---
  apiVersion: v1
  kind: Pod
  metadata: {name: \(name), labels: {app: \(name)}}
  spec:
  \(spec)
  """
}
