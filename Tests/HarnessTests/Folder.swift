import Foundation
import Harness
import Input
import Report
import Scheduler
import SourceText
import Versions

/// A folder of its own for one test, with files in it.
final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "bayplan-\(UUID().uuidString)/"
    for (name, text) in files { try write(name, text) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + name).map { String(decoding: $0, as: UTF8.self) }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Runs the tests of the folder, or of some paths in it.
  func run(_ paths: [String] = [""], _ options: TestRunner.Options = .init()) -> Outcome {
    var options = options
    // Scores that stand in these tests are those of this version.
    if options.version == .standard { options.version = .formerStandard }
    let sources = SourceMap()
    let (files, problems) = TestDiscovery.find(paths.map { path + $0 }, in: sources)
    var results = TestRunner(sources: sources, options: options).run(files)
    results.obsolete = ObsoleteGoldens.find(paths.map { path + $0 }, besides: files)
    let report = TestReport(results, in: sources)
    return Outcome(
      status: report.exitStatus, pretty: show(report, "pretty"), json: show(report, "json"),
      warnings: results.warnings.map { short(sources.render($0)) }, problems: problems.map { short($0.message) })
  }

  struct Outcome {
    let status: Int32
    let pretty: String
    let json: String
    let warnings: [String]
    let problems: [String]
  }

  private func show(_ report: TestReport, _ name: String) -> String {
    guard let reporter = TestReporter.all.first(where: { $0.name == name }) else { return "" }
    return short(ByteOutput.text { reporter.write(report, to: $0) })
  }

  /// Paths as if the folder were the current one.
  private func short(_ text: String) -> String { text.replacingOccurrences(of: path, with: "") }
}

/// Files that many tests share.
enum Sample {
  /// Three nodes; node-c is tainted.
  static let cluster = """
    apiVersion: v1
    kind: Node
    metadata:
      name: node-a
      labels: {topology.kubernetes.io/zone: a}
    status:
      allocatable: {cpu: "4", memory: 8Gi, pods: "10"}
    ---
    apiVersion: v1
    kind: Node
    metadata:
      name: node-b
      labels: {topology.kubernetes.io/zone: b}
    status:
      allocatable: {cpu: "2", memory: 8Gi, pods: "10"}
    ---
    apiVersion: v1
    kind: Node
    metadata:
      name: node-c
      labels: {topology.kubernetes.io/zone: c}
    spec:
      taints:
        - {key: dedicated, value: batch, effect: NoSchedule}
    status:
      allocatable: {cpu: "4", memory: 8Gi, pods: "10"}
    """

  static func pod(_ name: String, cpu: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: \(name)
    spec:
      containers:
        - name: app
          image: app:1
          resources:
            requests: {cpu: "\(cpu)"}

    """
  }

  /// A test named `t` over `cluster.yaml` and `pods.yaml`, with these lines below.
  static func test(_ lines: String, name: String = "t") -> String {
    """
    apiVersion: bayplan/v1alpha1
    kind: PlacementTest
    metadata: {name: \(name)}
    cluster: [cluster.yaml]
    workloads: [pods.yaml]

    """ + lines + "\n"
  }

  static func files(_ lines: String, cpu: String = "3") -> [String: String] {
    ["cluster.yaml": cluster, "pods.yaml": pod("web", cpu: cpu), "t.yaml": test(lines)]
  }
}
