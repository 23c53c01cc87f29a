import Kinds
import Symbols
import Testing

private func object(_ apiVersion: String, _ kind: String, _ rest: String, metadata: String = "name: a") -> String {
  "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {\(metadata)}\n\(rest)\n"
}

private func barePod(_ spec: String, image: String = "x:1") -> String {
  object("v1", "Pod", "spec: {containers: [{name: app, image: \"\(image)\"}], \(spec)}")
}

@Suite struct UpdateTests {
  @Test func nothingMayChangeOfWhoAnObjectIs() {
    let old = object(
      "v1", "ConfigMap", "data: {}", metadata: "name: a, uid: u, creationTimestamp: \"2026-01-01T00:00:00Z\"")
    #expect(changes(old, object("v1", "ConfigMap", "data: {x: \"1\"}")) == [])
    #expect(
      changes(old, object("v1", "ConfigMap", "data: {}", metadata: "name: b, uid: v")) == [
        "metadata.name: Invalid value: \"b\": field is immutable",
        "metadata.uid: Invalid value: \"v\": field is immutable",
      ])
  }

  @Test func nobodyAddsAFinalizerToWhatIsBeingDeleted() {
    let name = "name: a, deletionTimestamp: \"2026-01-01T00:00:00Z\""
    let old = object("v1", "ConfigMap", "", metadata: "\(name), finalizers: [a.b/c]")
    #expect(changes(old, object("v1", "ConfigMap", "", metadata: "\(name), finalizers: []")) == [])
    #expect(
      changes(old, object("v1", "ConfigMap", "", metadata: "\(name), finalizers: [a.b/c, a.b/d]")) == [
        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new "
          + "finalizers []string{\"a.b/d\"}"
      ])
  }

  @Test func whatIsSealedStaysSo() {
    let detail = "Forbidden: field is immutable when `immutable` is set"
    let old = object("v1", "Secret", "immutable: true\ndata: {a: aGk=}")
    #expect(
      changes(old, object("v1", "Secret", "data: {a: aGV5}")) == ["immutable: \(detail)", "data: \(detail)"])
  }

  // MARK: Pods

  @Test func ofAPodsSpecAFewFieldsMayChange() {
    let old = barePod("activeDeadlineSeconds: 600, tolerations: [{key: k, operator: Exists}]")
    let tolerations = "tolerations: [{key: k, operator: Exists, tolerationSeconds: 3, effect: NoExecute}]"
    #expect(
      changes(
        old,
        barePod(
          "activeDeadlineSeconds: 300, tolerations: [{key: k, operator: Exists}, {key: l, operator: Exists}]",
          image: "x:2"))
        == [])
    #expect(
      changes(old, barePod("activeDeadlineSeconds: 600, \(tolerations)")) == [
        "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds"
      ])
    #expect(
      changes(old, barePod("activeDeadlineSeconds: 900, tolerations: [{key: k, operator: Exists}]")) == [
        "spec.activeDeadlineSeconds: Invalid value: 900: must be less than or equal to previous value"
      ])
  }

  @Test func anyOtherChangeOfAPodIsShownAsADifference() {
    let found = changes(barePod("hostname: a"), barePod("hostname: b"), release: Release(minor: 36))
    let lines = found.joined().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines.first
        == "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,"
        + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing "
        + "tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)")
    #expect(
      lines.dropFirst(2) == [
        "   \"SELinuxChangePolicy\": null", "  },", "  \"ImagePullSecrets\": null,", "- \"Hostname\": \"a\",",
        "+ \"Hostname\": \"b\",", "  \"Subdomain\": \"\",", "  \"SetHostnameAsFQDN\": null,", "  \"Affinity\": null,",
        "",
      ])
  }

  @Test func aGatedPodMayBeSentToFewerPlaces() {
    let gated = "schedulingGates: [{name: a/b}], nodeSelector: {x: \"1\"}"
    #expect(changes(barePod(gated), barePod("schedulingGates: [], nodeSelector: {x: \"1\", y: \"2\"}")) == [])
    #expect(
      changes(barePod(gated), barePod("schedulingGates: [{name: a/c}], nodeSelector: {x: \"2\"}")) == [
        "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a/c'",
        "spec.nodeSelector: Invalid value: {\"x\":\"2\"}: only additions to spec.nodeSelector are allowed (no mutations or "
          + "deletions)",
      ])
  }

  @Test func ephemeralContainersAreOnlyAdded() {
    let old = barePod("ephemeralContainers: [{name: d, image: y}]")
    #expect(
      changes(
        old, barePod("ephemeralContainers: [{name: d, image: y}, {name: e, image: y}]"),
        subresource: "ephemeralcontainers")
        == [])
    #expect(
      changes(
        barePod(""), barePod("ephemeralContainers: [{name: app, image: y, ports: [{containerPort: 1}]}]"),
        subresource: "ephemeralcontainers")
        == [
          "spec.ephemeralContainers[0].name: Duplicate value: \"app\"",
          "spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
        ])
    #expect(
      changes(old, barePod(""), subresource: "ephemeralcontainers") == [
        "spec.ephemeralContainers: Forbidden: existing ephemeral containers \"d\" may not be removed\n"
      ])
  }

  @Test func aResizeChangesAmountsAlone() {
    func sized(_ cpu: String, _ rest: String = "") -> String {
      object(
        "v1", "Pod",
        "spec: {containers: [{name: app, image: x, resources: {requests: {cpu: \(cpu)}}}]\(rest)}")
    }
    #expect(changes(sized("1"), sized("2"), subresource: "resize") == [])
    #expect(
      changes(sized("1"), sized("2", ", hostname: h"), subresource: "resize") == [
        "spec: Forbidden: only cpu and memory resources are mutable"
      ])
    #expect(
      changes(sized("1"), barePod("").replacing("x:1", with: "x"), subresource: "resize") == [
        "spec: Invalid value: \"BestEffort\": Pod QOS Class may not change as a result of resizing",
        "spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed",
      ])
  }

  // MARK: Workloads

  @Test func selectorsStay() {
    func workload(_ kind: String, _ label: String) -> String {
      object(
        "apps/v1", kind,
        "spec: {selector: {matchLabels: {app: \(label)}}, template: {metadata: {labels: {app: \(label)}}, spec: {containers: "
          + "[{name: a, image: b}]}}}")
    }
    for kind in ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"] {
      #expect(
        changes(workload(kind, "x"), workload(kind, "y"))
          == ["spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"y\"}}: field is immutable"])
    }
  }

  @Test func aStatefulSetsFixedFieldsAreNamedSince137() {
    func set(_ service: String, _ size: String) -> String {
      object(
        "apps/v1", "StatefulSet",
        "spec: {serviceName: \(service), selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: "
          + "{containers: [{name: a, image: b}]}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: "
          + "[ReadWriteOnce], resources: {requests: {storage: \(size)}}}}]}")
    }
    #expect(changes(set("a", "1Gi"), set("b", "1Gi")) == ["spec.serviceName: Invalid value: \"b\": field is immutable"])
    #expect(
      changes(set("a", "1Gi"), set("a", "2Gi"), release: Release(minor: 36)) == [
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
          + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are "
          + "forbidden"
      ])
    #expect(
      changes(set("a", "1Gi"), set("a", "2Gi")).first?.hasPrefix(
        "spec.volumeClaimTemplates: Invalid value: [{\"name\":\"data\",\"Spec\":{\"AccessModes\":[\"ReadWriteOnce\"],")
        == true)
  }

  @Test func aJobsTemplateStays() {
    func job(_ image: String, _ rest: String = "") -> String {
      object(
        "batch/v1", "Job",
        "spec: {\(rest)manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: "
          + "{restartPolicy: Never, containers: [{name: a, image: \"\(image)\"}]}}}")
    }
    #expect(changes(job("x:1"), job("x:1", "completions: 1, parallelism: 3, ")) == [])
    #expect(
      changes(job("x:1"), job("x:2")).first?.hasPrefix(
        "spec.template: Invalid value: {\"labels\":{\"a\":\"b\"},\"Spec\":{") == true)
    let free = job("x:1", "suspend: true, ").replacing(
      "restartPolicy: Never", with: "restartPolicy: Never, nodeSelector: {x: y}")
    #expect(changes(job("x:1", "suspend: true, "), free) == [])
  }

  // MARK: Others

  @Test func addressesOfAServiceStay() {
    func service(_ address: String) -> String {
      object("v1", "Service", "spec: {clusterIP: \(address), clusterIPs: [\(address)], ports: [{port: 80}]}")
    }
    #expect(
      changes(service("10.96.0.7"), service("10.96.0.8")) == [
        "spec.clusterIPs[0]: Invalid value: [\"10.96.0.8\"]: may not change once set"
      ])
  }

  @Test func aClaimMayGrowOnceItIsBound() {
    func claim(_ size: String, _ phase: String) -> String {
      object(
        "v1", "PersistentVolumeClaim",
        "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: \(size)}}}\nstatus: {phase: \(phase), capacity: "
          + "{storage: 2Gi}}")
    }
    #expect(changes(claim("2Gi", "Bound"), claim("3Gi", "Bound")) == [])
    #expect(
      changes(claim("2Gi", "Bound"), claim("1Gi", "Bound")) == [
        "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"
      ])
    #expect(
      changes(claim("2Gi", "Pending"), claim("3Gi", "Pending")).first?.hasPrefix(
        "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound "
          + "claims\n@@ -") == true)
  }

  @Test func declarationsShowNoValueSince137() {
    let (old, new) = (
      object("storage.k8s.io/v1", "StorageClass", "provisioner: a.b/c"),
      object("storage.k8s.io/v1", "StorageClass", "provisioner: a.b/d")
    )
    #expect(changes(old, new) == ["provisioner: Invalid value: null: field is immutable"])
    #expect(
      changes(old, new, release: Release(minor: 36)) == ["provisioner: Invalid value: \"a.b/d\": field is immutable"])
  }
}
