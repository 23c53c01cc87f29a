import ControlPlane
import Expectations
import Kubernetes
import SourceText
import Symbols

/// Finds the rules of a test's input: the taints of its nodes, and what its pods and workloads ask for.
///
/// Running pods are left out: they stand where they stand.
struct RuleInventory {
  private(set) var rules: [PlacementRule] = []
  private var taints: [TaintGroup] = []
  private var taintGroups: [Taint: Int] = [:]

  typealias List = any WritableKeyPath<SimulationInput, Manifests> & Sendable

  /// A taint on all nodes that have it.
  private struct TaintGroup {
    let taint: Taint
    var nodes: [String] = []
  }

  init(_ input: SimulationInput) {
    for list in [\SimulationInput.cluster, \.workloads] as [List] {
      for (index, object) in input[keyPath: list].objects.enumerated() {
        switch object {
        case .node(let node): note(node)
        case .pod(let pod) where pod.spec.value.nodeName.isEmpty && !pod.status.isTerminal:
          note(pod.spec.value, of: pod.metadata.name.text, list, index)
        case .workload(let workload) where list == \SimulationInput.workloads:
          note(workload.template.spec.value, of: workload.title, list, index)
        default: break
        }
      }
    }
    rules = taints.map(Self.rule) + rules
  }

  private mutating func note(_ node: Node) {
    for taint in node.taints {
      let group = taintGroups[taint] ?? taints.count
      if group == taints.count {
        taintGroups[taint] = group
        taints.append(TaintGroup(taint: taint))
      }
      taints[group].nodes.append(node.metadata.name.text)
    }
  }

  private static func rule(_ group: TaintGroup) -> PlacementRule {
    let taint = group.taint
    let names = group.nodes.count == 1 ? group.nodes[0] : "\(group.nodes.count) nodes (\(group.nodes.listed(limit: 3)))"
    var softer: PlacementRule.Edit?
    if taint.effect != .preferNoSchedule {
      softer = PlacementRule.Edit(text: "weakened to PreferNoSchedule") { input in
        input.editNodes { node in
          for place in node.taints.indices where node.taints[place] == taint {
            node.taints[place].effect = .preferNoSchedule
          }
        }
      }
    }
    return PlacementRule(
      text: "taint \(taint.text)", owner: names, ownerCount: group.nodes.count, origin: taint.origin,
      drop: PlacementRule.Edit(text: "dropped") { input in
        input.editNodes { $0.taints.removeAll { $0 == taint } }
      }, weaken: softer)
  }

  private mutating func note(_ spec: PodSpec, of owner: String, _ list: List, _ index: Int) {
    rules += PodRules(spec).all.map { rule in
      PlacementRule(
        text: rule.text, owner: owner, origin: rule.origin,
        drop: Self.edit("dropped", list, index, rule.drop),
        weaken: rule.weaken.map { Self.edit("weakened to \($0.text)", list, index, $0.change) })
    }
  }

  private static func edit(
    _ text: String, _ list: List, _ index: Int, _ change: @escaping PodRules.Change
  ) -> PlacementRule.Edit {
    PlacementRule.Edit(text: text) { input in
      input[keyPath: list].objects[index].editSpec(change)
    }
  }
}

extension SimulationInput {
  fileprivate mutating func editNodes(_ change: (inout Node) -> Void) {
    cluster.editNodes(change)
    workloads.editNodes(change)
  }
}

extension Manifests {
  fileprivate mutating func editNodes(_ change: (inout Node) -> Void) {
    for index in objects.indices {
      guard case .node(var node) = objects[index], !node.taints.isEmpty else { continue }
      change(&node)
      objects[index] = .node(node)
    }
  }
}

extension KubernetesObject {
  /// Changes a pod's spec, or that of a workload's template; a template's pods keep their names.
  fileprivate mutating func editSpec(_ change: (inout PodSpec) -> Void) {
    switch self {
    case .pod(var pod):
      var spec = pod.spec.value
      change(&spec)
      pod.spec = Shared(spec)
      self = .pod(pod)
    case .workload(var workload):
      var spec = workload.template.spec.value
      change(&spec)
      workload.template.spec = Shared(spec)
      self = .workload(workload)
    default: break
    }
  }
}
