import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

@Suite struct QuotaPluginTests {
  private func quota(_ hard: String, more: String = "") -> String {
    "{metadata: {name: q}, spec: {hard: \(hard)\(more)}}"
  }

  @Test func aRefusalNamesTheQuotaAndItsLine() throws {
    var asked = try AskedServer()
    try asked.create("resourcequotas", quota("{pods: 0}"))
    let answer = try asked.ask(.create, "pods", AskedServer.pod("a"))
    #expect(answer.code == 403)
    #expect(answer.station == "ResourceQuota")
    #expect(
      answer.status?.message
        == "pods \"a\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0")
    #expect(answer.position?.offset == 42)
  }

  @Test func aDryRunIsRefusedAndChargesNothing() throws {
    var asked = try AskedServer()
    try asked.create("resourcequotas", quota("{pods: 1}"))
    let dry = try asked.ask(.create, "pods", AskedServer.pod("a")) { $0.options.isDryRun = true }
    #expect(dry.code == 201)
    asked.server.settle()
    #expect(asked.used("q") == ["pods": "0"])
    #expect(try asked.message(AskedServer.pod("b")) == nil)
    let refused = try asked.ask(.create, "pods", AskedServer.pod("c")) { $0.options.isDryRun = true }
    #expect(refused.code == 403)
  }

  @Test func whatIsGoneIsFreeAgain() throws {
    var asked = try AskedServer()
    try asked.create("resourcequotas", quota("{pods: 1, count/configmaps: 3}"))
    try asked.create("pods", AskedServer.pod("a"))
    try asked.create("configmaps", "{metadata: {name: m}}")
    #expect(asked.used("q") == ["pods": "1", "count/configmaps": "2"])
    _ = try asked.ask(.delete, "pods", named: "a") { $0.options.gracePeriodSeconds = 0 }
    _ = try asked.ask(.delete, "configmaps", named: "m")
    asked.server.settle()
    #expect(asked.used("q") == ["pods": "0", "count/configmaps": "1"])
    #expect(try asked.message(AskedServer.pod("b")) == nil)
  }

  @Test func aQuotaCountsWhatWasThereBeforeIt() throws {
    var asked = try AskedServer()
    try asked.create(
      "pods", AskedServer.pod("a", ", resources: {requests: {cpu: 1}}"),
      AskedServer.pod("b", ", resources: {requests: {cpu: 250m}}"))
    try asked.create("resourcequotas", quota("{requests.cpu: 2, count/nosuch: 1, count/events: 5}"))
    #expect(asked.used("q") == ["requests.cpu": "1250m"])
    _ = try asked.ask(.patch, "resourcequotas", named: "q", "{spec: {hard: {pods: 9}}}")
    asked.server.settle()
    #expect(asked.used("q") == ["requests.cpu": "1250m", "pods": "2"])
  }

  @Test func aServiceThatBecomesAnotherIsChargedForMore() throws {
    var asked = try AskedServer()
    try asked.create("resourcequotas", quota("{services: 2, services.nodeports: 1}"))
    try asked.create("services", "{metadata: {name: s}, spec: {ports: [{name: a, port: 80}, {name: b, port: 81}]}}")
    let answer = try asked.ask(.patch, "services", named: "s", "{spec: {type: NodePort}}")
    #expect(
      answer.status?.message
        == "services \"s\" is forbidden: exceeded quota: q, requested: services.nodeports=2, used: services.nodeports=0, "
        + "limited: services.nodeports=1")
    #expect(asked.used("q") == ["services": "2", "services.nodeports": "0"])
  }

  @Test func aClaimThatGrowsIsChargedForTheDifference() throws {
    var asked = try AskedServer()
    try asked.create(
      "storageclasses.storage.k8s.io", in: "", "{metadata: {name: fast}, provisioner: p, allowVolumeExpansion: true}")
    try asked.create("resourcequotas", quota("{requests.storage: 5Gi}"))
    try asked.create(
      "persistentvolumeclaims",
      "{metadata: {name: c}, spec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}}"
    )
    _ = try asked.ask(.patch, "persistentvolumeclaims/status", named: "c", "{status: {phase: Bound}}")
    func grow(_ size: String) throws -> String? {
      let answer = try asked.ask(
        .patch, "persistentvolumeclaims", named: "c", "{spec: {resources: {requests: {storage: \(size)}}}}")
      asked.server.settle()
      return answer.status?.message
    }
    #expect(try grow("4Gi") == nil)
    #expect(asked.used("q") == ["requests.storage": "4Gi"])
    #expect(
      try grow("6Gi")
        == "persistentvolumeclaims \"c\" is forbidden: exceeded quota: q, requested: requests.storage=2Gi, "
        + "used: requests.storage=4Gi, limited: requests.storage=5Gi")
  }

  @Test func whatADumpSaysIsUsedCountsForWhatItLacks() throws {
    var asked = try AskedServer()
    let pods = try #require(asked.server.resources.resource(kind: "Pod"))
    let quotas = try #require(asked.server.resources.resource(kind: "ResourceQuota"))
    for (resource, text) in [
      (
        quotas,
        "{kind: ResourceQuota, apiVersion: v1, metadata: {name: q, namespace: default}, spec: {hard: {pods: 4}}, "
          + "status: {hard: {pods: 4}, used: {pods: 3}}}"
      ),
      (
        pods,
        "{kind: Pod, apiVersion: v1, metadata: {name: a, namespace: default}, spec: {containers: [{name: a, image: x}]}}"
      ),
    ] {
      asked.server.observe(YAMLDraft(try AskedServer.node(text)), of: resource)
      asked.server.settle()
    }
    #expect(asked.used("q") == ["pods": "3"])
    #expect(try asked.message(AskedServer.pod("b")) == nil)
    #expect(asked.used("q") == ["pods": "4"])
    #expect(
      try asked.message(AskedServer.pod("c"))
        == "pods \"c\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=4, limited: pods=4")
    _ = try asked.ask(.delete, "pods", named: "a") { $0.options.gracePeriodSeconds = 0 }
    asked.server.settle()
    #expect(asked.used("q") == ["pods": "3"])
  }

  @Test func aNamespaceWithoutQuotasIsFree() throws {
    var asked = try AskedServer()
    try asked.create("namespaces", in: "", "{metadata: {name: other}}")
    try asked.create("resourcequotas", quota("{pods: 0}"))
    #expect(try asked.message(AskedServer.pod("a"), in: "other") == nil)
  }
}
