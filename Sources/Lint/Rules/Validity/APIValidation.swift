import SourceText

/// What the API server would refuse, as a finding: the rest of the manifests is linted all the same.
enum APIValidation: Rule {
  static let about = RuleDescription(
    id: "api-validation", .validity, .error,
    summary: "an object that the API server would refuse",
    why: "It is not created, so none of its pods lands anywhere; the message is the API server's own.",
    remedy: "Mend the field that the message names; `bayplan validate` shows the same errors by object.",
    bad: [
      Example(
        Sample.deployment("tolerations:\n  - {key: gpu, operator: Exists, effect: ↓NoSchedul}"),
        says:
          "spec.template.spec.tolerations[0].effect: Unsupported value: \"NoSchedul\": supported values: \"NoSchedule\", "
          + "\"PreferNoSchedule\", \"NoExecute\" (did you mean NoSchedule?)"),
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          ↓nodeSelektor: {disk: ssd}
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, says: "unknown field \"spec.nodeSelektor\" (did you mean \"nodeSelector\"?)"),
    ],
    good: [
      Example(Sample.deployment("tolerations:\n  - {key: gpu, operator: Exists, effect: NoSchedule}")),
      Example(
        """
        apiVersion: example.com/v1
        kind: Pod
        metadata: {name: web}
        spec: {containers: everything}
        """, about: "somebody else's kind"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    for refusal in context.refusals { findings.report(.exact(refusal.position), refusal.message) }
  }
}
