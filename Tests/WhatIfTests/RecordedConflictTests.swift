import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing
import WhatIf

/// Every conflict in the recorded cases is one: a pod that has all its parts and nothing else fits nowhere, and one that
/// lacks any of them fits somewhere. Such pods are made here from the words of the requirements, not by the code that
/// found them.
@Suite struct RecordedConflictTests {
  @Test func everyConflictIsOne() throws {
    var (conflicts, parts, others) = (0, 0, 0)
    for subject in RecordedCase.all {
      guard let input = subject.input(SourceMap()) else { continue }
      let inquiry = Inquiry { _, _ in true }
      guard let answers = try? inquiry.run(input, SourceMap()).answers, !answers.conflicts.isEmpty else { continue }
      _ = try Simulation.run(input) { turn in
        guard let conflict = answers.conflicts[PodTarget(turn.pod, turn.identity)] else { return }
        conflicts += 1
        let name = "\(subject.path), \(turn.pod.metadata.name.text)"
        let all = conflict.parts.map(\.requirement)
        #expect(PlainPod(turn, all).nodesLeft() == 0, "\(name): all together leave a node")
        for (slot, part) in conflict.parts.enumerated() {
          parts += 1
          #expect(part.nodes > 0 && part.alone > 0, "\(name): an idle part")
          // Where it is the only one, others may be as well, and nodes full besides.
          guard !part.requirement.isOfEveryPod, all.count > 1 else { continue }
          var rest = all
          rest.remove(at: slot)
          #expect(PlainPod(turn, rest).nodesLeft() == part.alone, "\(name): without \(part.requirement.kind)")
        }
        for part in conflict.others {
          others += 1
          #expect(PlainPod(turn, [part.requirement]).nodesLeft() == 0, "\(name): \(part.requirement.kind) alone")
        }
      }
    }
    #expect(conflicts > 500)
    #expect(parts > conflicts)
    #expect(others > 5)
  }
}

extension Requirement {
  fileprivate var isOfEveryPod: Bool {
    switch kind {
    case .place, .rule: true
    default: false
    }
  }
}

/// A pod that has some requirements and nothing else.
private struct PlainPod {
  private let turn: PodTurn
  private let pod: Pod
  private let meansOthers: Bool
  private let keepsLabels: Bool

  init(_ turn: PodTurn, _ requirements: [Requirement]) {
    self.turn = turn
    var spec = PodSpec()
    let original = turn.pod.spec.value
    spec.schedulerName = original.schedulerName
    spec.nodeName = original.nodeName
    var (selector, term): ([LabelSelector.Requirement], NodeSelectorTerm) = ([], NodeSelectorTerm())
    var (terms, affinity, container) = (nil as [NodeSelectorTerm]?, Affinity(), Container())
    var (amounts, missing, pin): ([ResourceList.Amount], Set<Taint>, Symbol?) = ([], [], nil)
    var (volumes, claims): (Set<Symbol>, Set<Symbol>) = ([], [])
    var (keepsLabels, meansOthers) = (false, false)
    let cordon = Taint(key: "node.kubernetes.io/unschedulable", value: .none, effect: .noSchedule)
    for requirement in requirements {
      switch requirement.kind {
      case .nodeSelector(let wanted): selector.append(wanted)
      case .nodeExpression(let wanted): term.matchExpressions.append(wanted)
      case .nodeField(let wanted): term.matchFields.append(wanted)
      case .nodeTerms(let all): terms = all
      case .pin(let node): pin = node
      case .request(let resource, let amount):
        let quantity = resource == "cpu" ? Quantity(milli: amount) : Quantity(amount, format: .decimalSI)
        amounts.append(ResourceList.Amount(name: resource, quantity: quantity, origin: .none))
      case .hostPort(let port): container.ports.append(port)
      case .spread(let constraint):
        spec.topologySpreadConstraints.append(constraint)
        keepsLabels = true
      case .podAffinity(let own):
        affinity.requiredPod.append(own)
        keepsLabels = true
      case .podAntiAffinity(let own):
        affinity.requiredPodAnti.append(own)
        keepsLabels = true
      case .othersAntiAffinity:
        keepsLabels = true
        meansOthers = true
      case .taint(let taint): missing.insert(taint)
      case .cordon: missing.insert(cordon)
      case .volume(let name): volumes.insert(name)
      case .resourceClaim(let name): claims.insert(name)
      case .rule(.nodeDeclaredFeatures):
        spec.hostNetwork = original.hostNetwork
        spec.hostUsers = original.hostUsers
        let restarts = original.containers + original.initContainers
        container.restartsAllContainers = restarts.contains(where: \.restartsAllContainers)
      case .place, .rule: break
      }
    }
    container.resources.requests = ResourceList(amounts)
    spec.containers = [container]
    if !selector.isEmpty { spec.nodeSelector = LabelSelector(selector) }
    if let terms {
      affinity.requiredNode = NodeSelector(terms: terms)
    } else if !term.isEmpty {
      affinity.requiredNode = NodeSelector(terms: [term])
    }
    spec.affinity = affinity
    spec.volumes = original.volumes.filter { volumes.contains($0.name) }
    spec.resourceClaims = original.resourceClaims.filter { claims.contains($0.name) }
    // Whatever it does not lack it tolerates.
    let taints = Set(turn.nodes.flatMap(\.taints)).union([cordon]).subtracting(missing)
    spec.tolerations =
      original.tolerations
      + taints.map {
        Toleration(key: $0.key, operator: .equal, operatorText: "Equal", value: $0.value, effect: $0.effect)
      }
    var pod = turn.pod
    pod.spec = Shared(spec)
    pod.pinnedNode = pin
    if !keepsLabels { pod.metadata.labels = LabelSet() }
    self.pod = pod
    self.keepsLabels = keepsLabels
    self.meansOthers = meansOthers
  }

  /// How many nodes take it.
  func nodesLeft() -> Int {
    guard let said = turn.probe(pod) else { return -1 }
    guard keepsLabels, !meansOthers else { return said.count { $0.isEmpty } }
    // What is held against its labels alone is no part of it.
    var labels = PlainPod(turn, []).pod
    labels.metadata.labels = turn.pod.metadata.labels
    guard let ofLabels = turn.probe(labels), let ofNothing = turn.probe(PlainPod(turn, []).pod) else { return -1 }
    return said.indices.count { row in
      said[row].allSatisfy { ofLabels[row].contains($0) && !ofNothing[row].contains($0) }
    }
  }
}
