import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing
import YAML

@Suite("Documents, lists and versions")
struct DocumentTests {
  private func names(_ manifests: Manifests) -> [String] {
    manifests.nodes.map(\.metadata.name.text) + manifests.pods.map(\.metadata.name.text)
      + manifests.workloads.map(\.metadata.name.text)
  }

  @Test("Documents are read in order, empty ones are skipped")
  func documents() {
    let manifests = decode(
      """
      # nothing here
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: a}}
      ---
      null
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: b}}
      """)
    #expect(manifests.diagnostics == [])
    #expect(names(manifests) == ["a", "b"])
  }

  @Test("Lists of any kind are taken apart, nested ones too")
  func lists() {
    let manifests = decode(
      """
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: v1, kind: Node, metadata: {name: a}}
        - apiVersion: v1
          kind: PodList
          items:
            - metadata: {name: b}
            - {apiVersion: v1, kind: Pod, metadata: {name: c}}
        - {apiVersion: apps/v1, kind: DeploymentList, items: [{metadata: {name: d}}]}
        - {apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: e}}]}
        - {apiVersion: v1, kind: PodList, items: null}
      """)
    #expect(manifests.diagnostics == [])
    #expect(names(manifests) == ["a", "b", "c", "d"])
    #expect(manifests.passedOver == [Manifests.PassedOver(apiVersion: "v1", kind: "ConfigMap", count: 1)])
  }

