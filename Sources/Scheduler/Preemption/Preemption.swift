import Kubernetes
import Symbols

/// DefaultPreemption: which less important pods, if they went, would let this one in.
///
/// Source: plugin DefaultPreemption; "Pod Priority and Preemption", Kubernetes documentation.
struct Preemption {
  let scheduler: Scheduler
  let phase: FilterPhase
  let pod: ScheduledPod
  let cluster: Cluster

  init(_ scheduler: Scheduler, _ phase: FilterPhase, _ profile: Profile) {
    self.scheduler = scheduler
    self.phase = phase
    pod = phase.pod
    cluster = scheduler.cluster
  }

  func run() -> PostFilterResult {
    if pod.preemptionPolicy == .never {
      return .failed("not eligible due to preemptionPolicy=Never.", keepsNomination: true)
    }
    if waitsForVictims {
      return .failed("not eligible due to a terminating pod on the nominated node.", keepsNomination: true)
    }
    var candidates: [PreemptionCandidate] = []
    var counts: [String: Int] = [:]
    var errors: [String] = []
    let potential = potentialRows
    for row in potential {
      switch DryRun(self, row).run() {
      case .success(let candidate): candidates.append(candidate)
      case .failure(.noWay(let reasons)): for reason in reasons { counts[reason, default: 0] += 1 }
      case .failure(.error(let text)): if !errors.contains(text) { errors.append(text) }
      }
    }
    if let best = PreemptionCandidate.best(of: candidates) {
      return .nominated(
        Decision.Preemption(
          nominatedNode: best.row,
          victims: best.victims.map { Decision.Victim(namespace: $0.namespace, name: $0.name) },
          violations: best.violations))
    }
    if let first = errors.first {
      let text = errors.count == 1 ? first : "[\(errors.joined(separator: ", "))]"
      return .failed(text, keepsNomination: true, isError: true)
    }
    let untouched = cluster.count - potential.count
    if untouched > 0 { counts["Preemption is not helpful for scheduling", default: 0] += untouched }
    return .failed(FitError(nodeCount: cluster.count, counts: counts).text, keepsNomination: false)
  }

  /// The nodes that said no in a way that evictions may cure.
  private var potentialRows: [Int] {
    if let rejection = phase.preFilter.rejection {
      return rejection.code == .unschedulable ? Array(0..<cluster.count) : []
    }
    return phase.column.rows.filter { row in
      phase.column.filter[row] != VerdictColumn.passed && phase.column.verdict[row].code == .unschedulable
    }
  }

  /// An earlier attempt's victims are still on their way out of the nominated node.
  private var waitsForVictims: Bool {
    guard let row = cluster.rowOfName[pod.pod.status.nominatedNodeName] else { return false }
    let isFiltered = phase.preFilter.rejection == nil && phase.column.rows.contains(row)
    let code = isFiltered ? phase.column.verdict[row].code : phase.preFilter.rejection?.code
    if code ?? .unschedulableAndUnresolvable == .unschedulableAndUnresolvable { return false }
    return cluster.pods[row].contains {
      $0.priority < pod.priority && $0.isTerminating && $0.pod.status.isPreemptionVictim
    }
  }
}
