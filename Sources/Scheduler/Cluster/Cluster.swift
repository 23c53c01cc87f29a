import Kubernetes
import Symbols

/// The nodes as a table: a row a node in name order, a column a fact; and the pods that stand on them.
///
/// Plugins read columns. Labels, taints and allocatable never change during a run; what pods take up does, and only in
/// the row that a pod comes to or goes from.
final class Cluster {
  let nodes: [Node]
  let rowOfName: [Symbol: Int]

  /// Rows of nodes with `spec.unschedulable`, rising.
  let cordonedRows: [Int]
  let allocatableCPU: Column<Int64>
  let allocatableMemory: Column<Int64>
  let allocatableEphemeralStorage: Column<Int64>
  let allocatablePods: Column<Int64>

  let requestedCPU: Column<Int64>
  let requestedMemory: Column<Int64>
  let requestedEphemeralStorage: Column<Int64>
  let nonZeroCPU: Column<Int64>
  let nonZeroMemory: Column<Int64>
  let podCount: Column<Int64>

  private var scalarIndex: [Symbol: Int] = [:]
  private var scalars: [ScalarColumn] = []

  /// In the order in which they came; taking one out moves the last one into its place, as kube-scheduler does.
  private(set) var pods: [[ScheduledPod]]
  private(set) var usedPorts: [[HostPort]]

  /// The row of each pod that came or went so far, in order: who remembers how far it has read knows which rows changed
  /// since.
  private(set) var changedRows: ContiguousArray<Int32> = []

  let taints: TaintTable
  let images: ImageTable
  /// All namespaces of the input with their labels.
  let namespaces: [Symbol: LabelSet]

  /// 0 up to ``count``.
  let allRows: [Int]
  private let topologies: TopologyColumns
  let matches: NodeMatches
  let counts: PodCounts
  let journal = Journal()

  /// An extended resource, huge page size or other scalar, over all nodes.
  struct ScalarColumn {
    let resource: Symbol
    let allocatable: Column<Int64>
    let requested: Column<Int64>
  }

  init(nodes unordered: [Node], namespaces: [Symbol: LabelSet]) {
    nodes = unordered.sorted { $0.metadata.name.precedes($1.metadata.name) }
    let n = nodes.count
    allRows = Array(0..<n)
    topologies = TopologyColumns(nodes: nodes)
    matches = NodeMatches(nodes: nodes, topologies)
    rowOfName = Dictionary(zip(nodes.map(\.metadata.name), 0..<n), uniquingKeysWith: { first, _ in first })
    cordonedRows = nodes.indices.filter { [nodes] in nodes[$0].isUnschedulable }
    let vectors = nodes.map { ResourceVector($0.allocatable.amounts.lazy.map { ($0.name, $0.quantity) }) }
    allocatableCPU = Column(vectors.map(\.milliCPU))
    allocatableMemory = Column(vectors.map(\.memory))
    allocatableEphemeralStorage = Column(vectors.map(\.ephemeralStorage))
    allocatablePods = Column(nodes.map { $0.allocatable[.pods]?.value ?? 0 })
    requestedCPU = Column(repeating: 0, count: n)
    requestedMemory = Column(repeating: 0, count: n)
    requestedEphemeralStorage = Column(repeating: 0, count: n)
    nonZeroCPU = Column(repeating: 0, count: n)
    nonZeroMemory = Column(repeating: 0, count: n)
    podCount = Column(repeating: 0, count: n)
    pods = Array(repeating: [], count: n)
    usedPorts = Array(repeating: [], count: n)
    taints = TaintTable(nodes: nodes)
    images = ImageTable(nodes: nodes)
    self.namespaces = namespaces
    counts = PodCounts(nodeCount: n)
    for (row, vector) in vectors.enumerated() {
      for scalar in vector.scalars {
        self.scalar(scalar.resource).allocatable[row] = scalar.amount
      }
    }
  }

  /// How many nodes there are.
  var count: Int { nodes.count }

