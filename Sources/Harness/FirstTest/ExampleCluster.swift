import Grammar
public import Kubernetes
import Symbols

/// Pools of nodes made up for manifests that come without a cluster: what they ask for is there, and no more.
public struct ExampleCluster: Sendable {
  var pools: [Pool]
  var zones: [String]
  /// Classes that the manifests name and nobody defines, by kind.
  var classes: ExampleClasses
  /// Whether a pod asks for disk of the node's own.
  var hasLocalDisk: Bool

  struct Pool: Sendable {
    var name: String
    /// nil: one node that has the pool's name.
    var count: Int?
    /// Sorted by key.
    var labels: [(key: String, value: String)]
    var taints: [String] = []
    var cpu = 4
    var memoryGi = 16
    /// Extended resources, sorted by name.
    var extended: [(name: String, amount: Int64)] = []
  }

  static let controlPlaneLabel = "node-role.kubernetes.io/control-plane"

  /// Small pools, one for each kind of node that the manifests ask for, and a control plane.
  public init(for objects: [KubernetesObject]) {
    classes = ExampleClasses(for: objects)
    let specs = objects.compactMap(\.podSpec)
    let named = Set(specs.flatMap { NodeWish($0).zones.map(\.text) })
    zones = named.isEmpty ? ["zone-a", "zone-b", "zone-c"] : named.sorted(by: Self.precedes)
    hasLocalDisk = specs.contains { spec in
      spec.containers.contains { $0.resources.requests["ephemeral-storage"] != nil }
    }
    pools = [Pool(name: "general", count: 3, labels: [])]
    var taken: Set<String> = ["general", "control-plane"]
    for spec in specs { addPool(for: spec, &taken) }
    pools.append(
      Pool(
        name: "control-plane", count: nil, labels: [(Self.controlPlaneLabel, "")],
        taints: ["\(Self.controlPlaneLabel):NoSchedule"]))
  }

  private mutating func addPool(for spec: PodSpec, _ taken: inout Set<String>) {
    let wish = NodeWish(spec)
    let labels = wish.labels.map { (key: $0.key.text, value: $0.value.text) }
    let extended = Self.extended(spec)
    if labels.contains(where: { $0.key == Self.controlPlaneLabel }) { return }
    for hostname in wish.hostnames.map(\.text) where taken.insert(hostname).inserted {
      pools.append(Pool(name: hostname, count: nil, labels: labels, extended: extended))
    }
    if !wish.hostnames.isEmpty || labels.isEmpty && extended.isEmpty { return }
    let names = extended.map(\.name)
    if let slot = pools.firstIndex(where: { Self.same($0.labels, labels) && $0.extended.map(\.name) == names }) {
      for (index, resource) in extended.enumerated() {
        pools[slot].extended[index].amount = max(pools[slot].extended[index].amount, resource.amount)
      }
      return
    }
    // Pods that ask for the general pool mean the one there is.
    if extended.isEmpty, labels.count == 1, labels[0].value == "general", pools[0].labels.isEmpty {
      pools[0].labels = labels
      return
    }
    let last = extended.first?.name.split(separator: "/").last.map(String.init)
    let stem = NodePoolGroups.objectName(labels.first.map { $0.value.isEmpty ? $0.key : $0.value } ?? last ?? "nodes")
    var name = stem
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    pools.append(Pool(name: name, count: 3, labels: labels, extended: extended))
  }

  private static func same(_ a: [(key: String, value: String)], _ b: [(key: String, value: String)]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
  }

  /// What one pod requests beside what every node has.
  private static func extended(_ spec: PodSpec) -> [(name: String, amount: Int64)] {
    let plain: Set<Symbol> = ["cpu", "memory", "ephemeral-storage", "pods", "storage"]
    var sums: [String: Int64] = [:]
    for container in spec.containers {
      for amount in container.resources.requests.amounts where !plain.contains(amount.name) {
        let (sum, overflow) = sums[amount.name.text, default: 0].addingReportingOverflow(max(amount.quantity.value, 0))
        sums[amount.name.text] = overflow ? .max : sum
      }
    }
    return sums.sorted { precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

extension KubernetesObject {
  /// The spec of a pod, or of a workload's pods.
  fileprivate var podSpec: PodSpec? {
    switch self {
    case .pod(let pod): pod.spec.value
    case .workload(let workload): workload.template.spec.value
    default: nil
    }
  }
}
