import SourceText
import Kubernetes
import Symbols

enum AffinityTermsAreOred: Rule {
  static let about = RuleDescription(
    id: "affinity-terms-are-ored", .nodeSelection, .warning,
    summary: "several required node affinity terms, each about a different label",
    why:
      "Terms are alternatives: a node need match only one. A list of terms with one expression each is nearly always meant "
      + "as a list of conditions, and the pods land on any node that meets a single one.",
    remedy: "Put the expressions into one term, where all must hold.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - {key: disk, operator: In, values: [ssd]}
                  - ↓matchExpressions:
                      - {key: topology.kubernetes.io/zone, operator: In, values: [a]}
          """),
        says:
          "these 2 terms are alternatives, so a node with disk=ssd alone will do, whatever its topology.kubernetes.io/zone; "
          + "put both expressions into one term if both must hold")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: pool, operator: In, values: [a]}]
                  - matchExpressions: [{key: pool, operator: In, values: [b]}]
          """), about: "one label, two alternatives"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: Exists}]
                  - matchExpressions: [{key: node-role.kubernetes.io/edge, operator: Exists}]
          """), about: "roles are alternatives by nature"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: beta.kubernetes.io/os, operator: In, values: [linux]}]
                  - matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]
          """), about: "an old and a new name of one label"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: disk, operator: In, values: [ssd]}, {key: pool, operator: In, values: [a]}]
                  - matchExpressions: [{key: gpu, operator: Exists}]
          """), about: "whoever writes two expressions into a term knows what a term is"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let terms = subject.spec.affinity?.requiredNode?.terms, terms.count > 1 else { return }
    let single = terms.compactMap { $0.matchExpressions.count == 1 ? $0.matchExpressions.first : nil }
    guard single.count == terms.count, terms.allSatisfy(\.matchFields.isEmpty) else { return }
    let families = Set(single.map { family(of: $0.key.text) })
    guard families.count == terms.count, let first = single.first, let second = single.dropFirst().first else { return }
    let both =
      terms.count == 2 ? "both expressions into one term if both must hold" : "all into one term if all must hold"
    findings.report(
      .node(terms[1].origin),
      "these \(terms.count) terms are alternatives, so a node with \(first.text) alone will do, whatever its "
        + "\(second.key.text); put \(both)")
  }

  /// Labels that mean the same, or are alternatives by nature.
  private static func family(of key: String) -> String {
    guard let slash = key.lastIndex(of: "/") else { return key }
    let domain = key[..<slash]
    if domain.hasSuffix("kubernetes.io") || domain.hasSuffix("k8s.io") {
      return domain == "node-role.kubernetes.io" ? String(domain) : String(key[key.index(after: slash)...])
    }
    return key
  }
}
