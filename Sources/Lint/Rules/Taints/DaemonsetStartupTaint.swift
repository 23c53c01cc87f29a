import Symbols
import SourceText
import Kubernetes

enum DaemonsetStartupTaint: Rule {
  static let about = RuleDescription(
    id: "daemonset-startup-taint", .taints, .note,
    summary: "a network plugin's DaemonSet that does not tolerate nodes without a network",
    why:
      "A new node is tainted node.kubernetes.io/not-ready:NoSchedule until its network works. The DaemonSet controller "
      + "tolerates only the NoExecute taint of that name by itself, so the plugin's pod waits for the network that it should "
      + "bring.",
    remedy: "Tolerate node.kubernetes.io/not-ready with effect NoSchedule, or tolerate everything.",
    bad: [
      Example(
        Sample.daemonSet(
          """
          hostNetwork: true
          ↓containers:
            - {name: calico-node, image: registry.example/calico/node:3.30}
          """, namespace: "kube-system"),
        says:
          "this looks like a network plugin and does not tolerate node.kubernetes.io/not-ready:NoSchedule, so it never "
          + "starts on a new node, which waits for it; tolerate it")
    ],
    good: [
      Example(
        Sample.daemonSet(
          """
          hostNetwork: true
          tolerations: [{operator: Exists}]
          containers:
            - {name: calico-node, image: registry.example/calico/node:3.30}
          """, namespace: "kube-system")),
      Example(
        Sample.daemonSet(
          """
          hostNetwork: true
          containers:
            - {name: node-exporter, image: registry.example/node-exporter:1.0}
          """, namespace: "kube-system"), about: "the node is ready without it"),
      Example(
        Sample.daemonSet("containers:\n  - {name: calico-exporter, image: registry.example/calico-exporter:1.0}"),
        about: "what uses the pods' network does not bring it"),
    ])

  private static let plugins = [
    "antrea", "aws-node", "calico", "canal", "cilium", "cni", "flannel", "kindnet", "kube-ovn", "kube-router", "multus",
    "weave",
  ]

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind == .daemonSet, subject.spec.hostNetwork, isNetworkPlugin(subject) else { return }
    let taint = Taint(key: "node.kubernetes.io/not-ready", value: .none, effect: .noSchedule)
    guard !subject.spec.tolerations.tolerate(taint) else { return }
    let origin = subject.spec.range.position
    findings.report(
      .key(subject.spec.tolerations.isEmpty ? "containers" : "tolerations", of: origin),
      "this looks like a network plugin and does not tolerate node.kubernetes.io/not-ready:NoSchedule, so it never starts on "
        + "a new node, which waits for it; tolerate it")
  }

  private static func isNetworkPlugin(_ subject: Subject) -> Bool {
    let names =
      [subject.metadata.name.text] + subject.spec.containers.flatMap { [$0.name.text, $0.image.text] }
      + subject.spec.volumes.map(\.name.text)
    return names.contains { name in
      let words = name.split { "/:-@.".contains($0) }.map(String.init)
      return plugins.contains { plugin in plugin.contains("-") ? name.contains(plugin) : words.contains(plugin) }
    }
  }
}
