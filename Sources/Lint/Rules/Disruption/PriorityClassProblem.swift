import ControlPlane
import Kubernetes
import SourceText
import Symbols

enum PriorityClassProblem: Rule {
  static let about = RuleDescription(
    id: "priority-class-problem", .disruption, .error, needs: .objects,
    summary: "a priority class that does not exist, or that does more than its name says",
    why:
      "Pods with an unknown class are never made: \"no PriorityClass with name high was found\" stands only in an "
      + "event of their ReplicaSet. Of two global defaults the lower one counts, silently. A system class outside "
      + "kube-system lets pods push everything off a node, and many platforms refuse it there by a quota. A "
      + "DaemonSet of kube-system below the pods of a linted class makes way for them. A class that never preempts only "
      + "goes first in the queue: on a full node its DaemonSets wait, whatever its number says. All but the first are "
      + "warnings.",
    remedy: "Name a class that the cluster has, keep one global default, and leave the system classes to the system.",
    bad: [
      Example(
        Sample.deployment("priorityClassName: ↓hihg"),
        cluster: [Sample.node("a"), priorityClass("high", 1000)],
        says:
          "there is no PriorityClass hihg, so the API server refuses its pods and none is made; did you mean high?"),
      Example(
        Sample.deployment("priorityClassName: ↓system-node-critical"), cluster: [Sample.node("a")],
        says:
          "warning: system-node-critical outside kube-system pushes everything else off a full node, and quotas of "
          + "many platforms refuse it here; give it a class of your own"),
      Example(
        priorityClass("low", 10, "↓globalDefault: true"),
        cluster: [priorityClass("normal", 100, "globalDefault: true")],
        says:
          "warning: low and normal are both global defaults: pods without a class get the lower one, low (10); keep "
          + "one of them"),
      Example(
        priorityClass("batch", 1000).marking("value"),
        cluster: [Sample.node("a"), agent("")],
        says:
          "warning: pods of batch (1000) may push DaemonSet agent of kube-system (0) off its node when room is "
          + "short; give the DaemonSet system-node-critical, or the class preemptionPolicy: Never"),
      Example(
        priorityClass("agents", 1_000_000, "↓preemptionPolicy: Never") + "\n---\n"
          + Sample.daemonSet("priorityClassName: agents"),
        cluster: [Sample.node("a")],
        says:
          "warning: agents (1000000) never preempts, yet DaemonSet web needs a place on every node and nothing makes way "
          + "for it on a full one; take preemptionPolicy out, or give the DaemonSet another class"),
      Example(
        priorityClass("urgent", 1000, "↓preemptionPolicy: Never\ndescription: may preempt batch work"),
        cluster: [Sample.node("a")],
        says:
          "warning: urgent (1000) never preempts, yet its description says that it does; take preemptionPolicy out, or "
          + "say so there"),
    ],
    good: [
      Example(
        Sample.deployment("priorityClassName: system-cluster-critical").replacing(
          "namespace: default", with: "namespace: kube-system"), cluster: [Sample.node("a")],
        about: "built in, and where it belongs"),
      Example(
        priorityClass("high", 1000) + "\n---\n" + Sample.deployment("priorityClassName: high"),
        cluster: [Sample.node("a")], about: "the manifests bring the class along"),
      Example(
        priorityClass("batch", 1000, "preemptionPolicy: Never"), cluster: [Sample.node("a"), agent("")],
        about: "never pushes anything off"),
      Example(
        priorityClass("batch", 1000, "preemptionPolicy: Never\ndescription: goes first but does not preempt"),
        cluster: [Sample.node("a")], about: "says what it does"),
      Example(
        priorityClass("low", -10, "preemptionPolicy: Never") + "\n---\n" + Sample.daemonSet("priorityClassName: low"),
        cluster: [Sample.node("a")], about: "meant to wait"),
      Example(
        priorityClass("batch", 1000), cluster: [Sample.node("a"), agent("priorityClassName: system-node-critical")],
        about: "the agent stands higher"),
    ])

  private static func priorityClass(_ name: String, _ value: Int, _ more: String = "") -> String {
    """
    apiVersion: scheduling.k8s.io/v1
    kind: PriorityClass
    metadata:
      name: \(name)
    value: \(value)
    """ + (more.isEmpty ? "" : "\n\(more)")
  }

  private static func agent(_ spec: String) -> String {
    Sample.daemonSet(spec, namespace: "kube-system").replacing("name: web", with: "name: agent")
  }

