import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

/// A term that only prefers: which nodes would grant it to a pod, and how to leave it out or make it strong.
struct PlacementWish {
  let place: Place
  /// `for disk=ssd`, `to stand beside app=cache`.
  let words: String
  /// Where pods land that are not granted it, and those that are.
  let failing: String
  let granting: String
  let remove: (inout PodSpec) -> Void
  let strengthen: (inout PodSpec) -> Void
  /// For each pod of a trial the rows that grant it, in the order in which they were placed.
  private let grantingRows: (Trial) -> [Set<Int>]

  /// A pod that landed on a node that does not grant the wish, with the rows that could have.
  struct Stray {
    let open: [Int]
  }

  func strays(in trial: Trial) -> [Stray] {
    zip(trial.pods, grantingRows(trial)).compactMap { placement, rows in
      guard let row = placement.decision.node, !rows.contains(row) else { return nil }
      let open = placement.decision.table.feasibleRows.filter(rows.contains)
      // A pod for which there is no better place is none.
      return open.isEmpty ? nil : Stray(open: open)
    }
  }

  /// How many pods it is granted to.
  func granted(in trial: Trial) -> Int {
    zip(trial.rows, grantingRows(trial)).count { row, rows in row.map(rows.contains) ?? false }
  }

  static func all(of subject: Subject, in context: RuleContext) -> [PlacementWish] {
    guard let affinity = subject.spec.affinity else { return [] }
    let nodes = (affinity.preferredNode ?? []).enumerated().map { index, term in
      node(term.preference, at: index, of: subject, in: context)
    }
    let beside = affinity.preferredPod.enumerated().map { index, term in
      neighbour(term.term, isAnti: false, at: index, of: subject, in: context)
    }
    let apart = affinity.preferredPodAnti.enumerated().map { index, term in
      neighbour(term.term, isAnti: true, at: index, of: subject, in: context)
    }
    return nodes + beside + apart
  }

  private static func place(of kind: Symbol, _ index: Int, _ subject: Subject) -> Place {
    .node(
      subject.spec.range.position,
      [
        .field("affinity"), .field(kind), .field("preferredDuringSchedulingIgnoredDuringExecution"), .item(index),
        .field("weight"),
      ])
  }

  private static func node(
    _ term: NodeSelectorTerm, at index: Int, of subject: Subject, in context: RuleContext
  ) -> PlacementWish {
    let matching = Set(
      context.nodes.nodes.indices.filter { row in
        let metadata = context.nodes.nodes[row].metadata
        return term.matches(name: metadata.name, labels: metadata.labels)
      })
    return PlacementWish(
      place: place(of: "nodeAffinity", index, subject), words: "for \(term.text)", failing: "elsewhere",
      granting: "there", remove: { $0.affinity?.preferredNode?.remove(at: index) },
      strengthen: { $0.affinity?.preferredNode?[index].weight = 100 },
      grantingRows: { trial in trial.pods.map { _ in matching } })
  }

  private static func neighbour(
    _ term: PodAffinityTerm, isAnti: Bool, at index: Int, of subject: Subject, in context: RuleContext
  ) -> PlacementWish {
    let change = { (spec: inout PodSpec, edit: (inout [WeightedPodAffinityTerm]) -> Void) in
      guard var affinity = spec.affinity else { return }
      if isAnti { edit(&affinity.preferredPodAnti) } else { edit(&affinity.preferredPod) }
      spec.affinity = affinity
    }
    let over = term.topologyKey == "kubernetes.io/hostname" ? "" : " by \(term.topologyKey.text)"
    return PlacementWish(
      place: place(of: isAnti ? "podAntiAffinity" : "podAffinity", index, subject),
      words: "to stand \(isAnti ? "apart from" : "beside") \(term.selectorText)\(over)",
      failing: isAnti ? "beside one" : "elsewhere", granting: isAnti ? "apart" : "there",
      remove: { spec in change(&spec) { $0.remove(at: index) } },
      strengthen: { spec in change(&spec) { $0[index].weight = 100 } },
      grantingRows: { rows(granting: term, isAnti: isAnti, of: subject, $0, context) })
  }

  /// For each pod the rows where the pods that the term means stood when it was placed, or did not.
  private static func rows(
    granting term: PodAffinityTerm, isAnti: Bool, of subject: Subject, _ trial: Trial, _ context: RuleContext
  ) -> [Set<Int>] {
    let domains = trial.run.nodes.map { $0.metadata.labels[term.topologyKey] }
    let parsed = AffinityTerm(term, namespace: subject.metadata.namespace)
    let isMeant = { (pod: Pod) in
      parsed.matches(
        namespace: pod.metadata.namespace,
        namespaceLabels: context.contents.namespaces[pod.metadata.namespace] ?? LabelSet(),
        labels: pod.metadata.labels)
    }
    var taken = Set(trial.run.runningPods.filter { isMeant($0.pod) }.compactMap { domains[$0.node] })
    return trial.pods.map { placement in
      let before = taken
      if let row = placement.decision.node, let domain = domains[row], isMeant(placement.pod) { taken.insert(domain) }
      return Set(
        domains.indices.filter { row in
          let isBeside = domains[row].map(before.contains) ?? false
          return isAnti ? !isBeside : isBeside
        })
    }
  }
}

extension NodeTable {
  /// Rows of the nodes that no filter rejects.
  fileprivate var feasibleRows: [Int] { zip(rows, rejections).filter { $0.1 == nil }.map(\.0) }
}
