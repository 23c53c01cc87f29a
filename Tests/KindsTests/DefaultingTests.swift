import SourceText
import Symbols
import Testing
import YAML

@testable import Kinds

@Suite struct DefaultingTests {
  private func draft(_ text: String) throws -> YAMLDraft {
    let file = YAMLReader.read(SourceMap().add(path: "a.yaml", bytes: Array(text.utf8)))
    return YAMLDraft(try #require(file.documents.first?.root))
  }

  private func spell(_ draft: YAMLDraft?) -> String {
    guard let draft else { return "nothing" }
    switch draft.content {
    case .scalar(let text, let isPlain): return isPlain || !text.isEmpty ? text : "\"\""
    case .sequence(let items): return "[" + items.map { spell($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{" + entries.map { "\($0.key.text): \(spell($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private func spec(_ version: String, _ kind: String, _ spec: String, release: Release = .newest) throws -> String {
    let object = try draft("{apiVersion: \(version), kind: \(kind), spec: \(spec)}")
    return spell(Defaulting.apply(to: object, in: release)["spec"])
  }

  @Test func deploymentsRollUnlessTheySayOtherwise() throws {
    #expect(
      try spec("apps/v1", "Deployment", "{template: {}}")
        == "{template: {}, replicas: 1, strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 25%, maxSurge: 25%}}, "
        + "revisionHistoryLimit: 10, progressDeadlineSeconds: 600}")
    #expect(
      try spec("apps/v1", "Deployment", "{replicas: 0, strategy: {type: Recreate}}")
        == "{replicas: 0, strategy: {type: Recreate}, revisionHistoryLimit: 10, progressDeadlineSeconds: 600}")
    #expect(
      try spec(
        "apps/v1", "Deployment",
        "{replicas: 1, revisionHistoryLimit: 1, progressDeadlineSeconds: 1, strategy: {rollingUpdate: {maxSurge: 2}}}")
        == "{replicas: 1, revisionHistoryLimit: 1, progressDeadlineSeconds: 1, strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 25%}, type: RollingUpdate}}"
    )
  }

  @Test func releasesDiffer() throws {
    let set =
      "{replicas: 1, podManagementPolicy: Parallel, revisionHistoryLimit: 1, "
      + "persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}}"
    #expect(
      try spec("apps/v1", "StatefulSet", set, release: Release(minor: 36)).hasSuffix(
        "rollingUpdate: {partition: 0}, type: RollingUpdate}}"))
    #expect(
      try spec("apps/v1", "StatefulSet", set).hasSuffix(
        "rollingUpdate: {partition: 0, maxUnavailable: 1}, type: RollingUpdate}}"))
  }

  /// What updates roll by is filled in where they do; a StatefulSet that says that it rolls and not how is left so.
  @Test func onlyWhatRollsIsFilledIn() throws {
    func strategy(_ kind: String, _ field: String, _ text: String) throws -> String {
      let object = try draft("{apiVersion: apps/v1, kind: \(kind), spec: {\(field): \(text)}}")
      return spell(Defaulting.apply(to: object)["spec"]?[Symbol(field)])
    }
    let odd = "{type: OnDelete, rollingUpdate: {}}"
    #expect(try strategy("StatefulSet", "updateStrategy", odd) == odd)
    #expect(try strategy("DaemonSet", "updateStrategy", odd) == odd)
    #expect(
      try strategy("Deployment", "strategy", "{type: Recreate, rollingUpdate: {}}")
        == "{type: Recreate, rollingUpdate: {}}")
    #expect(try strategy("StatefulSet", "updateStrategy", "{type: RollingUpdate}") == "{type: RollingUpdate}")
    #expect(
      try strategy("StatefulSet", "updateStrategy", "{type: RollingUpdate, rollingUpdate: {}}")
        == "{type: RollingUpdate, rollingUpdate: {partition: 0, maxUnavailable: 1}}")
    #expect(
      try strategy("DaemonSet", "updateStrategy", "{type: RollingUpdate}")
        == "{type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}")
  }

