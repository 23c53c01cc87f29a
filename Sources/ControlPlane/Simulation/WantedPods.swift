import Kubernetes
import Symbols
import Versions

/// The pods of `-f` as the scheduler meets them: those of workloads made and admitted, the others as they are written
/// or admitted too.
struct WantedPods {
  /// In input order; a workload's pods have its place.
  private(set) var pods: [Item] = []
  /// What is not there to be placed: what the API server refuses, and what has ended.
  private(set) var leftAlone: [PlacementRun.LeftAlone] = []
  /// Claims that the input does not have.
  private(set) var claims: [PersistentVolumeClaim] = []
  /// The namespaces in which pods went through admission.
  private(set) var admittedNamespaces: Set<Symbol> = []
  /// Bare pods that were not admitted.
  private(set) var untouched: [Pod] = []

  struct Item {
    let pod: Pod
    let identity: PodIdentity?
    /// A StatefulSet's pod that is only made when the one before it runs.
    let waitsForPrevious: Bool
  }

  /// - Parameter running: the cluster's pods that stay.
  init(_ contents: ClusterContents, beside running: [Pod], admitsBarePods: Bool, _ version: KubernetesVersion) {
    var expansion = WorkloadExpansion(
      nodes: contents.nodes, names: PodNames(running + contents.wantedPods, contents.wantedWorkloads),
      admission: Admission(contents, version), claims: MadeClaims(contents.objects))
    for item in contents.wanted {
      switch item {
      case .pod(let pod) where pod.status.isTerminal: leave(pod.metadata, pod.metadata.name, "it has ended")
      case .pod(let pod) where admitsBarePods: admit(pod, &expansion)
      case .pod(let pod): take(pod)
      case .workload(let workload):
        if let why = contents.whyIdle(workload) {
          leave(workload.metadata, Symbol(workload.title), why)
        } else {
          make(workload, &expansion)
        }
      }
    }
    claims = expansion.claims.claims
  }

  private mutating func admit(_ pod: Pod, _ expansion: inout WorkloadExpansion) {
    admittedNamespaces.insert(pod.metadata.namespace)
    do {
      let pod = try expansion.admission.admit(pod)
      expansion.claims.makeEphemeral(for: pod)
      pods.append(Item(pod: pod, identity: nil, waitsForPrevious: false))
    } catch {
      let name = pod.metadata.name
      leave(pod.metadata, name, "the API server refuses it: \(error.message(onPod: name))", notCreated: 1)
    }
  }

  /// A bare pod as it is written; what the API server would refuse of it is for validation to tell.
  private mutating func take(_ pod: Pod) {
    untouched.append(pod)
    pods.append(Item(pod: pod, identity: nil, waitsForPrevious: false))
  }

  private mutating func leave(_ metadata: ObjectMeta, _ name: Symbol, _ why: String, notCreated: Int = 0) {
    leftAlone.append(.init(namespace: metadata.namespace, name: name, why: why, notCreated: notCreated))
  }

  private mutating func make(_ workload: Workload, _ expansion: inout WorkloadExpansion) {
    let metadata = workload.metadata
    admittedNamespaces.insert(metadata.namespace)
    do {
      for made in try expansion.pods(of: workload) {
        let isFirst = made.identity.ordinal == Int(workload.firstOrdinal)
        pods.append(
          Item(pod: made.pod, identity: made.identity, waitsForPrevious: workload.isOrderedReady && !isFirst))
      }
    } catch {
      let what = error.count == 1 ? "its pod is" : "its \(error.count) pods are"
      leave(
        metadata, Symbol(workload.title),
        "\(what) not created, the API server refuses: \(error.reason.message(onPod: error.firstPod))",
        notCreated: error.count)
    }
  }
}
