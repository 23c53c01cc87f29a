import ControlPlane
import Kubernetes
import Scheduler
public import SourceText
import Symbols
public import WhatIf

extension WorkloadCapacity {
  public init(_ capacity: Capacity, sources: SourceMap) {
    let names = capacity.nodes.map(\.metadata.name.text)
    let refused = capacity.refused.map { PodReport($0, nodeNames: names, sources: sources) }
    var rejections: [String: [RejectionReport]] = [:]
    for node in refused?.nodes ?? [] { rejections[node.name] = node.rejections }
    nodes = names.enumerated().map { row, name in
      NodeCapacity(name: name, more: capacity.more[row], rejections: rejections[name] ?? [])
    }
    namespace = capacity.source.namespace.text
    name = capacity.source.title
    wanted = capacity.wanted
    placed = capacity.placed
    more = capacity.total
    isAtLeast = refused == nil && capacity.total > 0
    message = refused?.message ?? ""
    refusal = refused?.refusal
    // In the order in which kube-scheduler asks, so that of equals the first to say no is first.
    var shortages: [Shortage] = []
    for (row, node) in nodes.enumerated() where row < capacity.fitsAtFirst.count && capacity.fitsAtFirst[row] {
      for what in node.rejections.flatMap(\.shortages) {
        if let slot = shortages.firstIndex(where: { $0.what == what }) {
          shortages[slot].nodes += 1
        } else {
          shortages.append(Shortage(what: what, nodes: 1))
        }
      }
    }
    runsOut = shortages.enumerated().sorted { a, b in
      a.element.nodes == b.element.nodes ? a.offset < b.offset : a.element.nodes > b.element.nodes
    }.map(\.element)
  }
}

extension RejectionReport {
  /// What there is too little of: resources, `pods`, or what the plugin watches over.
  fileprivate var shortages: [String] {
    guard plugin == PluginName.nodeResourcesFit.rawValue else { return [plugin.isEmpty ? "PreFilter" : plugin] }
    return reasons.compactMap { FilterReason($0)?.resource?.text }
  }
}
