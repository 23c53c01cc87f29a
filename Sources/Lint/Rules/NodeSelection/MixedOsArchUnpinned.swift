import SourceText
import Kubernetes
import Symbols

enum MixedOsArchUnpinned: Rule {
  static let about = RuleDescription(
    id: "mixed-os-arch-unpinned", .nodeSelection, .warning, needs: .nodes,
    summary: "pods that can land on nodes of several operating systems or architectures",
    why:
      "Neither scheduler nor kubelet looks whether an image can run: a Linux image on a Windows node never starts, an amd64 "
      + "image on arm64 dies with \"exec format error\". Images are often built for several architectures, so these are "
      + "findings of severity info; no image runs on two operating systems by itself.",
    remedy: "Select kubernetes.io/os or kubernetes.io/arch, or list all architectures that the image is built for.",
    bad: [
      Example(
        Sample.deployment("↓containers:\n  - {name: app, image: registry.example/app:1.0}"),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/os: linux"), Sample.node("b", labels: "kubernetes.io/os: windows"),
        ],
        says:
          "nothing pins the operating system and its pods can land on linux (1 node) or windows (1 node), where an image of "
          + "another never starts; select kubernetes.io/os"),
      Example(
        Sample.deployment(
          "nodeSelector: {kubernetes.io/os: linux}\n↓containers:\n  - {name: app, image: registry.example/app:1.0}"),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/os: linux, kubernetes.io/arch: amd64"),
          Sample.node("b", labels: "kubernetes.io/os: linux, kubernetes.io/arch: arm64"),
          Sample.node("c", labels: "kubernetes.io/os: windows, kubernetes.io/arch: amd64"),
        ],
        says:
          "info: nothing pins the architecture and its pods can land on amd64 (1 node) or arm64 (1 node), where an image of "
          + "another never starts; select kubernetes.io/arch unless the image is built for all"),
    ],
    good: [
      Example(
        Sample.deployment("containers:\n  - {name: app, image: registry.example/app:1.0}"),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/os: linux"),
          Sample.node(
            "b", labels: "kubernetes.io/os: windows", taints: "{key: os, value: windows, effect: NoSchedule}"),
        ],
        about: "the taint keeps them off Windows"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: kubernetes.io/arch, operator: In, values: [amd64, arm64]}]
          """),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/arch: amd64"), Sample.node("b", labels: "kubernetes.io/arch: arm64"),
        ],
        about: "somebody thought of it"),
      Example(
        Sample.deployment("nodeSelector: {pool: general}"),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/os: linux, pool: general"),
          Sample.node("b", labels: "kubernetes.io/os: windows"),
        ],
        about: "the pool is all Linux"),
    ])

  private static let labels: [(key: Symbol, old: Symbol, name: String, isOS: Bool)] = [
    ("kubernetes.io/os", "beta.kubernetes.io/os", "operating system", true),
    ("kubernetes.io/arch", "beta.kubernetes.io/arch", "architecture", false),
  ]

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let rows = context.eligibility(of: subject).rows
    let wanted = Set(subject.spec.nodeRequirements.map(\.requirement.key))
    for (key, old, name, isOS) in labels where wanted.isDisjoint(with: [key, old]) {
      var counts: [Symbol: Int] = [:]
      for row in rows {
        if let value = context.nodes.nodes[row].metadata.labels[key] { counts[value, default: 0] += 1 }
      }
      guard counts.count > 1 else { continue }
      let values = counts.sorted { $0.key.precedes($1.key) }.map { "\($0.key.text) (\(Plural.nodes($0.value)))" }
      findings.report(
        .key("containers", of: subject.spec.range.position),
        "nothing pins the \(name) and its pods can land on \(Plural.list(values, "or")), where an image of another never "
          + "starts; select \(key.text)\(isOS ? "" : " unless the image is built for all")",
        severity: isOS ? .warning : .note)
    }
  }
}
