import Kubernetes
import SourceText
import Symbols

/// The verdict's bits are the reasons that apply, in the order in which kube-scheduler lists them.
final class VolumeBindingFilter: NodeFilter {
  struct Claim {
    let stored: PersistentVolumeClaim
    let origin: SourcePosition
  }

  let pod: ScheduledPod
  private let bound: [Claim]
  /// Claims that wait for their first consumer, in the pod's order.
  private let delayed: [Claim]
  private let volumes: VolumeTable
  private let kinds: CSINodeKinds
  /// By kind of CSINode: where each bound claim's volume can be reached from, claim by claim.
  private let reach: [[Reach]]
  /// By row that was asked about: what becomes of the claims that wait. What-if questions change nothing of it.
  private var plans: [Int: VolumePlan] = [:]

  /// From where a volume can be reached.
  private enum Reach {
    case everywhere, nowhere
    case only(NodeSelector)

    var isEverywhere: Bool { if case .everywhere = self { true } else { false } }
  }

  private static let affinity: UInt64 = 1
  private static let noVolume: UInt64 = 2
  private static let noStorage: UInt64 = 4
  private static let lostVolume: UInt64 = 8

  init(
    _ pod: ScheduledPod, bound: [Claim], delayed: [Claim], _ volumes: VolumeTable, _ cluster: Cluster
  ) {
    self.pod = pod
    self.bound = bound
    self.delayed = delayed
    self.volumes = volumes
    kinds = volumes.csiNodeKinds(of: cluster)
    reach = kinds.kinds.map { node in
      bound.map { claim in
        guard let volume = volumes.volume(claim.stored.spec.volumeName) else { return .nowhere }
        return VolumeAffinity.translated(volume, node).map(Reach.only) ?? .everywhere
      }
    }
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    let bits = boundReason(at: row, in: cluster) | delayedReason(at: row, in: cluster)
    return bits == 0 ? .pass : .unresolvable(bits)
  }

  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    // Most disks can be reached from anywhere.
    if delayed.isEmpty, reach.allSatisfy({ $0.allSatisfy(\.isEverywhere) }) { return }
    column.reject(as: filter) { verdict(at: $0, in: cluster) }
  }

  /// The first bound claim that fails decides.
  private func boundReason(at row: Int, in cluster: Cluster) -> UInt64 {
    for reach in reach[kinds.kind(of: row)] {
      switch reach {
      case .everywhere: continue
      case .nowhere: return Self.lostVolume
      case .only(let selector):
        if !VolumeAffinity.matches(selector, cluster.nodes[row].metadata.labels) { return Self.affinity }
      }
    }
    return 0
  }

  private func delayedReason(at row: Int, in cluster: Cluster) -> UInt64 {
    delayed.isEmpty ? 0 : makePlan(at: row, in: cluster).reason.bit
  }

  private func makePlan(at row: Int, in cluster: Cluster) -> VolumePlan {
    if let known = plans[row] { return known }
    let plan = VolumePlan(delayed.map(\.stored), on: cluster.nodes[row], volumes)
    plans[row] = plan
    return plan
  }

  /// nil for a row that Filter was not asked about.
  func plan(at row: Int) -> VolumePlan? { plans[row] }

  func reserve(at row: Int, in cluster: Cluster) {
    let node = cluster.nodes[row]
    let plan = makePlan(at: row, in: cluster)
    for (claim, volume) in plan.bindings { volumes.bind(claim, to: volume) }
    for claim in plan.provisions { volumes.select(node: node.metadata.name, for: claim) }
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    [
      (Self.affinity, FilterReason.volumeOutOfReach.text),
      (Self.noVolume, "node(s) didn't find available persistent volumes to bind"),
      (Self.noStorage, "node(s) did not have enough free storage"),
      (Self.lostVolume, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"),
    ].filter { verdict.detail & $0.0 != 0 }.map(\.1)
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let node = cluster.nodes[row]
    var details: [ExplanationDetail] = []
    for (claim, reach) in zip(bound, reach[kinds.kind(of: row)]) {
      let name = claim.stored.spec.volumeName
      guard let volume = volumes.volume(name) else {
        details.append(
          ExplanationDetail(
            "claim \(claim.stored.metadata.name.text) is bound to volume \(name.text), which does not exist",
            at: claim.origin))
        continue
      }
      if case .only(let selector) = reach, !VolumeAffinity.matches(selector, node.metadata.labels) {
        let terms = (volume.nodeAffinity?.terms ?? []).map { term in
          term.matchExpressions.map(\.text).joined(separator: ",")
        }
        details.append(
          ExplanationDetail(
            "claim \(claim.stored.metadata.name.text) is bound to volume \(name.text), which can only be reached from "
              + "nodes with \(terms.joined(separator: " or "))", at: claim.origin))
      }
    }
    let plan = makePlan(at: row, in: cluster)
    if let blocked = plan.blocked, let text = plan.explanation {
      details.append(
        ExplanationDetail(text, at: delayed.first { $0.stored.key == blocked }?.origin ?? .none))
    }
    return details
  }
}

extension VolumePlan.Reason {
  fileprivate var bit: UInt64 {
    switch self {
    case .none: 0
    case .noVolume: 2
    case .noStorage: 4
    }
  }
}
