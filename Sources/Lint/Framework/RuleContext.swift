import APIServer
public import ControlPlane
public import Expectations
public import Kubernetes
import SourceText
import Symbols
public import Versions
public import YAML

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
  /// The policies among the linted manifests.
  public let policies: [PlacementPolicy]
  /// What the API server would refuse of the linted manifests.
  public let refusals: [APIRefusal]
  /// Their texts, for what no typed object holds.
  private let files: [YAMLFile]
  private var outlines: [FileID: FileOutline] = [:]
  /// The Kubernetes that they are for.
  public let version: KubernetesVersion
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
  private var eligibilityOfSubject: [Int: Eligibility] = [:]
  private var eligibilityOfChoice: [NodeChoice: Eligibility] = [:]

  /// - Parameter isClusterGiven: whether there was a `--cluster`, even an empty one.
  public init(
    linted: Manifests, cluster: Manifests, isClusterGiven: Bool, policies: [PlacementPolicy] = [],
    refusals: [APIRefusal] = [], files: [YAMLFile] = [],
    parameters: [String: [String: Int64]] = [:], version: KubernetesVersion = .standard,
    simulator: any PlacementSimulator = ControlPlaneSimulator()
  ) {
    self.linted = linted
    self.cluster = cluster
    self.policies = policies
    self.refusals = refusals
    self.files = files
    self.parameters = parameters
    self.version = version
    self.simulator = simulator
    contents = ClusterContents(cluster: cluster, workloads: linted)
    nodes = NodeInventory(contents.nodes)
    templates = TemplatePods(contents, version)
    var has: RuleNeeds = []
    if isClusterGiven { has.insert(.objects) }
    if !contents.nodes.isEmpty { has.insert(.runningPods) }
    self.has = has
    var subjects: [Subject] = []
    for item in contents.wanted + contents.hookObjects {
      let source: Subject.Source =
        switch item {
        case .workload(let workload): .workload(workload)
        case .pod(let pod): .pod(pod)
        }
      let subject = Subject(source, index: subjects.count)
      if subject.metadata.controller == nil { subjects.append(subject) }
    }
    self.subjects = subjects
    trials = Trials(simulator, subjects, contents, cluster: cluster, linted: linted)
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
  ///
  /// - Complexity: O(*n*) in the number of nodes for the first of all subjects that choose nodes alike.
  public func eligibility(of subject: Subject) -> Eligibility {
    if let known = eligibilityOfSubject[subject.index] { return known }
    let spec = pod(of: subject).spec.value
    let choice = NodeChoice(spec)
    let eligibility = eligibilityOfChoice[choice] ?? nodes.eligibility(of: spec)
    eligibilityOfChoice[choice] = eligibility
    eligibilityOfSubject[subject.index] = eligibility
    return eligibility
  }

  /// A subject's pod or template as it is written.
  func writtenPod(of subject: Subject) -> YAMLNode? {
    subject.spec.written?.node
  }

  /// An amount as it is written; nil where it stands in no linted file, as what a LimitRange gives.
  func writtenText(of amount: ResourceList.Amount) -> String? {
    guard amount.origin != .none, let node = outline(of: amount.origin.file)?.resolve(.amount(amount)).node else {
      return nil
    }
    return node.kind == .scalar ? node.text : nil
  }

  private func outline(of file: FileID) -> FileOutline? {
    if let known = outlines[file] { return known }
    let outline = files.first { $0.file.id == file }.map { FileOutline($0) }
    outlines[file] = outline
    return outline
  }

  /// What the configuration sets for a rule, or the standard.
  public func value(of parameter: RuleParameter, for rule: RuleDescription) -> Int64 {
    parameters[rule.id]?[parameter.name] ?? parameter.standard
  }
}
