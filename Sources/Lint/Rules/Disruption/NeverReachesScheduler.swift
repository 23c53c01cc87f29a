import APIServer
import ControlPlane
import Kubernetes
import SourceText
import Symbols
import Versions

enum NeverReachesScheduler: Rule {
  static let about = RuleDescription(
    id: "never-reaches-scheduler", .disruption, .error,
    summary: "pods that the API server refuses, or that wait for somebody before they are scheduled",
    why:
      "A Deployment whose pods break a LimitRange, a ResourceQuota, a RuntimeClass or the pod security level of their "
      + "namespace is accepted and has no pods, or too few; the reason stands in an event of its ReplicaSet alone. So it is "
      + "with a StatefulSet's name of more than 52 characters, which is part of a label of its pods, and with two containers "
      + "that have one port on the host's network. "
      + "Pods with a scheduling gate or with the name of another scheduler wait until somebody takes the gate away or "
      + "that scheduler runs, which is a warning. A workload is held against quotas by itself first, then "
      + "beside what the namespace has and what the manifests bring. A quota that has room for the pods and none for those that a "
      + "rollout adds stops a Deployment that may take none out (maxUnavailable of few replicas is 0), which is a warning.",
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
        Sample.deployment(onHostNetwork("{containerPort: 80}")).marking("template"),
        says:
          "the API server refuses its pods, so none is made: Pod \"web-0\" is invalid: "
          + "spec.containers[1].ports[0].hostPort: Duplicate value: \"TCP//80\""),
      Example(
        Sample.statefulSet("").replacing("name: web\n", with: "name: \(longName)\n").marking("template"),
        says:
          "the API server refuses its pods, so none is made: Pod \"\(longName)-0\" is invalid: metadata.labels: Invalid value: "
          + "\"\(longName)-7cfd4794f6\": must be no more than 63 bytes"),
      Example(
        Sample.deployment("schedulerName: ↓volcano"),
        says: "warning: kube-scheduler leaves pods of the scheduler volcano alone: without it they stay Pending"),
      Example(
        Sample.deployment("schedulingGates:\n  - ↓name: example.com/quota"),
        says:
          "warning: the gate example.com/quota keeps its pods out of the queue until somebody takes it away; take it "
          + "out unless a controller does"),
      Example(
        Sample.deployment("hostNetwork: ↓true"),
        cluster: [Sample.node("a"), namespace("restricted")],
        says:
          "namespace default refuses its pods, so none is made: violates PodSecurity \"restricted:latest\": host namespaces "
          + "(hostNetwork=true), allowPrivilegeEscalation != false (container \"app\" must set "
          + "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"app\" must set "
          + "securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"app\" must set "
          + "securityContext.runAsNonRoot=true), seccompProfile (pod or container \"app\" must set "
          + "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"); do without, or have the "
          + "namespace's label changed"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              securityContext: {privileged: ↓true}
              resources: {requests: {cpu: 100m, memory: 64Mi}}
          """),
        cluster: [Sample.node("a"), namespace("baseline")],
        says:
          "namespace default refuses its pods, so none is made: violates PodSecurity \"baseline:latest\": privileged "
          + "(container \"app\" must not set securityContext.privileged=true); do without, or have the namespace's label "
          + "changed"),
      Example(
        Sample.deployment(
          """
          containers:
            - ↓name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 100m, memory: 64Mi}}
          """), cluster: [Sample.node("a"), quota("requests.cpu: 2, limits.cpu: 4")],
        says:
          "ResourceQuota compute counts limits.cpu, which container app does not say: no pod is made; set it, or have a "
          + "LimitRange set it"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: ↓4, memory: 64Mi}}
          """), cluster: [Sample.node("a"), quota("requests.cpu: 2")],
        says:
          "ResourceQuota compute allows requests.cpu 2 in all of namespace default and one pod asks for 4: no pod is "
          + "made; ask for less, or have the quota raised"),
      Example(
        Sample.deployment("", replicas: 5).marking("5"), cluster: [Sample.node("a"), quota("requests.cpu: 300m")],
        says:
          "ResourceQuota compute allows requests.cpu 300m in all of namespace default, enough for 3 of 5 pods: the rest "
          + "is never made; lower replicas, ask for less, or have the quota raised"),
      Example(
        Sample.statefulSet("", replicas: 2) + "\n---\n"
          + Sample.statefulSet("", replicas: 2).replacing("name: web\n", with: "name: api\n").marking("2"),
        cluster: [Sample.node("a"), quota("pods: 3")],
        says:
          "beside what namespace default has and the manifests bring, the API server refuses 1 of 2 pods: exceeded quota: "
          + "compute, requested: pods=1, used: pods=3, limited: pods=3; lower replicas, ask for less, or have the quota raised"
      ),
      Example(
        Sample.deployment("", replicas: 3).marking("3"), cluster: [Sample.node("a"), quota("pods: 3")],
        says:
          "warning: ResourceQuota compute has no room for the 1 pod that a rollout adds (pods: 3 of 3 is used), and no old pod "
          + "goes first (maxUnavailable 25% of 3 is 0): every rollout stops; set maxUnavailable: 1, or have the quota raised"
      ),
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
        Sample.deployment(onHostNetwork("{containerPort: 80, protocol: UDP}")), about: "one port by two protocols"),
      Example(
        Sample.statefulSet("").replacing("name: web\n", with: "name: \(longName.dropLast())\n"),
        about: "just short enough"),
      Example(
        Sample.deployment("hostNetwork: true"), cluster: [Sample.node("a"), namespace("privileged")],
        about: "the namespace allows it"),
      Example(
        Sample.deployment("", replicas: 5), cluster: [Sample.node("a"), quota("requests.cpu: 500m, pods: 5")],
        about: "to the last millicore"),
      Example(
        Sample.deployment("", replicas: 5),
        cluster: [
          Sample.node("a"), quota("pods: 1").replacing("spec: {", with: "spec: {scopes: [BestEffort], "),
        ],
        about: "a quota for other pods"),
      Example(
        Sample.deployment("", replicas: 3), cluster: [Sample.node("a"), quota("pods: 4")],
        about: "room for a rollout too"),
      Example(
        Sample.deployment(
          """
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
          containers:
            - name: app
              image: registry.example/app:1.0
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
              resources: {requests: {cpu: 100m, memory: 64Mi}}
          """), cluster: [Sample.node("a"), namespace("restricted")], about: "keeps to the strictest level"),
    ])

  private static let longName = String(repeating: "inventory-", count: 5) + "abc"

  /// - Parameter port: of the second container; the first has 80.
  private static func onHostNetwork(_ port: String) -> String {
    """
    hostNetwork: true
    containers:
      - name: app
        image: registry.example/app:1.0
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
      - name: proxy
        image: registry.example/proxy:1.0
        ports: [\(port)]
        resources: {requests: {cpu: 200m, memory: 64Mi}}
    """
  }

  private static func quota(_ hard: String) -> String {
    """
    apiVersion: v1
    kind: ResourceQuota
    metadata: {name: compute, namespace: default}
    spec: {hard: {\(hard)}}
    """
  }

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
    if !checkQuotas(subject, context, &findings) { checkRelease(subject, context, &findings) }
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
    guard let labels = context.contents.namespaces[namespace], let policy = NamespaceSecurity(labels).enforced,
      let pod = context.writtenPod(of: subject)
    else { return }
    let verdict = PodSecurityVerdict(of: pod, under: policy, server: context.version.minor)
    guard let first = verdict.violations.first?.positions.first else { return }
    findings.report(
      .exact(first),
      "namespace \(namespace.text) refuses \(subject.workload == nil ? "it" : "its pods, so none is made"): violates "
        + "PodSecurity \"\(policy.text)\": \(verdict.detail); do without, or have the namespace's label changed")
  }

  /// - Returns: whether a quota refuses pods of the workload whatever else there is.
  private static func checkQuotas(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) -> Bool {
    guard subject.kind != .daemonSet, !subject.isObserved, case .success(let pod) = context.admittedPod(of: subject)
    else { return false }
    let first = findings.entries.count
    let namespace = subject.metadata.namespace
    // A Job's pods come one after the other when need be.
    let replicas = subject.isForGood ? subject.replicas ?? 1 : 1
    guard replicas > 0 else { return false }
    for quota in context.contents.resourceQuotas where quota.metadata.namespace == namespace {
      guard let refusal = QuotaRefusal(of: quota, for: pod, replicas: replicas, in: context.version) else { continue }
      let name = "ResourceQuota \(quota.metadata.name.text)"
      switch refusal {
      case .unsaid(let resource, let container):
        findings.report(
          container.origin == .none ? subject.templatePlace : .node(container.origin),
          "\(name) counts \(resource.text), which container \(container.name.text) does not say: no pod is made; set it, "
            + "or have a LimitRange set it")
      case .tooLarge(let resource, let asked, let allowed):
        findings.report(
          subject.quotaPlace(of: resource),
          "\(name) allows \(resource.text) \(allowed.canonicalText) in all of namespace \(namespace.text) and one pod asks "
            + "for \(asked.canonicalText): no pod is made; ask for less, or have the quota raised")
      case .tooMany(let resource, let fitting, let allowed):
        findings.report(
          subject.replicasPlace,
          "\(name) allows \(resource.text) \(allowed.canonicalText) in all of namespace \(namespace.text), enough for "
            + "\(fitting) of \(replicas) pods: the rest is never made; lower replicas, ask for less, or have the quota "
            + "raised")
      }
    }
    return findings.entries.count > first
  }

  /// Beside what is there and what else is linted; then with what a rollout adds.
  private static func checkRelease(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) {
    let namespace = subject.metadata.namespace
    guard !subject.isObserved, context.contents.resourceQuotas.contains(where: { $0.metadata.namespace == namespace }),
      let run = context.trials.stored()
    else { return }
    let pods = run.pods.filter { subject.makes($0) }
    let refused = pods.compactMap { $0.refusal?.value }.filter { $0.station == .resourceQuota }
    if let first = refused.first {
      let words = first.message.firstRange(of: "is forbidden: ").map { first.message[$0.upperBound...] }
      findings.report(
        subject.replicasPlace,
        "beside what namespace \(namespace.text) has and the manifests bring, the API server refuses \(refused.count) of "
          + "\(Plural.of(pods.count, "pod")): \(words ?? first.message[...]); lower replicas, ask for less, or have the quota raised"
      )
    } else if let one = pods.first?.pod {
      checkRollout(subject, one, run, &findings)
    }
  }

  private static func checkRollout(
    _ subject: Subject, _ pod: Pod, _ run: PlacementRun, _ findings: inout Findings
  ) {
    guard let workload = subject.workload, workload.kind == .deployment, workload.updateStrategy.isRolling,
      let replicas = subject.replicas, replicas > 0
    else { return }
    let update = workload.updateStrategy
    let (surge, unavailable) = update.bounds(ofDeploymentWith: Int64(replicas))
    guard surge > 0, unavailable == 0 else { return }
    // The first of them is enough to go on.
    guard
      var ledger = run.quotas.first(where: { $0.accounts.first?.quota.metadata.namespace == subject.metadata.namespace }
      ),
      let denial = ledger.charge(.pod(pod)), case .exceeded(let list) = denial.reason, let row = list.first
    else { return }
    findings.report(
      subject.replicasPlace,
      "ResourceQuota \(denial.quota.name.text) has no room for the \(Plural.of(Int(clamping: surge), "pod")) that a "
        + "rollout adds (\(row.resource.text): \(row.used.canonicalText) of \(row.limited.canonicalText) is used), and no old pod "
        + "goes first (maxUnavailable \(update.maxUnavailable?.text ?? "25%") of \(replicas) is 0): every rollout stops; set "
        + "maxUnavailable: 1, or have the quota raised", severity: .warning)
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

  /// Where the amount stands that a quota counts.
  fileprivate func quotaPlace(of resource: Symbol) -> Place {
    let name = resource.text
    for (prefix, list) in [("requests.", \ResourceRequirements.requests), ("limits.", \ResourceRequirements.limits)]
    where name.hasPrefix(prefix) {
      let part = Symbol(String(name.dropFirst(prefix.count)))
      let amounts = (spec.containers + spec.initContainers).compactMap { $0.resources[keyPath: list].amount(of: part) }
      if let amount = amounts.first(where: { $0.origin != .none }) { return .amount(amount) }
    }
    return requestPlace(of: resource)
  }
}
