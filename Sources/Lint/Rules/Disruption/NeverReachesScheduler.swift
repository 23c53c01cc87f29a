import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum NeverReachesScheduler: Rule {
  static let about = RuleDescription(
    id: "never-reaches-scheduler", .disruption, .error,
    summary: "pods that the API server refuses, or that wait for somebody before they are scheduled",
    why:
      "A Deployment whose pods break a LimitRange, a RuntimeClass or the pod security level of their namespace is "
      + "accepted and has no pods; the reason stands in an event of its ReplicaSet alone. Pods with a scheduling "
      + "gate or with the name of another scheduler wait until somebody takes the gate away or that scheduler "
      + "runs, which is a warning. Of pod security only the host's network, ports and paths are looked at.",
    remedy: "Keep to the namespace's rules, or have them changed; take the gate or the name out unless they are meant.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {memory: 1Gi}, limits: {memory: 4Gi}}
          """
        ).marking("template") + "\n---\n" + limitRange,
        says:
          "the API server refuses its pods, so none is made: pods \"web-0\" is forbidden: maximum memory usage per "
          + "Container is 2Gi, but limit is 4Gi"),
      Example(
        Sample.deployment("schedulerName: ↓volcano"),
        says: "kube-scheduler leaves pods of the scheduler volcano alone: without it they stay Pending"),
      Example(
        Sample.deployment("schedulingGates:\n  - ↓name: example.com/quota"),
        says:
          "the gate example.com/quota keeps its pods out of the queue until somebody takes it away; take it out "
          + "unless a controller does"),
      Example(
        Sample.deployment("↓hostNetwork: true"),
        cluster: [Sample.node("a"), namespace("restricted")],
        says:
          "namespace default enforces pod security \"restricted\", which refuses the host's network: no pod is made; "
          + "do without it, or have the namespace's label changed"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}}
          """) + "\n---\n" + limitRange, about: "keeps to the bound"),
      Example(
        Sample.deployment("runtimeClassName: gvisor"), about: "without a cluster nobody knows which classes there are"),
      Example(Sample.deployment("schedulerName: default-scheduler"), about: "the usual one"),
      Example(
        Sample.deployment("hostNetwork: true"), cluster: [Sample.node("a"), namespace("privileged")],
        about: "the namespace allows it"),
    ])

  private static let limitRange = """
    apiVersion: v1
    kind: LimitRange
    metadata: {name: bounds, namespace: default}
    spec: {limits: [{type: Container, max: {memory: 2Gi}}]}
    """

  private static func namespace(_ level: String) -> String {
    """
    apiVersion: v1
    kind: Namespace
    metadata: {name: default, labels: {pod-security.kubernetes.io/enforce: \(level)}}
    """
  }

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let spec = subject.spec
    // A pod that has a node has passed all this.
    guard spec.nodeName.isEmpty else { return }
    checkAdmission(subject, context, &findings)
    checkPodSecurity(subject, context, &findings)
    if spec.schedulerName != "default-scheduler" {
      findings.report(
        .node(spec.range.position, .field("schedulerName")),
        "kube-scheduler leaves pods of the scheduler \(spec.schedulerName.text) alone: without it they stay Pending",
        severity: .warning)
    }
    for (index, gate) in spec.schedulingGates.enumerated() {
      findings.report(
        .node(spec.range.position, .field("schedulingGates"), .item(index)),
        "the gate \(gate.text) keeps its pods out of the queue until somebody takes it away; take it out unless a "
          + "controller does", severity: .warning)
    }
  }

  private static func checkAdmission(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) {
    let spec = subject.spec
    let name = spec.priorityClassName
    // Classes that are not there are another finding, and without a cluster none at all.
    guard
      name.isEmpty || name.text.hasPrefix("system-")
        || context.contents.priorityClasses.contains(where: { $0.metadata.name == name })
    else { return }
    let isRuntimeKnown = context.contents.runtimeClasses.contains { $0.metadata.name == spec.runtimeClassName }
    guard spec.runtimeClassName.isEmpty || isRuntimeKnown || context.has.contains(.objects),
      case .failure(let refusal) = context.admittedPod(of: subject)
    else { return }
    let pod = subject.workload == nil ? subject.metadata.name : Symbol("\(subject.metadata.name.text)-0")
    let place =
      spec.runtimeClassName.isEmpty || isRuntimeKnown
      ? subject.templatePlace : Place.node(spec.range.position, .field("runtimeClassName"))
    findings.report(
      place,
      "the API server refuses \(subject.workload == nil ? "it" : "its pods, so none is made"): "
        + refusal.message(onPod: pod))
  }

  private static func checkPodSecurity(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) {
    let namespace = subject.metadata.namespace
    guard let level = context.contents.namespaces[namespace]?["pod-security.kubernetes.io/enforce"],
      level == "baseline" || level == "restricted", let (what, place) = subject.hostAccess
    else { return }
    findings.report(
      place,
      "namespace \(namespace.text) enforces pod security \"\(level.text)\", which refuses \(what): no pod is made; "
        + "do without it, or have the namespace's label changed")
  }
}

extension Subject {
  /// The key of a workload's template; a pod itself.
  var templatePlace: Place {
    guard workload != nil else { return .node(metadata.range.position) }
    let path: [Place.Step] =
      kind == .cronJob ? [.field("spec"), .field("jobTemplate"), .field("spec")] : [.field("spec")]
    return .key("template", of: metadata.range.position, path)
  }

  /// What its pods take of their host that the baseline of pod security forbids, the first of it.
  fileprivate var hostAccess: (what: String, place: Place)? {
    if spec.hostNetwork { return ("the host's network", .key("hostNetwork", of: spec.range.position)) }
    if let port = hostPorts.first { return ("the host's port \(port.hostPort)", .key("hostPort", of: port.origin)) }
    let path = spec.volumes.first { if case .other("hostPath") = $0.source { true } else { false } }
    return path.map { ("the host's files (volume \($0.name.text))", .node($0.origin)) }
  }
}
