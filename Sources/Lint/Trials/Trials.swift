import ControlPlane
import Expectations
import Kubernetes
import Scheduler
import SourceText
import Symbols

/// Asks the simulator what would become of a subject's pods, each question once.
final class Trials {
  private let simulator: any PlacementSimulator
  private let subjects: [Subject]
  private let contents: ClusterContents
  private let cluster: Manifests
  private let linted: Manifests
  private var known: [Question: Trial?] = [:]
  private var whole: [SimulationOptions.Detail: PlacementRun] = [:]
  private var allStored: PlacementRun?
  private(set) lazy var ground = makeGround()
  /// Why some question could not be answered, each reason once.
  private(set) var problems: [Diagnostic] = []
  /// What runs could not play faithfully.
  private var notModelled: [PlacementRun.NotModelled] = []

  /// Names of running pods and of their owners, by namespace.
  private lazy var runningNames = Dictionary(grouping: ground.runningPods) { $0.metadata.namespace }.mapValues { pods in
    Set(pods.flatMap { [$0.metadata.name.text, $0.metadata.controller?.name.text ?? ""] })
  }

  private struct Question: Hashable {
    let ground: TrialGround.Name
    let detail: SimulationOptions.Detail
    let wanted: Int
    let objects: [TrialClass]
  }

  /// A subject as it is played.
  struct Player {
    let subject: Subject
    let object: KubernetesObject

    /// What no two objects of one run may have in common.
    fileprivate var name: [Symbol] {
      [Symbol(subject.kindName), subject.metadata.namespace, subject.metadata.name]
    }
  }

  init(
    _ simulator: any PlacementSimulator, _ subjects: [Subject], _ contents: ClusterContents, cluster: Manifests,
    linted: Manifests
  ) {
    self.simulator = simulator
    self.subjects = subjects
    self.contents = contents
    self.cluster = cluster
    self.linted = linted
  }

  /// All of a subject's pods on nodes at their best, with nothing but these concerns; nil when it cannot be played.
  func calm(_ subject: Subject, _ concerns: Concerns) -> Trial? {
    calm(subject, concerns) { _ in }
  }

  /// The same with a spec that is changed once more.
  func calm(
    _ subject: Subject, _ concerns: Concerns, replicas: Int? = nil, changed change: (inout PodSpec) -> Void
  ) -> Trial? {
    let isBoundless = !concerns.contains(.amounts)
    let count = min(replicas ?? subject.replicas ?? 0, isBoundless ? 2000 : ground.podLimit + 1)
    let player = variant(of: subject, replicas: count, concerns, change)
    return play(player, wanted: count, on: isBoundless ? .boundless : .calm)
  }

  /// A subject's pods in the cluster as it is, beside what runs there and what is placed before them.
  ///
  /// - Parameter concerns: nil for all that is written.
  func present(
    _ subject: Subject, _ concerns: Concerns? = nil, after others: [Subject] = [], replicas: Int? = nil,
    detail: SimulationOptions.Detail = .outcome, changed change: (inout PodSpec) -> Void = { _ in }
  ) -> Trial? {
    let count = min(replicas ?? subject.replicas ?? 0, ground.podLimit + 1)
    let player = variant(of: subject, replicas: count, concerns) { spec in
      spec.schedulingGates = []
      change(&spec)
    }
    return play(
      player, wanted: count,
      before: distinct(others, beside: subject).map { variant(of: $0, replicas: nil) },
      on: .present, detail: detail)
  }

  /// All linted pods together in the cluster as it is, with as much as judging an expectation needs.
  func everything(for expectation: Expectation) -> PlacementRun? {
    let detail: SimulationOptions.Detail =
      expectation.needsAllRejections ? .explained : expectation.needsNodes ? .nodes : .outcome
    if let run = whole[detail] { return run }
    let run = place(
      distinct(subjects).map { variant(of: $0, replicas: nil).object }, on: ground.present, detail, letsAllIn: false)
    whole[detail] = run
    return run
  }

  /// All linted pods as they are made through the API server's door, which nobody has to place for that.
  func stored() -> PlacementRun? {
    if let allStored { return allStored }
    allStored = place(distinct(subjects).map(\.object), on: ground.present, .outcome, letsAllIn: false)
    return allStored
  }

  /// What goes for placing everything in the cluster as it is.
  func remarks() -> RunRemarks {
    var remarks = RunRemarks()
    do {
      remarks = try simulator.remarks(on: distinct(subjects).map(\.object), in: ground.present)
    } catch {
      note(error)
    }
    for item in notModelled where !remarks.notModelled.contains(item) { remarks.notModelled.append(item) }
    return remarks
  }

  /// A run, or nil with its reason noted.
  private func place(
    _ objects: [KubernetesObject], on manifests: Manifests, _ detail: SimulationOptions.Detail, letsAllIn: Bool = true
  ) -> PlacementRun? {
    do {
      let run = try simulator.place(objects, on: manifests, detail: detail, letsAllIn: letsAllIn)
      for var item in run.notModelled {
        // The pods are those of a question, not of the manifests.
        item.pods = []
        if !notModelled.contains(item) { notModelled.append(item) }
      }
      return run
    } catch {
      note(error)
      return nil
    }
  }

