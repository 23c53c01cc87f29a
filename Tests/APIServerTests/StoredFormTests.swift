import Kinds
import SourceText
import Store
import Symbols
import Testing
import YAML

@testable import APIServer

@Suite struct StoredFormTests {
  private func stored(_ kind: Symbol, _ text: String) throws -> String {
    let type = try #require(SchemaType(.none, kind))
    let decoded = StoredForm.decoded(try AskedServer.node(text), as: type, in: .newest, .none)
    return Value(decoded.node()).json
  }

  @Test func amountsAndTimesAreWrittenInOneWay() throws {
    #expect(
      try stored("ResourceQuota", "{spec: {hard: {cpu: 1000m, memory: 1024Mi, pods: 3}}}")
        == #"{"spec":{"hard":{"cpu":"1","memory":"1Gi","pods":"3"}}}"#)
    #expect(
      try stored("Pod", "{metadata: {deletionTimestamp: \"2026-01-01T01:00:00.5+01:00\"}}")
        == #"{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"}}"#)
  }

  @Test func whatIsEmptyIsGoneUnlessItMeansSomething() throws {
    #expect(
      try stored(
        "Deployment",
        "{metadata: {labels: {}, annotations: null}, spec: {replicas: 0, paused: false, minReadySeconds: 0, nosuch: 1}}"
      )
        == #"{"spec":{"replicas":0}}"#)
    #expect(
      try stored(
        "Pod", "{spec: {automountServiceAccountToken: false, hostNetwork: false, volumes: [{name: a, emptyDir: {}}]}}")
        == #"{"spec":{"automountServiceAccountToken":false,"volumes":[{"emptyDir":{},"name":"a"}]}}"#)
  }

  @Test func whatIsAlwaysWrittenIsThere() throws {
    let type = try #require(SchemaType(.none, "StatefulSet"))
    let draft = YAMLDraft(try AskedServer.node("{metadata: {name: db}}"))
    let encoded = StoredForm.encoded(draft, as: type, in: .newest, .none)
    #expect(encoded.at("status", "replicas")?.text == "0")
    #expect(encoded.at("spec", "template", "metadata") != nil)
  }

  /// Until it is stored, what is given and empty is no default's place, and errors show it.
  @Test func whatIsGivenAndEmptyStaysUntilItIsStored() throws {
    let type = try #require(SchemaType(.none, "Deployment"))
    let draft = YAMLDraft(
      try AskedServer.node("{metadata: {labels: {}}, spec: {template: {spec: {containers: [], nodeSelector: {}}}}}"))
    let decoded = StoredForm.decoded(draft.node(), as: type, in: .newest, .none, keepsEmpty: true)
    #expect(
      Value(decoded.node()).json
        == #"{"metadata":{"labels":{}},"spec":{"template":{"spec":{"containers":[],"nodeSelector":{}}}}}"#)
    let encoded = StoredForm.encoded(decoded, as: type, in: .newest, .none)
    #expect(encoded.at("metadata", "labels") == nil)
    #expect(encoded.at("spec", "template", "spec", "nodeSelector") == nil)
    #expect(encoded.at("spec", "template", "spec")?["containers"]?.isNull == true)
  }

  @Test func whatIsSaidTwiceIsSaidOnce() throws {
    #expect(
      try stored("Secret", "{data: {a: AA==, b: Yg==}, stringData: {b: x, c: xyz1}}")
        == #"{"data":{"a":"AA==","b":"eA==","c":"eHl6MQ=="}}"#)
    #expect(
      try stored("Node", "{spec: {podCIDR: 10.0.0.0/24, podCIDRs: [10.1.0.0/24, fd00::/64]}}")
        == #"{"spec":{"podCIDR":"10.0.0.0/24","podCIDRs":["10.0.0.0/24"]}}"#)
    #expect(
      try stored("Node", "{spec: {podCIDRs: [10.1.0.0/24, fd00::/64]}}")
        == #"{"spec":{"podCIDR":"10.1.0.0/24","podCIDRs":["10.1.0.0/24","fd00::/64"]}}"#)
    #expect(
      try stored("Pod", "{status: {podIP: 10.0.0.1}}")
        == #"{"status":{"podIP":"10.0.0.1","podIPs":[{"ip":"10.0.0.1"}]}}"#)
    #expect(
      try stored("Pod", "{metadata: {annotations: {pod.beta.kubernetes.io/init-containers: x, a: b}}}")
        == #"{"metadata":{"annotations":{"a":"b"}}}"#)
  }

  @Test func whatHasNoValueIsNull() throws {
    let type = try #require(SchemaType(.none, "PersistentVolumeClaim"))
    let draft = YAMLDraft(try AskedServer.node("{spec: {dataSource: {kind: PersistentVolumeClaim, name: a}}}"))
    let encoded = StoredForm.encoded(draft, as: type, in: .newest, .none)
    #expect(encoded.at("spec", "dataSource")?["apiGroup"]?.isNull == true)
  }
}
