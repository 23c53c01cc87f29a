import ControlPlane
import Kubernetes
import Scheduler
import Symbols

extension ClusterReport {
  init(_ run: PlacementRun) {
    let pods = run.runningPods.map(\.pod) + run.pods.map(\.pod)
    let amounts = pods.map { PodRequests(onNode: $0, in: run.version) }
    let resources = Self.resources(of: run.nodes, amounts)
    var requests = DistinctRequests()
    var next = amounts.makeIterator()
    func request() -> Int { requests.index(of: next.next(), resources) }
    self.init(
      resources: resources.map(\.text),
      nodes: run.nodes.map { node in
        Node(
          name: node.metadata.name.text, zone: node.zone?.text ?? "", pool: node.pool?.text ?? "",
          taints: node.taints.map(\.text), isCordoned: node.isUnschedulable,
          allocatable: resources.map { node.allocatable[$0]?.amount(of: $0) ?? 0 })
      },
      running: run.runningPods.map { running in
        let metadata = running.pod.metadata
        return Pod(
          namespace: metadata.namespace.text, name: metadata.name.text, node: running.node, request: request())
      },
      tried: run.pods.map { placement in
        let metadata = placement.pod.metadata
        return Pod(
          namespace: metadata.namespace.text, name: metadata.name.text, identity: placement.identity?.description,
          node: placement.decision.node, request: request())
      })
    self.requests = requests.list
  }

  /// `cpu`, `memory`, `pods`, then what some pod asks for and some node has.
  private static func resources(of nodes: [Kubernetes.Node], _ requests: [PodRequests]) -> [Symbol] {
    let first: [Symbol] = [.cpu, .memory, .pods]
    var asked: Set<Symbol> = []
    for request in requests {
      for amount in request.amounts where !amount.quantity.isZero { asked.insert(amount.name) }
    }
    asked.subtract(first)
    let others = asked.filter { resource in nodes.contains { $0.allocatable[resource] != nil } }
    return first + others.sorted { $0.precedes($1) }
  }
}

/// The different amounts that pods ask for, numbered as they are met.
private struct DistinctRequests {
  private(set) var list: [[Int64]] = []
  private var indices: [[Int64]: Int] = [:]

  mutating func index(of request: PodRequests?, _ resources: [Symbol]) -> Int {
    let amounts = resources.map { resource in
      resource == .pods ? 1 : request?[resource]?.amount(of: resource) ?? 0
    }
    if let known = indices[amounts] { return known }
    indices[amounts] = list.count
    list.append(amounts)
    return list.count - 1
  }
}

extension Quantity {
  /// As the scheduler counts it: cpu in milli, the rest as it is.
  fileprivate func amount(of resource: Symbol) -> Int64 { resource == .cpu ? milliValue : value }
}

extension Symbol {
  fileprivate static let cpu: Symbol = "cpu"
  fileprivate static let memory: Symbol = "memory"
  fileprivate static let pods: Symbol = "pods"
}
