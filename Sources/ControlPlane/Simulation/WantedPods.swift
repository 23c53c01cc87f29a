import Kubernetes
import Scheduler
import SourceText
import Symbols
import Versions

/// The pods of `-f` as the scheduler meets them: those of workloads made and admitted, the others as they are written
/// or admitted too.
struct WantedPods {
  /// In input order; a workload's pods have its place.
  private(set) var pods: [Item] = []
  /// Pods that the API server refuses, in the order in which they are made.
  private(set) var refused: [Refused] = []
  /// What is not there to be placed though nobody refuses it.
  private(set) var leftAlone: [PlacementRun.LeftAlone] = []
  /// Claims that the input does not have.
  private(set) var claims: [PersistentVolumeClaim] = []
  /// Claims of ephemeral volumes that a quota has no room for, in the API server's words.
  private(set) var unmadeClaims: [String] = []
  /// The namespaces in which pods went through admission.
  private(set) var admittedNamespaces: Set<Symbol> = []
  /// Bare pods that were not admitted.
  private(set) var untouched: [Pod] = []
  /// What quotas have come to when all are made, by namespace.
  private(set) var quotas: [QuotaLedger] = []
  /// Pods that come after all others, and pay then.
  private var last: [(item: Item, name: NameAtDoor)] = []

  struct Item {
    let pod: Pod
    let identity: PodIdentity?
    /// A StatefulSet's pod that is only made when the one before it runs.
    let waitsForPrevious: Bool
    /// What the API server says to who applies its workload, empty without a word.
    var warning = Symbol.none
  }

  struct Refused {
    let pod: Pod
    let identity: PodIdentity?
    let refusal: PodRefusal
    var warning = Symbol.none
  }

  /// - Parameters:
  ///   - running: the cluster's pods that stay; those of `replaced` went.
  ///   - comesLast: pods that are made when all others are.
  init(
    _ contents: ClusterContents, beside running: [Pod], replaced: [Pod], _ options: SimulationOptions,
    comesLast: (Pod, PodIdentity?) -> Bool
  ) {
    let quotas =
      options.letsAllIn
      ? Quotas() : Quotas(contents, kept: running, replaced: replaced, options.version)
    var expansion = WorkloadExpansion(
      nodes: contents.nodes, names: PodNames(running + contents.wantedPods, contents.wantedWorkloads),
      admission: Admission(contents, options.version, letsAllIn: options.letsAllIn),
      claims: MadeClaims(contents.objects), door: Door(quotas, contents))
    for item in contents.wanted {
      switch item {
      case .pod(let pod) where pod.status.isTerminal: leave(pod.metadata, pod.metadata.name, "it has ended")
      case .pod(let pod) where options.admitsBarePods: admit(pod, &expansion, comesLast)
      case .pod(let pod): take(pod, &expansion)
      case .workload(let workload):
        if let why = contents.whyIdle(workload) {
          leave(workload.metadata, Symbol(workload.title), why)
        } else {
          make(workload, &expansion, comesLast)
        }
      }
    }
    payLast(&expansion)
    claims = expansion.claims.claims
    unmadeClaims = expansion.claims.refused.map { claim, words in
      "claim \(claim.namespace.text)/\(claim.name.text) is not made, the API server refuses it: \(words)"
    }
    self.quotas = expansion.door.quotas.accounts
  }

  private mutating func admit(
    _ pod: Pod, _ expansion: inout WorkloadExpansion, _ comesLast: (Pod, PodIdentity?) -> Bool
  ) {
    admittedNamespaces.insert(pod.metadata.namespace)
    do throws(AdmissionRefusal) {
      let pod = try expansion.admission.admit(pod)
      let item = Item(pod: pod, identity: nil, waitsForPrevious: false)
      if comesLast(pod, nil) {
        last.append((item, pod.nameAtDoor))
        return
      }
      try expansion.door.quotas.pay(for: pod)
      expansion.claims.makeEphemeral(for: pod, &expansion.door.quotas)
      pods.append(item)
    } catch {
      refuse(pod, nil, PodRefusal(error, onPod: pod.nameAtDoor, or: pod.metadata.range.position))
    }
  }

  /// A bare pod as it is written; what the API server would refuse of it is for validation to tell.
  private mutating func take(_ pod: Pod, _ expansion: inout WorkloadExpansion) {
    untouched.append(pod)
    expansion.door.quotas.add(pod)
    pods.append(Item(pod: pod, identity: nil, waitsForPrevious: false))
  }

  private mutating func leave(_ metadata: ObjectMeta, _ name: Symbol, _ why: String) {
    leftAlone.append(.init(namespace: metadata.namespace, name: name, why: why))
  }

  private mutating func refuse(
    _ pod: Pod, _ identity: PodIdentity?, _ refusal: PodRefusal, warning: Symbol = .none
  ) {
    refused.append(Refused(pod: pod, identity: identity, refusal: refusal, warning: warning))
  }

  private mutating func make(
    _ workload: Workload, _ expansion: inout WorkloadExpansion, _ comesLast: (Pod, PodIdentity?) -> Bool
  ) {
    admittedNamespaces.insert(workload.metadata.namespace)
    let all = expansion.pods(of: workload, comesLast: comesLast)
    guard let first = all.first else { return }
    let warning = Symbol(expansion.admission.warning(first.pod.spec.value, in: workload.metadata.namespace))
    for made in all {
      if let refusal = made.refusal {
        refuse(made.pod, made.identity, refusal, warning: warning)
        continue
      }
      let isFirst = made.identity.ordinal == Int(workload.firstOrdinal)
      let item = Item(
        pod: made.pod, identity: made.identity, waitsForPrevious: workload.isOrderedReady && !isFirst,
        warning: warning)
      if made.isLast {
        last.append((item, workload.nameAtDoor(ofPod: made.identity.ordinal)))
      } else {
        pods.append(item)
      }
    }
    guard workload.isOrderedReady, let stop = all.last, stop.refusal != nil else { return }
    let waiting = expansion.count(of: workload) - all.count
    if waiting == 0 { return }
    leave(
      workload.metadata, Symbol(workload.title),
      "\(waiting) more of its pods \(waiting == 1 ? "waits" : "wait"): it starts in order, and "
        + "\(stop.pod.metadata.name.text) is refused")
  }

  /// Up to the first for which there is no room: nobody asks about more.
  private mutating func payLast(_ expansion: inout WorkloadExpansion) {
    for (item, name) in last {
      do throws(AdmissionRefusal) {
        try expansion.door.quotas.pay(for: item.pod)
        pods.append(item)
      } catch {
        refuse(item.pod, item.identity, PodRefusal(error, onPod: name, or: item.pod.metadata.range.position))
        return
      }
    }
    last = []
  }
}