  /// A resource's columns, made when first asked for.
  func scalar(_ resource: Symbol) -> ScalarColumn {
    if let index = scalarIndex[resource] { return scalars[index] }
    scalarIndex[resource] = scalars.count
    scalars.append(
      ScalarColumn(
        resource: resource,
        allocatable: Column(repeating: 0, count: count),
        requested: Column(repeating: 0, count: count)))
    return scalars[scalars.count - 1]
  }

  /// The values of a label over all nodes.
  func topology(_ key: Symbol) -> TopologyColumn { topologies[key] }
}

extension Cluster {
  /// Puts a pod on a node for good: it takes up room there and counts for affinity and spread.
  func place(_ pod: ScheduledPod, on row: Int) {
    if journal.isOpen { noteRow(row, of: pod, sign: 1) }
    attach(pod, to: row)
    count(pod, on: row, sign: 1)
  }

  /// Takes a pod from a node for good, as if it had never come, but for two things that are kube-scheduler's own: the last
  /// pod of the node moves into its place, and ports are free again (``detach(_:from:)``).
  func remove(_ pod: ScheduledPod, from row: Int) {
    if journal.isOpen { noteRow(row, of: pod, sign: -1) }
    detach(pod, from: row)
    count(pod, on: row, sign: -1)
  }

  /// Keeps how a pod's coming or going is taken back: the order of pods and the ports are put back as they are now.
  private func noteRow(_ row: Int, of pod: ScheduledPod, sign: Int32) {
    let saved = saveRow(row)
    journal.note { [unowned self] in
      addRequests(of: pod, to: row, sign: Int64(-sign))
      restoreRow(row, saved)
      count(pod, on: row, sign: -sign)
    }
  }

  private func count(_ pod: ScheduledPod, on row: Int, sign: Int32) {
    counts.count(pod, on: row, sign: sign) { topology($0) }
    changedRows.append(Int32(truncatingIfNeeded: row))
  }

  /// Takes up room on a node, and nothing else: the half of ``place(_:on:)`` that what-if questions need.
  func attach(_ pod: ScheduledPod, to row: Int) {
    pods[row].append(pod)
    addRequests(of: pod, to: row, sign: 1)
    for (port, _) in pod.info.hostPorts where !usedPorts[row].contains(port) { usedPorts[row].append(port) }
  }

  /// Undoes ``attach(_:to:)``. Ports are a set on the node, so a port that two pods hold is free after the first goes.
  func detach(_ pod: ScheduledPod, from row: Int) {
    if let slot = pods[row].firstIndex(where: { $0 === pod }) {
      pods[row].swapAt(slot, pods[row].count - 1)
      pods[row].removeLast()
    }
    addRequests(of: pod, to: row, sign: -1)
    usedPorts[row].removeAll { port in pod.info.hostPorts.contains { $0.port == port } }
  }

  /// What `attach` and `detach` change in a row, to be put back as it was.
  struct RowState {
    fileprivate let pods: [ScheduledPod]
    fileprivate let usedPorts: [HostPort]
  }

  func saveRow(_ row: Int) -> RowState { RowState(pods: pods[row], usedPorts: usedPorts[row]) }

  /// Puts the order of the pods and the ports back; the sums must already be back.
  func restoreRow(_ row: Int, _ state: RowState) {
    pods[row] = state.pods
    usedPorts[row] = state.usedPorts
  }

  private func addRequests(of pod: ScheduledPod, to row: Int, sign: Int64) {
    requestedCPU[row] &+= sign &* pod.requests.milliCPU
    requestedMemory[row] &+= sign &* pod.requests.memory
    requestedEphemeralStorage[row] &+= sign &* pod.requests.ephemeralStorage
    nonZeroCPU[row] &+= sign &* pod.nonZeroCPU
    nonZeroMemory[row] &+= sign &* pod.nonZeroMemory
    podCount[row] += sign
    for scalar in pod.requests.scalars {
      self.scalar(scalar.resource).requested[row] &+= sign &* scalar.amount
    }
  }
}
