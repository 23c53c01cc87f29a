import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite("Stations that are not played name the pods that they could touch")
struct StationTests {
  /// `quota: ResourceQuota default/q: default/web-0`, a line each.
  private func notPlayed(
    _ cluster: String, _ workloads: String, _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> [String] {
    try play(cluster: node("n1") + "---\n" + cluster + "\n", workloads, change).remarks.notPlayed.map {
      "\($0.station.rawValue): \($0.what): \($0.pods.joined(separator: ", "))"
    }
  }

  private func webhooks(_ webhook: String) -> String {
    """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingWebhookConfiguration
    metadata: {name: w}
    webhooks: [{name: w.example.com, \(webhook)}]
    """
  }

  @Test(arguments: [
    ("rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]", true),
    ("rules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'], scope: '*'}]", true),
    (
      "rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: ['*/*'], scope: Namespaced}]",
      true
    ),
    ("rules: [{apiGroups: [''], apiVersions: [v1], operations: [UPDATE], resources: [pods]}]", false),
    ("rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]", false),
    ("rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods/exec]}]", false),
    ("rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: Cluster}]", false),
    (
      "rules: [{apiGroups: [''], apiVersions: [v1], operations: ['*'], resources: [pods]}], "
        + "namespaceSelector: {matchLabels: {team: shop}}", false
    ),
    (
      "rules: [{apiGroups: [''], apiVersions: [v1], operations: ['*'], resources: [pods]}], "
        + "namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}",
      true
    ),
    (
      "rules: [{apiGroups: [''], apiVersions: [v1], operations: ['*'], resources: [pods]}], "
        + "objectSelector: {matchLabels: {app: web}}", true
    ),
    (
      "rules: [{apiGroups: [''], apiVersions: [v1], operations: ['*'], resources: [pods]}], "
        + "objectSelector: {matchLabels: {app: other}}", false
    ),
    ("rules: []", false), ("sideEffects: None", false),
  ])
  func webhooksByTheirRules(webhook: String, covers: Bool) throws {
    // Without rules at all nothing is asked.
    let covers = webhook == "sideEffects: None" ? false : covers
    #expect(
      try notPlayed(webhooks(webhook), deployment())
        == (covers ? ["webhook: ValidatingWebhookConfiguration w: default/web-0"] : []))
  }

  private func policy(_ kind: String, _ version: String = "v1", _ more: String = "") -> String {
    """
    apiVersion: admissionregistration.k8s.io/\(version)
    kind: \(kind)
    metadata: {name: p}
    spec:
      matchConstraints:
        resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
        \(more)

    """
  }

  private func binding(_ kind: String, of policy: String, _ match: String = "") -> String {
    """
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: \(kind)
    metadata: {name: b}
    spec: {policyName: \(policy)\(match)}

    """
  }

  @Test func policiesWithTheirBindings() throws {
    let told = ["admissionPolicy: ValidatingAdmissionPolicy p: default/web-0"]
    let kind = "ValidatingAdmissionPolicy"
    let bound = binding("ValidatingAdmissionPolicyBinding", of: "p")
    #expect(try notPlayed(policy(kind), deployment()) == told)
    #expect(try notPlayed(policy(kind) + bound, deployment()) == told)
    #expect(try notPlayed(policy(kind, "v1beta1") + bound, deployment()) == told)
    let elsewhere = ", matchResources: {namespaceSelector: {matchLabels: {team: shop}}}"
    #expect(
      try notPlayed(policy(kind) + binding("ValidatingAdmissionPolicyBinding", of: "p", elsewhere), deployment()) == [])
    // A binding of another policy puts nothing into effect here, so it is not known who binds this one.
    #expect(try notPlayed(policy(kind) + binding("ValidatingAdmissionPolicyBinding", of: "q"), deployment()) == told)
    let excluded =
      "excludeResourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: [pods]}]"
    #expect(try notPlayed(policy(kind, "v1", excluded) + bound, deployment()) == [])
    #expect(
      try notPlayed(policy("MutatingAdmissionPolicy", "v1alpha1"), deployment()) == [
        "admissionPolicy: MutatingAdmissionPolicy p: default/web-0"
      ])
    #expect(
      try play(cluster: node("n1") + "---\n" + policy(kind), deployment()).remarks.notPlayed.map(\.sentence) == [
        "ValidatingAdmissionPolicy p could refuse, once it is bound (no binding is in the input), "
          + "default/web-0"
      ])
  }

  @Test func claimsThatNobodyProvisions() throws {
    let claims = """
      {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {storageClassName: slow}}
      ---
      {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: b}, spec: {storageClassName: slow, volumeName: v}}
      ---
      {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {storageClassName: wait}}
      ---
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: wait}
      provisioner: example.com/x
      volumeBindingMode: WaitForFirstConsumer
      """
    let uses = { (claim: String) in
      pod("uses-\(claim)", spec: "{volumes: [{name: v, persistentVolumeClaim: {claimName: \(claim)}}]}")
    }
    #expect(
      try notPlayed(claims, uses("a") + uses("b") + uses("c") + uses("none")) == [
        "provisioner: claim default/a: default/uses-a", "provisioner: claim default/b: default/uses-b",
      ])
    // Pods of the cluster wait as well, and a bare pod for a claim that is there already.
    let ephemeral = pod(
      "bare", spec: "{volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: slow}}}}]}")
    #expect(
      try notPlayed(
        claims.replacing(
          "name: b}, spec: {storageClassName: slow, volumeName: v}",
          with: "name: bare-v}, spec: {storageClassName: slow}") + "\n" + uses("a"), ephemeral) == [
          "provisioner: claim default/a: default/uses-a", "provisioner: claim default/bare-v: default/bare",
        ])
  }
}
