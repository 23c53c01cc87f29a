import SourceText
import Kubernetes
import Symbols

enum InitContainerDominates: Rule {
  static let about = RuleDescription(
    id: "init-container-dominates", .resources, .note,
    summary: "an init container that asks for more than twice what runs afterwards",
    why:
      "A pod reserves the larger of its init containers' peak and the sum of what runs, and it does so for its whole life: "
      + "a migration with 4Gi keeps 4Gi reserved beside an app with 256Mi.",
    remedy: "Move the step into a Job, or give it less.",
    parameters: [RuleParameter("factor", 2, "how many times the sum of what runs an init container may ask for")],
    bad: [
      Example(
        Sample.deployment(
          """
          initContainers:
            - name: migrate
              image: registry.example/migrate:1.0
              resources: {requests: {cpu: 100m, memory: ↓4Gi}}
          """),
        says:
          "init container migrate asks for 4Gi memory and what runs afterwards for 64Mi, so each pod reserves 4Gi for its "
          + "whole life; move the step into a Job, or give it less")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          initContainers:
            - {name: migrate, image: registry.example/migrate:1.0, resources: {requests: {cpu: 200m, memory: 128Mi}}}
          """), about: "twice as much is not yet worth a word"),
      Example(
        Sample.deployment(
          """
          initContainers:
            - name: proxy
              image: registry.example/proxy:1.0
              restartPolicy: Always
              resources: {requests: {cpu: 1, memory: 4Gi}}
          """), about: "a sidecar goes on running"),
      Example(
        Sample.job(
          """
          initContainers:
            - {name: fetch, image: registry.example/fetch:1.0, resources: {requests: {cpu: 100m, memory: 4Gi}}}
          """), about: "a Job's pod is gone soon"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind != .job, subject.kind != .cronJob, !subject.spec.initContainers.isEmpty else { return }
    let factor = context.value(of: about.parameters[0], for: about)
    let spec = context.pod(of: subject).spec.value
    var running = spec
    running.initContainers.removeAll { !$0.restartsAlways }
    let sum = running.aggregate(\.requests)
    for container in spec.initContainers where !container.restartsAlways {
      for amount in container.resources.requests.amounts where amount.name == "cpu" || amount.name == "memory" {
        guard let present = sum[amount.name], !present.isZero, spec.resources?.requests[amount.name] == nil,
          exceeds(amount.quantity, factor, present)
        else { continue }
        // What a LimitRange has filled in stands elsewhere.
        let written = subject.spec.initContainers.first { $0.name == container.name }
        let place = written?.resources.requests.amount(of: amount.name).map { Place.amount($0) }
        findings.report(
          place ?? .node(container.origin),
          "init container \(container.name.text) asks for \(amount.quantity.canonicalText) \(amount.name.text) and what runs "
            + "afterwards for \(present.canonicalText), so each pod reserves \(amount.quantity.canonicalText) for its whole "
            + "life; move the step into a Job, or give it less")
      }
    }
  }

  private static func exceeds(_ amount: Quantity, _ factor: Int64, _ sum: Quantity) -> Bool {
    let (bound, overflow) = sum.milliValue.multipliedReportingOverflow(by: max(factor, 1))
    return !overflow && amount.milliValue > bound
  }
}