  @Test("A list's items must be a list")
  func noList() {
    #expect(
      findings(in: "{apiVersion: v1, kind: List, items: 1️⃣{a: b}}") == [
        "1️⃣ error: items must be a list, but this is a mapping; start each entry with \"- \""
      ])
  }

  @Test("What several files held adds up")
  func append() {
    var manifests = decode("{apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n{apiVersion: v1, kind: Pod}")
    manifests.append(decode("{apiVersion: v1, kind: Secret}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: b}}"))
    manifests.append(decode("{apiVersion: v1, kind: ConfigMap}"))
    #expect(names(manifests) == ["b"])
    #expect(manifests.diagnostics.count == 1)
    #expect(
      manifests.passedOver == [
        Manifests.PassedOver(apiVersion: "v1", kind: "ConfigMap", count: 1),
        Manifests.PassedOver(apiVersion: "v1", kind: "Secret", count: 2),
      ])
  }

  @Test("Kinds that are not read are counted, sorted by version and kind")
  func passedOver() {
    let manifests = decode(
      """
      {apiVersion: v1, kind: Secret, metadata: {name: a}}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: b}}
      ---
      {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: c}}
      ---
      {apiVersion: example.com/v1, kind: AllowList, items: 3}
      """)
    #expect(manifests.diagnostics == [])
    #expect(manifests.objects.isEmpty)
    #expect(
      manifests.passedOver == [
        Manifests.PassedOver(apiVersion: "example.com/v1", kind: "AllowList", count: 1),
        Manifests.PassedOver(apiVersion: "serving.knative.dev/v1", kind: "Service", count: 1),
        Manifests.PassedOver(apiVersion: "v1", kind: "ConfigMap", count: 1),
        Manifests.PassedOver(apiVersion: "v1", kind: "Secret", count: 2),
      ])
  }

  @Test("An old version is read as its successor, with a warning")
  func oldVersions() {
    let marked = """
      apiVersion: extensions/v1beta1
      kind: 1️⃣Deployment
      metadata: {name: a}
      spec: {template: {metadata: {labels: {app: web}}}}
      """
    #expect(
      findings(in: marked) == [
        "1️⃣ warning: Deployment of extensions/v1beta1 is no longer served and is read as one of apps/v1; "
          + "write apiVersion: apps/v1"
      ])
    #expect(decode(MarkedYAML(marked).text).workloads.first?.selector?.requirements.map(\.key) == ["app"])
  }

  @Test("An empty selector of policy/v1beta1 chooses no pod")
  func oldDisruptionBudget() {
    let manifests = decode(
      "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {selector: {}}}")
    guard case .podDisruptionBudget(let budget) = manifests.objects.first else {
      Issue.record("no budget")
      return
    }
    #expect(budget.selector == nil)
  }

  @Test(
    "Versions that were once served are known",
    arguments: [
      "apps/v1beta1 StatefulSet", "apps/v1beta2 DaemonSet", "batch/v1beta1 CronJob", "batch/v2alpha1 CronJob",
      "scheduling.k8s.io/v1beta1 PriorityClass", "storage.k8s.io/v1beta1 CSIDriver", "extensions/v1beta1 ReplicaSet",
    ])
  func known(name: String) {
    let parts = name.split(separator: " ")
    let manifests = decode("{apiVersion: \(parts[0]), kind: \(parts[1]), metadata: {name: a}}")
    #expect(manifests.objects.count == 1)
    #expect(manifests.diagnostics.map(\.severity.rawValue) == ["warning"])
  }

  @Test("A kind under a version that never had it is an error")
  func wrongVersions() {
    #expect(
      findings(in: "apiVersion: v1\nkind: 1️⃣Deployment\nmetadata: {name: a}") == [
        "1️⃣ error: there is no Deployment in v1; write apiVersion: apps/v1"
      ])
    #expect(
      findings(in: "apiVersion: apps/v2\nkind: 1️⃣Deployment\nmetadata: {name: a}") == [
        "1️⃣ error: there is no Deployment in apps/v2; write apiVersion: apps/v1"
      ])
  }

  @Test("What is no Kubernetes object is reported with the likely cure")
  func noObjects() {
    #expect(
      findings(in: "1️⃣replicaCount: 3\nimage: {tag: latest}") == [
        "1️⃣ error: this is no Kubernetes object: it has neither apiVersion nor kind; give the rendered manifests "
          + "(the output of helm template or kustomize build), not the files they are made from"
      ])
    #expect(findings(in: "kind: 1️⃣Pod") == ["1️⃣ error: Pod has no apiVersion; add it: v1"])
    #expect(findings(in: "kind: 1️⃣Gadget") == ["1️⃣ error: Gadget has no apiVersion; add it"])
    #expect(
      findings(in: "1️⃣apiVersion: apps/v1") == [
        "1️⃣ error: this object of apps/v1 has no kind; add it, such as kind: Deployment"
      ])
    #expect(
      findings(in: "apiVersion: 1️⃣1\nkind: Pod") == [
        "1️⃣ error: apiVersion must be a string, but this is a number; quote it: \"1\""
      ])
    #expect(
      findings(in: "1️⃣- a") == [
        "1️⃣ error: this is no Kubernetes object but a list; an object is a mapping with apiVersion, kind and metadata"
      ])
    #expect(
      findings(in: "1️⃣hello") == [
        "1️⃣ error: this is no Kubernetes object but a single value; "
          + "an object is a mapping with apiVersion, kind and metadata"
      ])
  }

  @Test("An object must have a name, or one that the API server makes")
  func missingNames() {
    #expect(
      findings(in: "apiVersion: v1\nkind: 1️⃣Node") == ["1️⃣ error: this Node has no name; add metadata.name"])
    #expect(
      findings(in: "apiVersion: v1\nkind: 1️⃣Pod") == [
        "1️⃣ error: this Pod has no name; add metadata.name or metadata.generateName"
      ])
    for kind in [
      "batch/v1, kind: Job", "v1, kind: Node", "v1, kind: LimitRange", "storage.k8s.io/v1, kind: StorageClass",
    ] {
      #expect(findings(in: "{apiVersion: \(kind), metadata: {generateName: a-}}") == [])
    }
    let generated = decode(
      """
      {apiVersion: batch/v1, kind: Job, metadata: {generateName: a-}}
      ---
      {apiVersion: v1, kind: Node, metadata: {generateName: a-}}
      """)
    // Whoever makes the pods names the one; nothing can refer to the other.
    #expect(generated.workloads.map(\.metadata.name) == [.none])
    #expect(generated.nodes.map(\.metadata.name) == ["a-*"])
  }

  @Test(
    "kustomize's file is known by its name",
    arguments: [
      ("base/kustomization.yaml", true), ("kustomization.yml", true), ("Kustomization", true),
      ("git:main:kustomization.yaml", true), ("git:main:base/kustomization.yaml", true),
      ("my-kustomization.yaml", false),
      ("kustomization.yaml/web.yaml", false), ("kustomization.json", false),
    ])
  func kustomization(path: String, isOne: Bool) {
    func decode(_ text: String) -> Manifests {
      ManifestDecoder.decode(YAMLReader.read(SourceMap().add(path: path, bytes: Array(text.utf8))))
    }
    let plain = decode("resources: [web.yaml]")
    #expect(plain.hasErrors == !isOne)
    #expect(plain.passedOver.map(\.kind) == (isOne ? ["Kustomization"] : []))
    #expect(
      decode("kind: Component").passedOver.map(\.apiVersion) == (isOne ? ["kustomize.config.k8s.io/v1alpha1"] : []))
    // What says what it is, is that.
    #expect(decode("{apiVersion: v1, kind: Node, metadata: {name: a}}").nodes.count == 1)
  }

  @Test("The namespace of the options counts for namespaced objects that name none")
  func namespaces() {
    let manifests = decode(
      """
      {apiVersion: v1, kind: Pod, metadata: {name: a}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: own}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: c}}
      """, options: ManifestDecoder.Options(defaultNamespace: "given"))
    #expect(manifests.pods.map(\.metadata.namespace) == ["given", "own"])
    #expect(manifests.nodes.map(\.metadata.namespace) == [.none])
  }

  @Test("What the YAML reader found comes first")
  func yamlDiagnostics() {
    let manifests = decode("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\n{")
    #expect(manifests.hasErrors)
    #expect(names(manifests) == ["a"])
  }
}
