import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Testing
import Versions
import YAML

@testable import Conformance

/// A run over manifests that stand in a test, as a kube-scheduler of some version would decide it.
struct Scenario {
  private let facts: [PodFacts]

  /// - Parameters:
  ///   - plugins: `plugins` of the one profile, in YAML's flow style.
  ///   - arguments: entries of its `pluginConfig`.
  ///   - gates: as for `--feature-gates`.
  init(
    _ release: String, _ cluster: String, _ pods: String, plugins: String = "{}", arguments: String = "",
    gates: String = ""
  ) throws {
    let sources = SourceMap()
    func decode(_ name: String, _ text: String) throws -> Manifests {
      let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: name, bytes: Array(text.utf8))))
      try #require(manifests.diagnostics.isEmpty, "\(manifests.diagnostics.map(sources.render))")
      return manifests
    }
    let configuration = try decode(
      "config.yaml",
      """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
      - {schedulerName: default-scheduler, plugins: \(plugins), pluginConfig: [\(arguments)]}
      """
    ).objects.compactMap { if case .schedulerConfiguration(let found) = $0 { found } else { nil } }.first
    var input = SimulationInput(
      cluster: try decode("cluster.yaml", cluster), workloads: try decode("pods.yaml", pods),
      configuration: configuration)
    input.options.version = try #require(KubernetesVersion(release)).setting(FeatureGateSetting.list(gates))
    let run = try Simulation.run(input)
    try #require(run.notModelled.isEmpty, "\(run.notModelled.map(\.what))")
    facts = PlacementReport(run, sources: sources).pods.map { PodFacts($0, asSummary: false) }
  }

  private func value(_ key: Fact.Key, of pod: String) -> Fact.Value? {
    facts.first { $0.pod == "default/\(pod)" }?.facts.first { $0.key == key }?.value
  }

  private func text(_ key: Fact.Key, of pod: String) -> String {
    if case .text(let text) = value(key, of: pod) { text } else { "" }
  }

  func outcome(_ pod: String) -> String { text(.outcome, of: pod) }
  func node(_ pod: String) -> String { text(.node, of: pod) }
  func message(_ pod: String) -> String { text(.message, of: pod) }

  /// How many nodes were asked.
  func evaluated(_ pod: String) -> Int64? {
    if case .number(let number) = value(.evaluatedNodes, of: pod) { number } else { nil }
  }

  /// nil for a node without a row of the plugin.
  func score(_ plugin: String, _ pod: String, on node: String) -> Int64? {
    guard case .score(let raw, _, _, _) = value(.score(node: node, plugin: plugin), of: pod) else { return nil }
    return raw
  }

  /// `NodeName: reason, reason`; nil for a node that fits.
  func rejection(_ pod: String, on node: String) -> String? {
    guard case .rejection(let plugin, _, let reasons) = value(.rejection(node: node), of: pod) else { return nil }
    return "\(plugin): \(reasons.joined(separator: ", "))"
  }

  // MARK: Manifests

  static func node(_ name: String, cpu: Int = 4, labels: String = "", spec: String = "{}", more: String = "") -> String
  {
    """
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: \(name), labels: {kubernetes.io/hostname: \(name)\(labels.isEmpty ? "" : ", \(labels)")}}
    spec: \(spec)
    status: {allocatable: {cpu: "\(cpu)", memory: 8Gi, pods: "110"\(more.isEmpty ? "" : ", \(more)")}}

    """
  }

  /// - Parameter spec: further fields of the spec, with a comma at their end.
  static func pod(
    _ name: String, cpu: String = "100m", spec: String = "", status: String = "{}", metadata: String = ""
  ) -> String {
    """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), namespace: default\(metadata)}
    spec: {\(spec)containers: [{name: c, image: app, resources: {requests: {cpu: \(cpu)}}}]}
    status: \(status)

    """
  }

  static func deviceClass(_ name: String = "gpu", spec: String = "{}") -> String {
    """
    ---
    apiVersion: resource.k8s.io/v1
    kind: DeviceClass
    metadata: {name: \(name)}
    spec: \(spec)

    """
  }

  /// - Parameter devices: in YAML's flow style.
  static func slice(on node: String, _ devices: String) -> String {
    """
    ---
    apiVersion: resource.k8s.io/v1
    kind: ResourceSlice
    metadata: {name: slice-\(node)}
    spec:
      driver: gpu.example.com
      nodeName: \(node)
      pool: {name: \(node), generation: 1, resourceSliceCount: 1}
      devices: [\(devices)]

    """
  }

  static func claim(_ name: String, _ devices: String, status: String = "{}", metadata: String = "") -> String {
    """
    ---
    apiVersion: resource.k8s.io/v1
    kind: ResourceClaim
    metadata: {name: \(name), namespace: default\(metadata)}
    spec: {devices: \(devices)}
    status: \(status)

    """
  }

  static let oneDevice = "{requests: [{name: r, exactly: {deviceClassName: gpu}}]}"

  static func using(_ claims: String...) -> String {
    "resourceClaims: [\(claims.map { "{name: \($0), resourceClaimName: \($0)}" }.joined(separator: ", "))], "
  }
}
