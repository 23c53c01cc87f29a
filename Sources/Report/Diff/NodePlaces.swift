public import Kubernetes
import Symbols

/// Which nodes are as good as one another: what a pool is and a zone, and who could swap with whom.
public struct NodePlaces: Sendable {
  private var zones: [String: String] = [:]
  private var pools: [String: String] = [:]
  private var kinds: [String: Int] = [:]

  /// - Parameter nodes: of one placement, or of both that are compared; of a name the last node counts.
  public init(_ nodes: [Node]) {
    var latest: [Symbol: Node] = [:]
    for node in nodes { latest[node.metadata.name] = node }
    let nodes = latest.values.sorted { $0.metadata.name.precedes($1.metadata.name) }
    var numbers: [Kind: Int] = [:]
    var members: [[Node]] = []
    for node in nodes {
      let kind = Kind(node)
      if numbers[kind] == nil {
        numbers[kind] = members.count
        members.append([])
      }
      let number = numbers[kind] ?? 0
      members[number].append(node)
      kinds[node.metadata.name.text] = number
      zones[node.metadata.name.text] = node.zone?.text ?? "none"
    }
    var taken: Set<String> = Set(nodes.compactMap { $0.pool?.text })
    for alike in members {
      let stem = Self.stem(of: alike.map(\.metadata.name.text))
      let name = taken.insert(stem).inserted ? stem : alike[0].metadata.name.text
      for node in alike { pools[node.metadata.name.text] = node.pool?.text ?? name }
    }
  }

  /// What a placement in so much detail calls the place of a node.
  public func place(of node: String, in detail: PlacementDetail) -> String {
    switch detail {
    case .zone: zones[node] ?? node
    case .pool: pools[node] ?? node
    case .placement, .reasons, .scores: node
    }
  }

  /// Whether two nodes differ in nothing but their names and where they stand.
  public func areAlike(_ a: String, _ b: String) -> Bool { kinds[a].map { $0 == kinds[b] } ?? false }

  public func areInOneZone(_ a: String, _ b: String) -> Bool { zones[a] == zones[b] }

  /// What nodes have in common beside their names, hosts and zones.
  private struct Kind: Hashable {
    let labels: [[Symbol]]
    let taints: [String]
    let allocatable: [String]
    let isCordoned: Bool

    init(_ node: Node) {
      let name = node.metadata.name
      labels = node.metadata.labels.sortedByText.filter { label in
        let key = label.key.text
        return label.value != name && !key.hasSuffix("/hostname") && !key.hasSuffix("/zone")
          && !key.hasSuffix("/region")
      }.map { [$0.key, $0.value] }
      taints = node.taints.map(\.text).sorted()
      allocatable = node.allocatable.amounts.map { "\($0.name.text)=\($0.quantity.canonicalText)" }.sorted()
      isCordoned = node.isUnschedulable
    }
  }

  /// `od` for `od-1` to `od-6`: what the names begin with alike; the name itself for a single one.
  private static func stem(of names: [String]) -> String {
    guard var stem = names.first?[...], names.count > 1 else { return names.first ?? "" }
    for name in names { while !name.hasPrefix(stem) { stem = stem.dropLast() } }
    while let last = stem.last, "-._".contains(last) { stem = stem.dropLast() }
    return stem.isEmpty ? names[0] : String(stem)
  }
}

extension PlacementReport {
  /// The same with places in place of nodes, as far as the detail has no nodes.
  public func folded(_ places: NodePlaces, in detail: PlacementDetail) -> PlacementReport {
    if detail.namesNodes { return self }
    let pods = pods
    var report = self
    report.pods = Pods(
      count: pods.count,
      rows: {
        let rows = pods.makeIterator()
        return { rows.next()?.folded(places, in: detail) }
      }, names: { pods.diffKeys })
    var seen: Set<String> = []
    report.nodeNames = nodeNames.map { places.place(of: $0, in: detail) }.filter { seen.insert($0).inserted }
    return report
  }
}

extension PodReport {
  fileprivate func folded(_ places: NodePlaces, in detail: PlacementDetail) -> PodReport {
    var pod = self
    pod.node = node.map { places.place(of: $0, in: detail) }
    pod.ties = Set(ties.map { places.place(of: $0, in: detail) }).sorted()
    pod.contest = nil
    pod.nodes = []
    if let preemption {
      pod.preemption?.nominatedNode = places.place(of: preemption.nominatedNode, in: detail)
    }
    return pod
  }
}

extension PlacementDiff {
  /// Takes the pods together that did nothing but swap nodes that are alike: which of them a pod gets is luck, or follows
  /// from where another one went.
  public mutating func foldSwaps(_ places: NodePlaces) {
    let swaps = pods.filter { pod in
      guard pod.kind == .moved || pod.kind == .tie, let before = pod.before, let after = pod.after,
        let old = before.node, let new = after.node
      else { return false }
      return ([old, new] + before.ties + after.ties).allSatisfy { places.areAlike($0, old) }
    }
    if swaps.count < 2 { return }
    let names = Set(swaps.map(\.pod))
    pods.removeAll { names.contains($0.pod) }
    swapped = swaps
    swappedZones = swaps.count { pod in
      guard let old = pod.before?.node, let new = pod.after?.node else { return false }
      return !places.areInOneZone(old, new)
    }
  }

  /// `9 pods swapped equal nodes, 4 of them for another zone: shop/web-0, ...`; nil when none did.
  public var swapSentence: String? {
    if swapped.isEmpty { return nil }
    let moved = swapped.count { $0.kind == .moved }
    let zones = swappedZones == 0 ? "" : ", \(swappedZones) of them for another zone"
    let what =
      moved == 0 ? "tie otherwise among equal nodes" : "swapped equal nodes\(zones)"
    let ties = moved == 0 || moved == swapped.count ? "" : " (\(swapped.count - moved) tie otherwise among them)"
    return "\(swapped.count) pods \(what)\(ties): \(swapped.map(\.pod).listed(limit: 3))"
  }
}
