public import ControlPlane
public import Kubernetes
import Symbols

/// What rules judge by: the linted manifests, the cluster, and what both come to.
public final class RuleContext {
  /// Workloads and bare pods of the linted manifests, in input order. Pods and ReplicaSets that a workload has made
  /// are none: their template is.
  public let subjects: [Subject]
  /// All that was linted.
  public let linted: Manifests
  /// All of `--cluster`.
  public let cluster: Manifests
  /// Both, sorted by what they are.
  public let contents: ClusterContents
  public let nodes: NodeInventory
  /// What the API server would refuse of the linted manifests.
  public let refusals: [Refusal]
  /// Plays placements.
  public let simulator: any PlacementSimulator
  /// What is there to judge by.
  public let has: RuleNeeds
  /// What the configuration sets: rule, then name.
  private let parameters: [String: [String: Int64]]
  /// Makes the pod that stands for a workload.
  let templates: TemplatePods
  /// What the simulator has answered.
  let trials: Trials
  private var admitted: [Int: Result<Pod, AdmissionRefusal>] = [:]

  /// - Parameter isClusterGiven: whether there was a `--cluster`, even an empty one.
  public init(
    linted: Manifests, cluster: Manifests, isClusterGiven: Bool, refusals: [Refusal] = [],
    parameters: [String: [String: Int64]] = [:],
    simulator: any PlacementSimulator = ControlPlaneSimulator()
  ) {
    self.linted = linted
    self.cluster = cluster
    self.refusals = refusals
    self.parameters = parameters
    self.simulator = simulator
    contents = ClusterContents(cluster: cluster, workloads: linted)
    nodes = NodeInventory(contents.nodes)
    templates = TemplatePods(contents)
    trials = Trials(simulator, contents, cluster: cluster, linted: linted)
    var has: RuleNeeds = []
    if isClusterGiven { has.insert(.objects) }
    if !contents.nodes.isEmpty { has.insert(.runningPods) }
    self.has = has
    var subjects: [Subject] = []
    for item in contents.wanted {
      let source: Subject.Source =
        switch item {
        case .workload(let workload): .workload(workload)
        case .pod(let pod): .pod(pod)
        }
      let subject = Subject(source, index: subjects.count)
      if subject.metadata.controller == nil { subjects.append(subject) }
    }
    self.subjects = subjects
  }

  /// A subject's pod when controller and admission are done with it, or why there is none.
  public func admittedPod(of subject: Subject) -> Result<Pod, AdmissionRefusal> {
    if let known = admitted[subject.index] { return known }
    let result: Result<Pod, AdmissionRefusal>
    do throws(AdmissionRefusal) {
      switch subject.source {
      case .workload(let workload): result = .success(try templates.pod(of: workload))
      case .pod(let pod): result = .success(try templates.pod(admitting: pod))
      }
    } catch {
      result = .failure(error)
    }
    admitted[subject.index] = result
    return result
  }

  /// The same where a refused pod counts as it is written: the refusal is another rule's to report.
  public func pod(of subject: Subject) -> Pod {
    if case .success(let pod) = admittedPod(of: subject) { return pod }
    switch subject.source {
    case .pod(let pod): return pod
    case .workload(let workload):
      var metadata = ObjectMeta()
      metadata.namespace = workload.metadata.namespace
      metadata.labels = workload.podLabels
      return Pod(metadata: metadata, spec: workload.template.spec)
    }
  }

  /// Which nodes a subject's pods can stand on, as far as labels and taints decide.
  public func eligibility(of subject: Subject) -> Eligibility { nodes.eligibility(of: pod(of: subject).spec.value) }

  /// What the configuration sets for a rule, or the standard.
  public func value(of parameter: RuleParameter, for rule: RuleDescription) -> Int64 {
    parameters[rule.id]?[parameter.name] ?? parameter.standard
  }
}
