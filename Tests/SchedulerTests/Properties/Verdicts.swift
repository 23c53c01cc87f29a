import Versions

@testable import Conformance

/// What came of the one pending pod of a cluster.
struct Verdicts {
  let outcome: String
  /// By node; a node that fits has none.
  let rejections: [String: Fact.Value]
  let facts: PodFacts?

  init(_ play: Play) {
    facts = play.facts.first
    var outcome = ""
    var rejections: [String: Fact.Value] = [:]
    for fact in facts?.facts ?? [] {
      switch (fact.key, fact.value) {
      case (.outcome, .text(let text)): outcome = text
      case (.rejection(let node), let value): rejections[node] = value
      default: break
      }
    }
    self.outcome = outcome
    self.rejections = rejections
  }

  init(_ cluster: PlainCluster) throws {
    self.init(try Play(cluster))
  }
}

extension PlainCluster {
  func without(_ node: PlainNode) -> PlainCluster {
    var cluster = self
    cluster.nodes.removeAll { $0.name == node.name }
    return cluster
  }

  func with(_ node: PlainNode) -> PlainCluster {
    var cluster = self
    cluster.nodes.append(node)
    return cluster
  }

  /// Whether a new node brings a value of a topology key that no node of the count has yet, for some DoNotSchedule
  /// constraint of the pod: the new domain is empty, so the others may then have too many pods.
  func isNewDomain(_ node: PlainNode, for pod: PlainPod) -> Bool {
    let hard = pod.constraints.filter(\.isHard)
    let plain = PlainScheduler(self, .standard)
    func hasAllKeys(_ node: PlainNode) -> Bool { hard.allSatisfy { node.labels[$0.key] != nil } }
    guard hasAllKeys(node) else { return false }
    return hard.contains { constraint in
      plain.includes(constraint, pod, node)
        && !nodes.contains { other in
          hasAllKeys(other) && plain.includes(constraint, pod, other)
            && other.labels[constraint.key] == node.labels[constraint.key]
        }
    }
  }
}
