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
}
