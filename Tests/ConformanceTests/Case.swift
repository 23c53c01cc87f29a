import Foundation

@testable import Conformance

/// A small case of its own for one test, in a folder `own`.
final class Case {
  let folder = NSTemporaryDirectory() + "bayplan-\(UUID().uuidString)/own"
  var path: String { "\(folder)/small" }

  /// - Parameter files: in place of the usual ones, or beside them; an empty text takes a file away.
  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in Self.files.merging(files, uniquingKeysWith: { $1 }) where !text.isEmpty {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: String(folder.dropLast("/own".count)))
  }

  /// One node, one pod that fits.
  static let files = [
    "cluster.yaml": """
    apiVersion: v1
    kind: Node
    metadata: {name: node-a}
    status:
      allocatable: {cpu: "4", memory: 8Gi, pods: "10"}
    """,
    "pods.yaml": """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers: [{name: app, image: app:1}]
    """,
    "expected.json": expected(),
  ]

  /// The decision as kube-scheduler v1.34 to v1.36 takes it, without nodes, or another.
  static func expected(node: String = "node-a", message: String = "", more: String = "") -> String {
    """
    {"pods": [{"namespace": "default", "name": "web", "profile": "default-scheduler", "outcome": "scheduled",
      "node": "\(node)", "ties": ["\(node)"], "message": "\(message)", "evaluatedNodes": 1, "feasibleNodes": 1,
      "preemption": null\(more)}]}
    """
  }

  static let unknownPlugin = """
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    profiles:
      - schedulerName: default-scheduler
        plugins: {multiPoint: {enabled: [{name: NodeDeclaredFeatures}]}}
    """

  func run(as versions: [ReferenceVersion] = [ReferenceVersion.all[1]]) throws -> ConformanceRun {
    ConformanceRun(try ConformanceCase.find(in: folder), as: versions)
  }
}
