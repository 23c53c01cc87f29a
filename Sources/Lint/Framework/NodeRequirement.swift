public import Kubernetes
import SourceText

/// One requirement of a pod's node selection with where in it it stands.
public struct NodeRequirement: Sendable {
  public let requirement: LabelSelector.Requirement
  /// The number of its term of required node affinity; nil in `nodeSelector`.
  public let term: Int?

  /// Whether a node must carry the label for it to hold.
  public var wantsLabel: Bool {
    switch requirement.operator {
    case .equals, .in, .exists, .greaterThan, .lessThan: true
    case .notIn, .doesNotExist, .unknown: false
    }
  }
}

extension PodSpec {
  /// The labels that `nodeSelector` and required node affinity look at, in document order; without `matchFields`.
  public var nodeRequirements: [NodeRequirement] {
    let selector = (nodeSelector?.requirements ?? []).map { NodeRequirement(requirement: $0, term: nil) }
    let terms = (affinity?.requiredNode?.terms ?? []).enumerated().flatMap { number, term in
      term.matchExpressions.map { NodeRequirement(requirement: $0, term: number) }
    }
    return selector + terms
  }

  /// Whether pods can only go where a requirement holds: terms are alternatives, so one of several may be of no use.
  public func isDecisive(_ requirement: NodeRequirement) -> Bool {
    requirement.term == nil || affinity?.requiredNode?.terms.count == 1
  }
}

extension Subject {
  /// How bad a node selection is that leaves nothing. A DaemonSet that runs nowhere may be waiting for its nodes.
  ///
  /// - Parameters:
  ///   - isDecisive: whether there is no other way to a node.
  ///   - isLikelySlip: whether something that is there looks like what was meant.
  func strandedSeverity(_ isDecisive: Bool, isLikelySlip: Bool) -> Severity {
    if kind == .daemonSet { return isLikelySlip ? .warning : .note }
    return isDecisive ? .error : .warning
  }

  /// What it comes to when no node will do: `so its pods stay Pending`.
  public var strandedWords: String { kind == .daemonSet ? "so it runs on no node" : "so its pods stay Pending" }
}