  private static let system = ["system-cluster-critical", "system-node-critical"]

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    for subject in context.subjects { checkName(subject, context, &findings) }
    for object in context.linted.objects {
      guard case .priorityClass(let priorityClass) = object else { continue }
      checkDefault(priorityClass, context, &findings)
      checkAgents(priorityClass, context, &findings)
      checkNever(priorityClass, context, &findings)
    }
  }

  /// A class that is meant to preempt and does not.
  private static func checkNever(
    _ priorityClass: PriorityClass, _ context: RuleContext, _ findings: inout Findings
  ) {
    guard priorityClass.preemptionPolicy == .never, priorityClass.value > 0 else { return }
    let name = priorityClass.metadata.name
    let report = { (contradiction: String, findings: inout Findings) in
      findings.report(
        .key("preemptionPolicy", of: priorityClass.metadata.range.position),
        "\(name.text) (\(priorityClass.value)) never preempts, yet \(contradiction)", severity: .warning)
    }
    if priorityClass.promisesPreemption {
      report("its description says that it does; take preemptionPolicy out, or say so there", &findings)
    } else if let agent = context.subjects.first(where: {
      $0.kind == .daemonSet && $0.spec.priorityClassName == name && $0.spec.preemptionPolicy == nil
    }) {
      report(
        "\(agent.title) needs a place on every node and nothing makes way for it on a full one; take preemptionPolicy "
          + "out, or give the DaemonSet another class", &findings)
    }
  }

  private static func checkName(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) {
    let name = subject.spec.priorityClassName.text
    if name.isEmpty { return }
    let place = Place.node(subject.spec.range.position, .field("priorityClassName"))
    if system.contains(name) {
      guard subject.metadata.namespace != "kube-system", !subject.isObserved else { return }
      findings.report(
        place,
        "\(name) outside kube-system pushes everything else off a full node, and quotas of many platforms refuse it "
          + "here; give it a class of your own", severity: .warning)
      return
    }
    let known = context.contents.priorityClasses.map(\.metadata.name.text)
    if known.contains(name) { return }
    let near = Spelling.nearest(to: name, among: known.sorted() + system)
    findings.report(
      place,
      "there is no PriorityClass \(name), so the API server refuses its pods and none is made; "
        + (near.map { "did you mean \($0)?" } ?? "name one that the cluster has, or bring it along"),
      fix: near.map { .write($0, at: place) })
  }

  private static func checkDefault(
    _ priorityClass: PriorityClass, _ context: RuleContext, _ findings: inout Findings
  ) {
    guard priorityClass.isGlobalDefault else { return }
    var names: Set<Symbol> = []
    let defaults = context.contents.priorityClasses.filter {
      $0.isGlobalDefault && names.insert($0.metadata.name).inserted
    }.sorted { $0.metadata.name.precedes($1.metadata.name) }
    guard defaults.count > 1 else { return }
    // As the API server chooses: the lowest.
    var lowest = defaults[0]
    for other in defaults where other.value < lowest.value { lowest = other }
    findings.report(
      .key("globalDefault", of: priorityClass.metadata.range.position),
      "\(Plural.list(defaults.map(\.metadata.name.text))) are \(defaults.count == 2 ? "both" : "all") global "
        + "defaults: pods "
        + "without a class get the lower one, \(lowest.metadata.name.text) (\(lowest.value)); keep one of them",
      severity: .warning)
  }

  /// The platform's agents below a class that preempts.
  private static func checkAgents(
    _ priorityClass: PriorityClass, _ context: RuleContext, _ findings: inout Findings
  ) {
    guard priorityClass.preemptionPolicy != .never, priorityClass.value > 0 else { return }
    let linted = context.subjects.compactMap(\.workload)
    let agents = (linted + context.contents.owners).filter {
      $0.kind == .daemonSet && $0.metadata.namespace == "kube-system"
    }
    let below = agents.compactMap { agent -> (name: Symbol, value: Int32)? in
      guard let value = try? context.templates.pod(of: agent).spec.priority, value < priorityClass.value
      else { return nil }
      return (agent.metadata.name, value)
    }.sorted { $0.name.precedes($1.name) }
    guard let first = below.first else { return }
    let others = Set(below.map(\.name)).count - 1
    let more = others > 0 ? " and \(Plural.of(others, "other"))" : ""
    findings.report(
      .key("value", of: priorityClass.metadata.range.position),
      "pods of \(priorityClass.metadata.name.text) (\(priorityClass.value)) may push DaemonSet "
        + "\(first.name.text)\(more) of "
        + "kube-system (\(first.value)) off \(others > 0 ? "their nodes" : "its node") when room is short; give the "
        + "DaemonSet system-node-critical, or the class preemptionPolicy: Never", severity: .warning)
  }
}

extension PriorityClass {
  /// Whether its description speaks of preempting and denies it nowhere.
  fileprivate var promisesPreemption: Bool {
    let words = description.text.lowercased().split { !$0.isLetter }
    return words.contains { $0.hasPrefix("preempt") }
      && !words.contains {
        ["non", "not", "no", "never", "without", "doesn", "cannot", "won", "nonpreempting"].contains($0)
      }
  }
}