  private func note(_ error: SimulationError) {
    for diagnostic in error.diagnostics {
      let problem = Diagnostic(
        diagnostic.severity, .untriedPlacement, at: diagnostic.range,
        "no placement could be tried: \(diagnostic.message)",
        notes: diagnostic.notes)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }

  /// What becomes of an object, the others placed before it. Objects that placement cannot tell apart share one run.
  func play(
    _ player: Player, wanted: Int, before others: [Player] = [], on name: TrialGround.Name,
    detail: SimulationOptions.Detail = .outcome
  ) -> Trial? {
    let players = others + [player]
    guard Set(players.map(\.name)).count == players.count else { return nil }
    let question = Question(
      ground: name, detail: detail, wanted: wanted,
      objects: players.map { one in
        TrialClass(
          one.object, number: one.subject.index, isKnownByName: name == .present && isKnownByName(one.subject))
      })
    if let trial = known[question] { return trial }
    let trial = play(player, wanted: wanted, before: others, on: ground[name], detail: detail)
    known[question] = .some(trial)
    return trial
  }

  /// The same on a cluster that is made for one question.
  func play(
    _ player: Player, wanted: Int, before others: [Player] = [], on manifests: Manifests,
    detail: SimulationOptions.Detail = .outcome
  ) -> Trial? {
    guard let run = place((others + [player]).map(\.object), on: manifests, detail) else {
      return nil
    }
    let trial = Trial(run, of: player.subject, wanted: wanted)
    // Pods that the API server refuses are another finding.
    return trial.pods.isEmpty && run.refusedCount > 0 ? nil : trial
  }

  /// Whether some running pod may be one of the subject's own: pods are named for what makes them.
  private func isKnownByName(_ subject: Subject) -> Bool {
    guard subject.workload != nil else { return false }
    let name = subject.metadata.name.text
    return runningNames[subject.metadata.namespace]?.contains { $0.hasPrefix(name) } ?? false
  }

  /// The first of each name: overlays of one repository have the same objects over and over.
  private func distinct(_ subjects: [Subject], beside other: Subject? = nil) -> [Subject] {
    let key = { (subject: Subject) in
      [subject.kindName, subject.metadata.namespace.text, subject.metadata.name.text]
    }
    var names = Set(other.map { [key($0)] } ?? [])
    return subjects.filter { names.insert(key($0)).inserted }
  }

  /// A subject with another number of pods and another spec. Classes that the input lacks are left out: that is another
  /// finding.
  ///
  /// - Parameter concerns: nil for all that is written.
  func variant(
    of subject: Subject, replicas: Int?, _ concerns: Concerns? = nil, _ change: (inout PodSpec) -> Void = { _ in }
  ) -> Player {
    var spec = subject.spec
    if !isKnown(priorityClass: spec.priorityClassName) { spec.priorityClassName = .none }
    if !contents.runtimeClasses.contains(where: { $0.metadata.name == spec.runtimeClassName }) {
      spec.runtimeClassName = .none
      spec.overhead = ResourceList()
    }
    if let concerns { spec = spec.reduced(to: concerns) }
    change(&spec)
    switch subject.source {
    case .pod(var pod):
      pod.spec = Shared(spec)
      return Player(subject: subject, object: .pod(pod))
    case .workload(var workload):
      workload.template.spec = Shared(spec)
      if let replicas { workload.replicas = Int32(clamping: replicas) }
      // Where volumes are the concern, those that are still to be made keep nobody off.
      if let concerns, !concerns.contains(.volumes) || !hasClaims(subject) { workload.claimTemplates = [] }
      return Player(subject: subject, object: .workload(workload))
    }
  }

  /// Whether the cluster has claims of a StatefulSet's templates, and with them its data.
  private func hasClaims(_ subject: Subject) -> Bool {
    guard let workload = subject.workload, !workload.claimTemplates.isEmpty else { return false }
    let stems = workload.claimTemplates.map { "\($0.metadata.name.text)-\(workload.metadata.name.text)-" }
    return contents.objects.persistentVolumeClaims.contains { claim in
      let name = claim.metadata.name.text
      return claim.metadata.namespace == workload.metadata.namespace
        && stems.contains { name.hasPrefix($0) && name.dropFirst($0.count).allSatisfy(\.isWholeNumber) }
    }
  }

  private func isKnown(priorityClass name: Symbol) -> Bool {
    contents.priorityClasses.contains { $0.metadata.name == name } || name == "system-cluster-critical"
      || name == "system-node-critical"
  }

  private func makeGround() -> TrialGround {
    var names: Set<Symbol> = []
    let nodes = contents.nodes.filter { names.insert($0.metadata.name).inserted }
    let written = linted.objects.compactMap { object -> Pod? in
      guard case .pod(let pod) = object, !pod.spec.nodeName.isEmpty else { return nil }
      return pod
    }
    var pods: Set<ClusterObjects.Key> = []
    let running = (contents.pods + written).filter {
      !$0.spec.nodeName.isEmpty && pods.insert(ClusterObjects.Key($0.metadata.namespace, $0.metadata.name)).inserted
    }
    let objects = cluster.objects.filter(\.isBackground) + linted.objects.filter { $0.isBackground && !$0.isWorkload }
    return TrialGround(nodes: nodes, runningPods: running, objects: objects)
  }
}

extension KubernetesObject {
  /// Neither node nor pod.
  fileprivate var isBackground: Bool {
    switch self {
    case .node, .pod: false
    default: true
    }
  }

  fileprivate var isWorkload: Bool { if case .workload = self { true } else { false } }
}
