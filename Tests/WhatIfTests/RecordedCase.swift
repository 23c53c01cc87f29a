import ControlPlane
import Foundation
import Kubernetes
import SourceText
import Testing
import WhatIf
import YAML

/// A case of testcases/conformance as texts, which can be changed and played again.
struct RecordedCase: CustomStringConvertible, Sendable {
  let path: String
  var texts: [String: String]

  var description: String { path }

  static let all: [RecordedCase] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("testcases/conformance")
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let folders = found.filter { $0.hasSuffix("/pods.yaml") }.map { String($0.dropLast("/pods.yaml".count)) }.sorted()
    return folders.map { folder in
      var texts: [String: String] = [:]
      for name in ["cluster.yaml", "pods.yaml", "config.yaml"] {
        texts[name] = try? String(contentsOf: root.appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
      }
      return RecordedCase(path: folder, texts: texts)
    }
  }()

  /// nil where bayplan refuses the input.
  func input(_ sources: SourceMap) -> SimulationInput? {
    func read(_ name: String) -> Manifests {
      ManifestDecoder.decode(YAMLReader.read(sources.add(path: name, bytes: Array((texts[name] ?? "").utf8))))
    }
    let (cluster, pods, more) = (read("cluster.yaml"), read("pods.yaml"), read("config.yaml"))
    if cluster.hasErrors || pods.hasErrors || more.hasErrors { return nil }
    var configuration: KubeSchedulerConfiguration?
    for case .schedulerConfiguration(let found) in more.objects { configuration = found }
    return SimulationInput(cluster: cluster, workloads: pods, configuration: configuration)
  }

  /// nil where a patch does not fit.
  func changed(by patches: [Patch]) -> RecordedCase? {
    var changed = self
    // From the back: the lines of one patch are counted without the others.
    for patch in patches.reversed() {
      guard let text = changed.texts[patch.path] else { return nil }
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let range = (patch.line - 1)..<(patch.line - 1 + patch.removed.count)
      guard range.upperBound <= lines.count, Array(lines[range]) == patch.removed else { return nil }
      lines.replaceSubrange(range, with: patch.added)
      changed.texts[patch.path] = lines.joined(separator: "\n")
    }
    return changed
  }
}
