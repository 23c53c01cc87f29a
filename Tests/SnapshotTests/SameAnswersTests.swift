import ControlPlane
import Foundation
import Input
import Kubernetes
import Lint
import Report
import SourceText
import Testing
import WhatIf
import YAML

@testable import Snapshot

/// What lint and explain say of a snapshot is what they say of what it was made of; only places differ.
@Suite struct SameAnswersTests {
  /// What is there, and what is placed and linted on it.
  struct Input: CustomTestStringConvertible, Sendable {
    let name: String
    let cluster: [String]
    let workloads: [String]

    var testDescription: String { name }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("testcases").path

  /// Every folder below `testcases` with manifests; of the large random clusters some.
  static let inputs: [Input] = {
    let files = ((try? ManifestPaths.find(root).paths) ?? []).filter { $0.hasSuffix(".yaml") }
    let folders = Dictionary(grouping: files) { String($0[..<($0.lastIndex(of: "/") ?? $0.endIndex)]) }
    return folders.sorted { $0.key < $1.key }.compactMap { folder, paths in
      if folder.contains("/generated/"), !folder.hasSuffix("0") { return nil }
      // Files of bayplan's own, which no cluster has.
      if folder.contains("/refused/") { return nil }
      let texts = paths.sorted().compactMap { path in
        (try? FileContents.read(path)).map { (path, String(decoding: $0, as: UTF8.self)) }
      }
      let isCluster = { (path: String, text: String) in path.hasSuffix("/cluster.yaml") || text.contains("kind: Node\n")
      }
      return Input(
        name: String(folder.dropFirst(root.count + 1)), cluster: texts.filter(isCluster).map(\.1),
        // Each object by itself: a snapshot sorts them by topic, and pods go in the order of the input.
        workloads: texts.filter { !isCluster($0.0, $0.1) && !$0.0.hasSuffix("/config.yaml") }
          .flatMap { $0.1.components(separatedBy: "\n---\n") })
    }
  }()

  @Test func thereAreFolders() {
    #expect(Self.inputs.count > 200)
  }

  /// `rule | object | message`, sorted.
  private func findings(_ cluster: [String], _ workloads: [String]) -> [String] {
    let sources = SourceMap()
    func add(_ text: String, _ name: String) -> SourceFile { sources.add(path: name, bytes: Array(text.utf8)) }
    var manifests = Manifests()
    for text in cluster { manifests.append(ManifestDecoder.decode(YAMLReader.read(add(text, "cluster.yaml")))) }
    let files = workloads.map { LintedFile(add($0, "web.yaml")) }
    return RuleRunner().run(files, cluster: manifests).objects.flatMap { object in
      object.findings.map { "\($0.rule) | \(object.head?.title ?? "") | \($0.message)" }
    }.sorted()
  }

  @Test(arguments: inputs)
  func lintSaysTheSame(input: Input) {
    let files = Dump.files(input.cluster + input.workloads)
    let snapshot = Snapshot(files)
    let texts = files.indices.map { snapshot.text(file: $0) }
    let before = findings(input.cluster, input.workloads)
    let after = findings(
      Array(texts.prefix(input.cluster.count)), Array(texts.dropFirst(input.cluster.count)))
    // Fields that nobody reads may be wrong, and are left out: of these the API server's words go with them.
    let isValidation = { (text: String) in text.hasPrefix("api-validation |") }
    #expect(after.filter { !isValidation($0) } == before.filter { !isValidation($0) })
    #expect(Set(after.filter(isValidation)).isSubset(of: before))
  }

  /// The explanation of every pod, without lines and columns; nil where the input cannot be played.
  private func explanation(_ cluster: [String], _ workloads: [String]) throws -> String? {
    let sources = SourceMap()
    func manifests(_ texts: [String], _ name: String) -> Manifests {
      var all = Manifests()
      for text in texts {
        all.append(ManifestDecoder.decode(YAMLReader.read(sources.add(path: name, bytes: Array(text.utf8)))))
      }
      return all
    }
    var input = SimulationInput(
      cluster: manifests(cluster, "cluster.yaml"), workloads: manifests(workloads, "web.yaml"))
    input.options.detail = .explained
    guard let (run, answers) = try? Inquiry(asks: { _, _ in true }).run(input, sources) else { return nil }
    let report = PlacementReport(run, sources: sources, answers: answers)
    var bytes: [UInt8] = []
    let output = ByteOutput {
      bytes += $0
      return true
    }
    let reporter = try #require(ReporterRegistry.explanation(ExplanationOptions()).first)
    reporter.write(report, to: output)
    output.flush()
    let text = String(decoding: bytes, as: UTF8.self)
    return text.replacing(/(cluster|web)\.yaml(:\d+)*/, with: "PLACE") + run.assumptions.joined(separator: "\n")
      + run.leftAlone.map { "\n\($0.namespace)/\($0.name): \($0.why)" }.joined()
  }

  @Test(arguments: inputs)
  func explainSaysTheSame(input: Input) throws {
    let files = Dump.files(input.cluster + input.workloads)
    let snapshot = Snapshot(files)
    let texts = files.indices.map { snapshot.text(file: $0) }
    let before = try explanation(input.cluster, input.workloads)
    let after = try explanation(
      Array(texts.prefix(input.cluster.count)), Array(texts.dropFirst(input.cluster.count)))
    #expect(after == before)
  }

  @Test("The annotation that silences findings is lint's own, in all objects")
  func suppression() {
    let pinned = """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, annotations: {bayplan/ignore: "requests-missing: a trial", other: x}}
      spec: {containers: [{name: web, image: registry.example/web:1}]}
      """
    #expect(findings([], [pinned]) == [])
    #expect(findings([], [Snapshot(Dump.files([pinned])).text()]) == [])
    let hidden = Snapshot(Dump.files([pinned]), hidesNames: true).text()
    #expect(hidden.contains("bayplan/ignore: requests-missing}"))
  }
}
