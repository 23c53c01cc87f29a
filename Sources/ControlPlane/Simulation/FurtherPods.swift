import Kubernetes
import Symbols

/// What came of further pods that were scheduled one after the other, when all others had been decided on.
public struct FurtherPods: Sendable {
  /// How many pods the source has without the further ones.
  public var wanted = 0
  /// Rows of the nodes that the further pods went to, in order.
  public var rows: [Int] = []
  /// By row: whether the node took one to begin with.
  public var fitsAtFirst: [Bool] = []
  /// The first that found no place, explained; nil when so many were placed that no more were tried.
  public var refused: PodPlacement?

  public init() {}
}

extension Simulation {
  /// Decides on all pods, and then on further ones like those of a source, one after the other, until one finds no
  /// place without evicting others.
  ///
  /// A DaemonSet has no further pods.
  ///
  /// - Parameter limit: how many are tried at most; nil for as many as could ever stand on the nodes.
  public static func fill(
    _ input: SimulationInput, with source: PodSource, upTo limit: Int? = nil
  ) throws(SimulationError) -> (run: PlacementRun, filling: FurtherPods) {
    var (contents, configuration) = try prepared(input)
    let isMore = contents.addMore(of: source, upTo: limit)
    var prepared = PreparedRun(contents, configuration, input.options, comesLast: isMore)
    prepared.admit()
    var (run, filling) = prepared.fill(where: isMore)
    filling.wanted = run.pods.count(where: source.makes)
    run.leftAlone.removeAll { $0.name.text.contains(ClusterContents.moreMark) }
    return (run, filling)
  }
}

extension ClusterContents {
  /// Stands in the names of pods that are thought of; no real name has it.
  static let moreMark: Character = "#"
  /// More pods than the nodes of any cluster are known to run, in all and each: a number in a manifest that is out of all
  /// reason is not counted up to.
  private static let mostPods = 500_000
  private static let mostPodsOfANode = 2_500

  /// Adds as many pods of a source as could ever stand on the nodes, and one, or as many as are asked for; no more than
  /// can be counted in reasonable time.
  ///
  /// - Returns: tells these pods from the others.
  mutating func addMore(of source: PodSource, upTo limit: Int?) -> (Pod, PodIdentity?) -> Bool {
    let most = nodes.reduce(1) { sum, node in
      min(Self.mostPods, sum + max(0, min(Self.mostPodsOfANode, Int(clamping: node.allocatable["pods"]?.value ?? 0))))
    }
    let slots = max(1, min(most, limit ?? most))
    for item in wanted.indices {
      switch wanted[item] {
      case .workload(var workload):
        guard workload.kind == source.kind, workload.metadata.name == source.name,
          workload.metadata.namespace == source.namespace
        else { continue }
        let first = Int(workload.firstOrdinal) + max(0, Int(workload.replicas))
        workload.replicas = Int32(clamping: max(0, Int(workload.replicas)) + slots)
        wanted[item] = .workload(workload)
        return { pod, identity in
          guard let identity, identity.kind == source.kind, identity.name == source.name,
            pod.metadata.namespace == source.namespace
          else { return false }
          return identity.ordinal >= first
        }
      case .pod(let pod):
        guard source.kind == nil, pod.metadata.name == source.name, pod.metadata.namespace == source.namespace
        else { continue }
        for number in 1...slots {
          var copy = pod
          copy.metadata.name = Symbol("\(pod.metadata.name.text)\(Self.moreMark)\(number)")
          copy.metadata.uid = copy.metadata.name
          // To the API server it is one more pod of such a name.
          copy.metadata.generateName = pod.metadata.name
          copy.metadata.isNameMadeUp = true
          copy.status = PodStatus()
          wanted.append(.pod(copy))
        }
        return { pod, _ in pod.metadata.name.text.contains(Self.moreMark) }
      }
    }
    return { _, _ in false }
  }
}
