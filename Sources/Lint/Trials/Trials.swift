import ControlPlane
import Expectations
import Kubernetes
import Scheduler
import Symbols

/// Asks the simulator what would become of a subject's pods, each question once.
final class Trials {
  private let simulator: any PlacementSimulator
  private let subjects: [Subject]
  private let contents: ClusterContents
  private let cluster: Manifests
  private let linted: Manifests
  private var known: [Question: Trial] = [:]
  private var whole: [SimulationOptions.Detail: PlacementRun] = [:]
  private(set) lazy var ground = makeGround()

  private struct Question: Hashable {
    let subject: Int
    let concerns: Concerns
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
    let question = Question(subject: subject.index, concerns: concerns)
    if let trial = known[question] { return trial }
    let trial = calm(subject, concerns) { _ in }
    known[question] = trial
    return trial
  }

  /// The same with a spec that is changed once more.
  func calm(
    _ subject: Subject, _ concerns: Concerns, replicas: Int? = nil, changed change: (inout PodSpec) -> Void
  ) -> Trial? {
    let isBoundless = !concerns.contains(.amounts)
    let count = min(replicas ?? subject.replicas ?? 0, isBoundless ? 2000 : ground.podLimit + 1)
    let object = variant(of: subject, replicas: count) { spec in
      spec = spec.reduced(to: concerns)
      change(&spec)
    }
    return play(
      subject, object, wanted: count, on: isBoundless ? ground.boundless : ground.calm, detail: .outcome)
  }

  /// A subject's pods in the cluster as it is, beside what runs there and what is placed before them.
  func present(
    _ subject: Subject, after others: [Subject] = [], replicas: Int? = nil,
    detail: SimulationOptions.Detail = .outcome, changed change: (inout PodSpec) -> Void = { _ in }
  ) -> Trial? {
    let count = min(replicas ?? subject.replicas ?? 0, ground.podLimit + 1)
    let object = variant(of: subject, replicas: count) { spec in
      spec.schedulingGates = []
      change(&spec)
    }
    return play(
      subject, object, wanted: count,
      before: distinct(others, beside: subject).map { variant(of: $0, replicas: nil) { _ in } },
      on: ground.present, detail: detail)
  }

  /// All linted pods together in the cluster as it is, with as much as judging an expectation needs.
  func everything(for expectation: Expectation) -> PlacementRun? {
    let detail: SimulationOptions.Detail =
      expectation.needsAllRejections ? .explained : expectation.needsNodes ? .nodes : .outcome
    if let run = whole[detail] { return run }
    let run = simulator.place(
      distinct(subjects).map { variant(of: $0, replicas: nil) { _ in } }, on: ground.present, detail: detail)
    whole[detail] = run
    return run
  }

  func play(
    _ subject: Subject, _ object: KubernetesObject, wanted: Int, before others: [KubernetesObject] = [],
    on manifests: Manifests, detail: SimulationOptions.Detail = .outcome
  ) -> Trial? {
    simulator.place(others + [object], on: manifests, detail: detail).map { Trial($0, of: subject, wanted: wanted) }
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
  func variant(of subject: Subject, replicas: Int?, _ change: (inout PodSpec) -> Void) -> KubernetesObject {
    var spec = subject.spec
    if !isKnown(priorityClass: spec.priorityClassName) { spec.priorityClassName = .none }
    if !contents.runtimeClasses.contains(where: { $0.metadata.name == spec.runtimeClassName }) {
      spec.runtimeClassName = .none
      spec.overhead = ResourceList()
    }
    change(&spec)
    switch subject.source {
    case .pod(var pod):
      pod.spec = Shared(spec)
      return .pod(pod)
    case .workload(var workload):
      workload.template.spec = Shared(spec)
      if let replicas { workload.replicas = Int32(clamping: replicas) }
      if spec.volumes.isEmpty { workload.claimTemplates = [] }
      return .workload(workload)
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
