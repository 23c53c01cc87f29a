import Kubernetes
import SourceText
import Symbols
import YAML

/// Pods that make one plugin work, and a configuration in which it is the only one.
struct PluginLoad {
  let name: String
  /// The plugins that are on; empty for the default profile.
  let plugins: [String]
  /// Fields of the pods' spec, in flow style.
  let spec: String

  static let all = [
    PluginLoad(name: "TaintToleration", spec: "tolerations: [{key: pool, operator: Exists}]"),
    PluginLoad(
      name: "NodeAffinity",
      spec: """
        affinity: {nodeAffinity: {\
        requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: \
        [{key: example.net/pool, operator: NotIn, values: [batch]}]}]}, \
        preferredDuringSchedulingIgnoredDuringExecution: [{weight: 5, preference: {matchExpressions: \
        [{key: topology.kubernetes.io/zone, operator: In, values: [north-1b]}]}}]}}
        """),
    PluginLoad(name: "NodePorts", spec: "hostNetwork: true"),
    PluginLoad(name: "NodeResourcesFit", spec: ""),
    PluginLoad(name: "NodeResourcesBalancedAllocation", spec: ""),
    PluginLoad(name: "ImageLocality", spec: ""),
    PluginLoad(
      name: "PodTopologySpread",
      spec: """
        topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, \
        whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: load}}}, \
        {maxSkew: 3, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, \
        labelSelector: {matchLabels: {app: load}}}]
        """),
    PluginLoad(
      name: "InterPodAffinity",
      spec: """
        affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: \
        [{labelSelector: {matchLabels: {app: load}}, topologyKey: kubernetes.io/hostname}]}, \
        podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 10, podAffinityTerm: \
        {labelSelector: {matchLabels: {tier: web}}, topologyKey: topology.kubernetes.io/zone}}]}}
        """),
    PluginLoad(name: "all", plugins: [], spec: ""),
  ]

  private init(name: String, plugins: [String]? = nil, spec: String) {
    self.name = name
    self.plugins = plugins ?? [name]
    self.spec = spec
  }

  func configuration() throws -> KubeSchedulerConfiguration? {
    if plugins.isEmpty { return nil }
    let names = ["PrioritySort", "DefaultBinder"] + plugins
    let text = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
      - plugins:
          multiPoint:
            disabled: [{name: "*"}]
            enabled: [\(names.map { "{name: \($0)}" }.joined(separator: ", "))]
      """
    for case .schedulerConfiguration(let configuration) in try Self.decode(text) { return configuration }
    throw Problem("the configuration of \(name) cannot be read")
  }

  func pods(_ count: Int) throws -> [Pod] {
    let text = (0..<count).map { number in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: load-\(number), namespace: load, labels: {app: load}}
      spec:
        \(spec)
        containers:
        - name: app
          image: registry.example.net/shop/part-03:2.3
          ports: [{containerPort: \(8000 + number % 16)}]
          resources: {requests: {cpu: 10m, memory: 16Mi}}

      """
    }
    return try Self.decode(text.joined()).compactMap { if case .pod(let pod) = $0 { pod } else { nil } }
  }

  private static func decode(_ text: String) throws -> [KubernetesObject] {
    let sources = SourceMap()
    let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: "benchmark", bytes: Array(text.utf8))))
    if let first = manifests.diagnostics.first { throw Problem(sources.render(first)) }
    return manifests.objects
  }
}
