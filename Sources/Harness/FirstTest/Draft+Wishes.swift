import Expectations
import Kubernetes
import Report
import Symbols

extension Draft {
  /// What the pods of a group ask for in their manifest: nodes, spread, company.
  func wishes(of group: SubjectGroup) -> [(comment: String, assertion: FirstTest.Assertion)] {
    var wishes: [(comment: String, assertion: FirstTest.Assertion)] = []
    if let place = NodeWish(group.spec).text {
      wishes.append(("Its manifest asks for these nodes.", FirstTest.Assertion(key: "on", value: "{\(place)}")))
    }
    if group.kind == .daemonSet {
      wishes.append(
        ("One on each node that takes it.", FirstTest.Assertion(key: "count", value: "{equals: \(group.pods.count)}")))
    }
    if group.pods.count > 1 {
      wishes += group.spec.topologySpreadConstraints.compactMap { spread($0, of: group) }
      wishes += (group.spec.affinity?.requiredPodAnti ?? []).compactMap { apart($0, of: group) }
    }
    wishes += (group.spec.affinity?.requiredPod ?? []).compactMap { together($0, of: group) }
    return wishes
  }

  private func spread(
    _ constraint: TopologySpreadConstraint, of group: SubjectGroup
  ) -> (comment: String, assertion: FirstTest.Assertion)? {
    guard constraint.whenUnsatisfiable != .unknown, constraint.maxSkew > 0,
      constraint.labelSelector?.matches(group.labels) == true
    else { return nil }
    let isPreference = constraint.whenUnsatisfiable == .scheduleAnyway
    let key = Self.word(for: constraint.topologyKey)
    let comment =
      isPreference
      ? "They spread over each \(key) where they can." : "They spread over each \(key), as their constraint asks."
    return (
      comment,
      FirstTest.Assertion(
        key: "spread", value: "{topologyKey: \(YAMLWord.text(key)), maxSkew: \(constraint.maxSkew)}",
        isPreference: isPreference)
    )
  }

  private func apart(
    _ term: PodAffinityTerm, of group: SubjectGroup
  ) -> (comment: String, assertion: FirstTest.Assertion)? {
    guard term.labelSelector?.matches(group.labels) == true else { return nil }
    let key = Self.word(for: term.topologyKey)
    return (
      "No two of them share a \(key).",
      FirstTest.Assertion(key: "apart", value: "{topologyKey: \(YAMLWord.text(key))}")
    )
  }

  private func together(
    _ term: PodAffinityTerm, of group: SubjectGroup
  ) -> (comment: String, assertion: FirstTest.Assertion)? {
    let others = groups.filter { term.labelSelector?.matches($0.labels) == true }
    guard others.count == 1, let other = others.first else { return nil }
    let key = Self.word(for: term.topologyKey)
    let with = other.selector == group.selector ? "" : "with: \(other.selector), "
    return (
      with.isEmpty ? "They stand in one \(key)." : "They stand where \(other.title) does.",
      FirstTest.Assertion(key: "together", value: "{\(with)topologyKey: \(YAMLWord.text(key))}")
    )
  }

  /// A topology key as tests name it.
  private static func word(for key: Symbol) -> String {
    switch key {
    case .hostname: "node"
    case .zone: "zone"
    case .region: "region"
    default: key.text
    }
  }
}
