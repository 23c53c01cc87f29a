import SourceText
import Kubernetes
import Symbols

enum RequestCopiedFromLimit: Rule {
  static let about = RuleDescription(
    id: "request-copied-from-limit", .resources, .note,
    summary: "a limit without a request, which becomes the request",
    why:
      "A limit is often set high to be safe, and the API server makes the missing request equal to it: the node is booked for "
      + "the worst case. Where that is meant (QoS class Guaranteed) it is better said.",
    remedy: "Set the request to what the container usually takes, or write it as large as the limit.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {memory: 256Mi}
                limits: {cpu: ↓8, memory: 512Mi}
          """),
        says:
          "container app has a cpu limit of 8 and no request, so each pod reserves all of it; set the request, to the same if "
          + "that is meant"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {limits: {cpu: ↓8, memory: ↓512Mi}}
          """),
        says:
          "container app has a cpu limit of 8 and no request, so each pod reserves all of it; set the request, to the same if "
          + "that is meant",
        "container app has a memory limit of 512Mi and no request, so each pod reserves all of it; set the request, to the "
          + "same if that is meant"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 8, memory: 512Mi}, limits: {cpu: 8, memory: 512Mi}}
          """), about: "said"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {nvidia.com/gpu: 1}}
          """), about: "a device has no request of its own"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for container in subject.spec.containers + subject.spec.initContainers {
      for limit in container.resources.limits.amounts where limit.name == "cpu" || limit.name == "memory" {
        // The API server's default has the limit's own place.
        guard let request = container.resources.requests.amount(of: limit.name), request.origin == limit.origin,
          !limit.quantity.isZero
        else { continue }
        findings.report(
          .amount(limit),
          "container \(container.name.text) has a \(limit.name.text) limit of \(limit.quantity.canonicalText) and no request, "
            + "so each pod reserves all of it; set the request, to the same if that is meant")
      }
    }
  }
}
