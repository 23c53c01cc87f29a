public import Kubernetes

/// One term of a pod's affinity to other pods, or against them.
public struct PodTerm: Sendable {
  public let term: PodAffinityTerm
  public let isAnti: Bool
  /// nil for a required term.
  public let weight: Int32?

  public var isRequired: Bool { weight == nil }
}

extension PodSpec {
  /// All terms of pod affinity and anti-affinity.
  public var podTerms: [PodTerm] {
    guard let affinity else { return [] }
    return affinity.requiredPod.map { PodTerm(term: $0, isAnti: false, weight: nil) }
      + affinity.preferredPod.map { PodTerm(term: $0.term, isAnti: false, weight: $0.weight) }
      + affinity.requiredPodAnti.map { PodTerm(term: $0, isAnti: true, weight: nil) }
      + affinity.preferredPodAnti.map { PodTerm(term: $0.term, isAnti: true, weight: $0.weight) }
  }

  /// Every place that names a label of nodes: requirements of node selection, required and preferred, and topology keys.
  var nodeLabelUses: [NodeLabelUse] {
    var uses = nodeRequirements.map { NodeLabelUse(key: $0.requirement.key, place: .label($0.requirement)) }
    for term in affinity?.preferredNode ?? [] {
      uses += term.preference.matchExpressions.map { NodeLabelUse(key: $0.key, place: .label($0)) }
    }
    uses += podTerms.map { NodeLabelUse(key: $0.term.topologyKey, place: .topologyKey(of: $0.term)) }
    uses += topologySpreadConstraints.map { NodeLabelUse(key: $0.topologyKey, place: .topologyKey(of: $0)) }
    return uses
  }
}
