import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import Symbols
import YAML

/// The pods that others are to stand together with or apart from, those that run already among them.
struct Neighbours: Sendable {
  /// nil: the selected pods themselves.
  var selector: PodSelector?
  var topologyKey = TopologyKey.node

  /// A pod with the place where it stands.
  struct Neighbour {
    let label: String
    let row: Int
    /// Its index in the run; nil for a pod that runs already.
    let index: Int?
  }

  static func fields<Target>(
    _ key: String, _ path: any WritableKeyPath<Target, Neighbours> & Sendable
  ) -> [ShapeField<Target>] {
    [
      ShapeField(key) { entry, target, reader in
        target[keyPath: path].selector = PodSelector.read(entry.value, as: key, &reader)
      },
      ShapeField("topologyKey") { entry, target, reader in
        if let topologyKey = TopologyKey.read(entry.value, "topologyKey", &reader) {
          target[keyPath: path].topologyKey = topologyKey
        }
      },
    ]
  }

  /// - Throws: a mismatch when no such pod has a node, or when a pod would be compared with itself alone.
  func find(for pods: [Int], in placements: Placements) throws(Mismatch) -> [Neighbour] {
    let run = placements.run
    let wanted = selector?.pods(in: run) ?? pods
    var found = wanted.compactMap { pod in
      run.pods[pod].decision.node.map { Neighbour(label: placements.label(ofPod: pod), row: $0, index: pod) }
    }
    if let selector {
      for running in run.runningPods where selector.matches(PodPlacement(running: running.pod)) {
        found.append(Neighbour(label: running.pod.metadata.name.text, row: running.node, index: nil))
      }
      if found.isEmpty {
        if wanted.isEmpty { throw selector.explainNoMatch(in: run) }
        throw Mismatch(
          pods: [], expected: "a pod with \(selector) that has a node", actual: "none has",
          causes: placements.whyOneIsLost(wanted))
      }
    } else if pods.count < 2 {
      throw Mismatch(
        pods: [], expected: "two pods or more to compare", actual: "\(placements.label(ofPod: pods[0])) alone",
        causes: [.init("select more pods, or name the others")])
    }
    return found
  }

  /// The selected pods whose own tie could change the verdict, and those of the others.
  func undecided(_ pods: [Int], in placements: Placements) -> [Int] {
    let nodes = placements.run.nodes
    guard let selector, let found = try? find(for: pods, in: placements) else {
      return placements.tied(pods) { topologyKey.domain(of: nodes[$0]) }
    }
    // All that matters of a place is whether one of the others stands there.
    let taken = Set(found.map { topologyKey.domain(of: nodes[$0.row]) })
    let others = selector.pods(in: placements.run).filter { !pods.contains($0) }
    return placements.tied(pods) { taken.contains(topologyKey.domain(of: nodes[$0])) }
      + placements.tied(others) { topologyKey.domain(of: nodes[$0]) }
  }
}
