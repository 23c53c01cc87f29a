import Kinds
import SourceText
import Symbols
import Testing
import Validation
import YAML

@Suite struct KindTests {
  @Test func missingAndUnknownKindsAreInvalid() {
    #expect(findings("apiVersion: v1\n") == ["1:1 Object 'Kind' is missing (add it, such as kind: Deployment)"])
    #expect(findings("kind: Deployment\n") == ["1:1 apiVersion not set (add apiVersion: apps/v1)"])
    #expect(
      findings("apiVersion: v1\nkind: Pood\n") == [
        "2:7 no matches for kind \"Pood\" in version \"v1\" (did you mean kind: Pod?)"
      ])
    #expect(
      findings("apiVersion: v9\nkind: Pod\n") == [
        "1:13 no matches for kind \"Pod\" in version \"v9\" (write apiVersion: v1)"
      ])
    #expect(
      findings("- a\n").first?.hasPrefix(
        "1:1 couldn't get version/kind; json parse error: json: cannot unmarshal array")
        == true)
  }

  /// Served in `v1alpha3` by 1.35, and in these by what came after.
  @Test(arguments: ["v1", "v1beta2", "v1alpha3"])
  func deviceTaintRulesAreKnownInEachVersion(version: String) {
    let spec = "spec: {taint: {key: a, effect: NoSchedule}}"
    #expect(
      findings("apiVersion: resource.k8s.io/\(version)\nkind: DeviceTaintRule\nmetadata: {name: a}\n\(spec)\n") == [])
  }

  @Test func removedVersionsNameTheirSuccessor() {
    #expect(
      findings("apiVersion: extensions/v1beta1\nkind: DaemonSet\n") == [
        "1:13 no matches for kind \"DaemonSet\" in version \"extensions/v1beta1\" "
          + "(removed in Kubernetes 1.16; write apiVersion: apps/v1)"
      ])
    #expect(
      findings("apiVersion: batch/v1beta1\nkind: CronJob\n") == [
        "1:13 no matches for kind \"CronJob\" in version \"batch/v1beta1\" "
          + "(removed in Kubernetes 1.25; write apiVersion: batch/v1)"
      ])
  }

  /// Of several versions that serve a kind the newest of the same group is the successor.
  @Test(arguments: ["autoscaling/v2beta1", "autoscaling/v2beta2", "autoscaling/v3"])
  func autoscalersOfThePastBecomeThoseOfToday(version: String) {
    let found = findings("apiVersion: \(version)\nkind: HorizontalPodAutoscaler\n")
    #expect(found.count == 1 && found[0].hasSuffix("write apiVersion: autoscaling/v2)"))
  }

  @Test func theSuccessorIsOfTheSameGroup() {
    let found = findings("apiVersion: autoscaling/v1beta1\nkind: Scale\n")
    #expect(found.count == 1 && found[0].hasSuffix("write apiVersion: autoscaling/v1)"))
  }

  @Test func theFileOfKustomizeNeedsNoKind() {
    #expect(findings("resources: [web.yaml]\n", path: "base/kustomization.yaml") == [])
    #expect(findings("kind: Kustomization\n", path: "kustomization.yml") == [])
    #expect(findings("resources: [web.yaml]\n", path: "base/web.yaml").count == 1)
  }

  @Test func kindsWithoutRulesAreCounted() {
    let text = """
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: v1, kind: PodTemplate}
        - {apiVersion: v1, kind: PodTemplate, template: 5}
        - {apiVersion: example.com/v1, kind: Pod}
        - {apiVersion: v1, kind: Namespace, metadata: {name: a}}
      """
    let file = SourceMap().add(path: "test.yaml", bytes: Array(text.utf8))
    let found = FileValidator.validate(YAMLReader.read(file))
    #expect(found.results.map(\.name.text) == ["a"])
    let counts = found.passedOver.map { "\($0.key.apiVersion.text) \($0.key.kind.text) \($0.value)" }
    #expect(counts.sorted() == ["example.com/v1 Pod 1", "v1 PodTemplate 2"])
  }

  /// A kind, and a field, are there for the releases that have them.
  @Test func releasesDecideWhatThereIs() {
    let rule =
      "apiVersion: resource.k8s.io/v1\nkind: DeviceTaintRule\nmetadata: {name: a}\nspec: {taint: {key: a, effect: None}}\n"
    #expect(
      findings(rule, release: Release(minor: 36)) == [
        "1:13 no matches for kind \"DeviceTaintRule\" in version \"resource.k8s.io/v1\" "
          + "(write apiVersion: resource.k8s.io/v1beta2)"
      ])
    #expect(findings(rule, release: Release(minor: 37)) == [])
    let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers: [{name: a, image: a}]
        volumes: [{name: v, emptyDir: {mode: 5}}]
        workloadRef: {name: w, podGroup: g}
      """
    let mode = "6:34 unknown field \"spec.volumes[0].emptyDir.mode\""
    let reference = "7:3 unknown field \"spec.workloadRef\""
    #expect(findings(pod, release: Release(minor: 34)) == [mode, reference])
    #expect(findings(pod, release: Release(minor: 35)) == [mode])
    #expect(findings(pod, release: Release(minor: 36)) == [mode, reference])
    #expect(findings(pod, release: Release(minor: 37)) == [reference])
  }

  /// Some fields are of one version of a kind alone.
  @Test func versionsOfAKindHaveFieldsOfTheirOwn() {
    func event(_ version: String, _ field: String) -> [String] {
      findings("apiVersion: \(version)\nkind: Event\nmetadata: {name: a}\n\(field): a\n")
    }
    #expect(event("v1", "message") == [])
    #expect(event("events.k8s.io/v1", "note") == [])
    #expect(event("v1", "note") == ["4:1 unknown field \"note\""])
    #expect(event("events.k8s.io/v1", "message") == ["4:1 unknown field \"message\""])
  }

  @Test func schedulerConfigurationsAreValidated() {
    let text = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      parallelism: -1
      """
    #expect(findings(text) == ["3:14 parallelism: Invalid value: -1: should be an integer value greater than zero"])
  }
}
