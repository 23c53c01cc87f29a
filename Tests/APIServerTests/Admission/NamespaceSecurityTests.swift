import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

@Suite struct NamespaceSecurityTests {
  private func labels(_ pairs: [String: String]) -> PodSecurityLabels {
    PodSecurityLabels { pairs[$0.text.replacing("pod-security.kubernetes.io/", with: "")] }
  }

  @Test func whatIsEnforcedIsWarnedOf() {
    let strict = labels(["enforce": "restricted", "enforce-version": "v1.20"])
    #expect(strict.enforce.text == "restricted:v1.20")
    #expect(strict.warn.text == "restricted:v1.20")
    #expect(strict.audit.text == "privileged:latest")
    #expect(labels(["enforce": "baseline", "warn": "privileged"]).warn.text == "privileged:latest")
    #expect(labels(["enforce": "baseline", "warn-version": "v1.9"]).warn.text == "baseline:v1.9")
  }

  @Test func aWordThatIsNoLevelKeepsOut() {
    let wrong = labels(["enforce": "strict", "warn": "loud", "audit-version": "1.25"])
    #expect(wrong.enforce.text == "restricted:latest")
    #expect(wrong.warn.text == "privileged:latest")
    #expect(
      wrong.faults.map(\.label.text) == [
        "pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/audit-version",
        "pod-security.kubernetes.io/warn",
      ])
  }

  @Test func aLabelMustSayWhatThereIs() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(
      .create, "namespaces", in: "",
      "{metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: strict, pod-security.kubernetes.io/warn-version: v1}}}"
    )
    #expect(answer.code == 422)
    #expect(
      answer.status?.message
        == "Namespace \"shop\" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"strict\": "
        + "must be one of privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/warn-version]: "
        + "Invalid value: \"v1\": must be \"latest\" or \"v1.x\"]")
  }

  @Test func violatorsOfOneKindAreToldTogether() throws {
    var asked = try AskedServer()
    for name in ["c", "a", "b"] { try asked.create("pods", AskedServer.pod(name, spec: ", hostPID: true")) }
    try asked.create("pods", AskedServer.pod("d", spec: ", hostIPC: true, hostNetwork: true"))
    let answer = try asked.ask(
      .patch, "namespaces", in: "", named: "default",
      "{metadata: {labels: {pod-security.kubernetes.io/enforce: baseline}}}")
    #expect(
      answer.warnings.map(\.text) == [
        "existing pods in namespace \"default\" violate the new PodSecurity enforce level \"baseline:latest\"",
        "a (and 3 other pods): host namespaces",
      ])
    let again = try asked.ask(
      .patch, "namespaces", in: "", named: "default", "{metadata: {labels: {x: y}}}")
    #expect(again.warnings.isEmpty)
  }

  @Test func templatesAreWarnedOfWhereverTheyStand() throws {
    var asked = try AskedServer()
    try asked.create(
      "namespaces", in: "", "{metadata: {name: shop, labels: {pod-security.kubernetes.io/warn: baseline}}}")
    let spec = "{restartPolicy: Never, hostPID: true, containers: [{name: a, image: x}]}"
    let cron = try asked.ask(
      .create, "cronjobs.batch", in: "shop",
      "{metadata: {name: c}, spec: {schedule: '@daily', jobTemplate: {spec: {template: {spec: \(spec)}}}}}")
    #expect(
      cron.warnings.map(\.text) == [
        "would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)"
      ])
    let pod = try asked.ask(.create, "pods", in: "shop", "{metadata: {name: p}, spec: \(spec)}")
    #expect(pod.code == 201)
    #expect(pod.warnings.count == 1)
  }

  @Test func anUpdateIsLookedAtWhereItBringsImages() throws {
    var asked = try AskedServer()
    try asked.create("pods", AskedServer.pod("p", spec: ", hostPID: true"))
    _ = try asked.ask(
      .patch, "namespaces", in: "", named: "default",
      "{metadata: {labels: {pod-security.kubernetes.io/enforce: baseline}}}")
    func code(_ subresource: String, _ patch: String) throws -> Int {
      try asked.ask(.patch, "pods\(subresource)", named: "p", patch).code
    }
    #expect(try code("", "{metadata: {annotations: {a: b}}}") == 200)
    #expect(try code("/status", "{status: {phase: Running}}") == 200)
    #expect(try code("", "{spec: {containers: [{name: app, image: other}]}}") == 403)
  }
}