  @Test func labelsOfTheTemplateAreTheObjects() throws {
    func labels(_ text: String) throws -> String {
      spell(Defaulting.apply(to: try draft(text)).at("metadata", "labels"))
    }
    let spec = "spec: {template: {metadata: {labels: {a: b}}}}"
    for kind in ["apiVersion: v1, kind: ReplicationController", "apiVersion: batch/v1, kind: Job"] {
      #expect(try labels("{\(kind), metadata: {name: x}, \(spec)}") == "{a: b}")
      #expect(try labels("{\(kind), metadata: {name: x, labels: {c: d}}, \(spec)}") == "{c: d}")
    }
    #expect(try labels("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: x}, \(spec)}") == "nothing")
  }

  /// A template of pods gets less than a pod, and the job of a CronJob nothing that a Job gets.
  @Test func podsGetMoreThanTemplates() throws {
    let pod =
      "{containers: [{name: a, image: a, resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 500m}}, ports: [{containerPort: 80}]}], hostNetwork: true}"
    let made = try spec("v1", "Pod", pod)
    #expect(made.contains("requests: {cpu: 500m, memory: 1Gi}") && made.contains("hostPort: 80"))
    #expect(made.contains("enableServiceLinks: true") && made.contains("restartPolicy: Always"))
    let template = try spec("apps/v1", "ReplicaSet", "{template: {spec: \(pod)}}")
    #expect(template.contains("requests: {cpu: 500m}}") && !template.contains("hostPort"))
    #expect(!template.contains("enableServiceLinks") && template.contains("dnsPolicy: ClusterFirst"))
    let job = try spec("batch/v1", "Job", "{backoffLimitPerIndex: 1}")
    #expect(
      job.contains("completions: 1, parallelism: 1") || job.contains("parallelism: 1") && job.contains("completions: 1")
    )
    #expect(job.contains("backoffLimit: 2147483647") && job.contains("podReplacementPolicy: TerminatingOrFailed"))
    #expect(try !spec("batch/v1", "Job", "{parallelism: 3}").contains("completions"))
    #expect(try spec("batch/v1", "CronJob", "{jobTemplate: {spec: {}}}").contains("jobTemplate: {spec: {}}"))
  }

  @Test func zeroIsNothingWhereGoHasNoPointer() throws {
    let made = try spec(
      "v1", "Pod",
      "{restartPolicy: \"\", terminationGracePeriodSeconds: 0, containers: [{name: a, image: a, livenessProbe: {timeoutSeconds: 0, httpGet: {port: 80}}}]}"
    )
    #expect(made.contains("restartPolicy: Always") && made.contains("terminationGracePeriodSeconds: 0"))
    #expect(made.contains("{timeoutSeconds: 1, httpGet: {port: 80, path: /, scheme: HTTP}, periodSeconds: 10"))
  }

  @Test(arguments: [
    ("a", "Always"), ("a:latest", "Always"), ("a:1", "IfNotPresent"), ("registry:5000/a", "Always"),
    ("registry:5000/a:2", "IfNotPresent"), ("a@sha256:0", "IfNotPresent"),
    ("aGk=", "IfNotPresent"), ("A", "IfNotPresent"), ("Registry.example/a", "Always"), ("a/B", "IfNotPresent"),
    ("a__b/c.d/e---f", "Always"), ("a:-", "IfNotPresent"), ("a..b", "IfNotPresent"), ("", "IfNotPresent"),
    ("registry.example:x/a", "IfNotPresent"), ("[fd00::1]:5000/a", "Always"),
    ("a:latest@sha256:\(String(repeating: "0", count: 64))", "Always"),
    ("a@sha256:\(String(repeating: "0", count: 64))", "IfNotPresent"),
    (String(repeating: "0", count: 64), "IfNotPresent"),
  ])
  func imagesArePulled(image: String, policy: String) {
    #expect(ImageName(image)?.tag == "latest" ? policy == "Always" : policy == "IfNotPresent")
  }

  @Test func siblingsDecide() throws {
    #expect(
      try spec("v1", "Service", "{ports: [{port: 80}], type: LoadBalancer}")
        == "{ports: [{port: 80, targetPort: 80, protocol: TCP}], type: LoadBalancer, sessionAffinity: None, "
        + "externalTrafficPolicy: Cluster, allocateLoadBalancerNodePorts: true, internalTrafficPolicy: Cluster}")
    #expect(
      try spec("v1", "Service", "{type: ExternalName, externalName: a.b}")
        == "{type: ExternalName, externalName: a.b, sessionAffinity: None}")
    #expect(try spec("v1", "Service", "{sessionAffinity: ClientIP}").contains("{clientIP: {timeoutSeconds: 10800}}"))
    #expect(
      try spec("networking.k8s.io/v1", "NetworkPolicy", "{podSelector: {}, egress: [{}]}").hasSuffix(
        "policyTypes: [Ingress, Egress]}"))
    #expect(
      try spec("v1", "LimitRange", "{limits: [{type: Container, max: {cpu: 2}, min: {memory: 1Mi}}]}")
        == "{limits: [{type: Container, max: {cpu: 2}, min: {memory: 1Mi}, default: {cpu: 2}, defaultRequest: {cpu: 2, memory: 1Mi}}]}"
    )
  }

  @Test func whatHasNoDescriptionStaysAsItIs() throws {
    let object = try draft("{apiVersion: example.com/v1, kind: Deployment, spec: {}}")
    #expect(spell(Defaulting.apply(to: object)) == "{apiVersion: example.com/v1, kind: Deployment, spec: {}}")
  }

  // MARK: Updates

  private func changed(_ kind: String, _ old: String, _ new: String) throws -> [String] {
    ImmutableFields.changed(from: try draft("{\(kind), \(old)}"), to: try draft("{\(kind), \(new)}"))
  }

  @Test func updatesMayNotChangeEverything() throws {
    let deployment = "apiVersion: apps/v1, kind: Deployment"
    #expect(
      try changed(
        deployment, "spec: {replicas: 1, selector: {matchLabels: {a: b}}}",
        "spec: {replicas: 2, selector: {matchLabels: {a: b}}}") == [])
    #expect(
      try changed(
        deployment, "metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}}",
        "metadata: {name: b}, spec: {selector: {matchLabels: {a: c}}}")
        == ["metadata.name", "spec.selector"])
    let pod = "apiVersion: v1, kind: Pod"
    #expect(
      try changed(
        pod, "spec: {nodeName: n, containers: [{name: a, image: a}]}",
        "spec: {nodeName: n, containers: [{name: a, image: b}], tolerations: [{key: a}]}") == [])
    #expect(try changed(pod, "spec: {hostname: a}", "spec: {hostname: b}") == ["spec"])
    let map = "apiVersion: v1, kind: ConfigMap"
    #expect(try changed(map, "data: {a: x}", "data: {a: y}") == [])
    #expect(try changed(map, "immutable: true, data: {a: x}", "immutable: true, data: {a: y}") == ["data"])
    let set = "apiVersion: apps/v1, kind: StatefulSet"
    #expect(try changed(set, "spec: {serviceName: a, replicas: 1}", "spec: {serviceName: a, replicas: 2}") == [])
    #expect(try changed(set, "spec: {serviceName: a}", "spec: {serviceName: b}") == ["spec"])
  }

  @Test(arguments: [
    ("{a: 1, b: {c: 2, d: 3}}", "{b: {c: 4, d: null}, e: {f: null, g: 5}}", "{a: 1, b: {c: 4}, e: {g: 5}}"),
    ("{a: [1, 2]}", "{a: [3]}", "{a: [3]}"), ("{a: x}", "{a: {b: 1}}", "{a: {b: 1}}"), ("{a: 1}", "[1]", "[1]"),
    ("{a: {b: 1}}", "{a: null}", "{}"),
  ])
  func aMergePatchIsTheRFCs(object: String, patch: String, result: String) throws {
    #expect(spell(JSONMergePatch.apply(try draft(patch), to: try draft(object))) == result)
  }
}
