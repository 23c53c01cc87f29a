import Kubernetes
import Symbols
import SourceText

enum NodenameSet: Rule {
  static let about = RuleDescription(
    id: "nodename-set", .nodeSelection, .warning,
    summary: "a manifest that names its node in spec.nodeName",
    why:
      "The scheduler never sees such a pod: taints, priority and free room are not asked for. A full node answers OutOfcpu "
      + "and a workload makes the next pod in an endless loop; when the node is gone, so is the pod.",
    remedy:
      "Select nodes by their labels and tolerate their taints, which goes through the scheduler.",
    bad: [
      Example(
        Sample.deployment("nodeName: ↓worker-1"),
        says:
          "nodeName puts every pod on worker-1 past the scheduler, whether there is room or not; select nodes by "
          + "their labels instead"),
      Example(
        Sample.pod("nodeName: ↓worker-1"),
        says:
          "nodeName puts the pod on worker-1 past the scheduler, whether there is room or not; select nodes by "
          + "their labels instead"),
    ],
    good: [
      Example(Sample.pod("nodeName: \"\"")),
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          uid: 8c1b3f0e-4a63-4a9b-9d2c-2f4f3f9f1a77
          creationTimestamp: "2026-01-05T10:00:00Z"
        spec:
          nodeName: worker-1
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, about: "in a dump the scheduler wrote it"),
      Example(
        Sample.pod("nodeName: master-1\npriorityClassName: system-node-critical"),
        about: "the copy of a static pod, which belongs to its node"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let name = subject.spec.nodeName.text
    guard !name.isEmpty, !(subject.workload == nil && (subject.isObserved || subject.isSystem)) else { return }
    let who = subject.workload == nil ? "the pod" : "every pod"
    findings.report(
      .field("nodeName", in: subject.spec.range),
      "nodeName puts \(who) on \(name) past the scheduler, whether there is room or not; select nodes by "
        + "their labels instead")
  }
}
