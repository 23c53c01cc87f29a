import Kinds
import SourceText
import Store
import Symbols
import Testing
import YAML

@testable import APIServer

/// Server-side apply, as recorded API servers do it.
@Suite struct ApplyTests {
  static func draft(_ text: String) throws -> YAMLDraft {
    let sources = SourceMap()
    let file = YAMLReader.read(sources.add(path: "text", bytes: Array(text.utf8)))
    return YAMLDraft(try #require(file.documents.first?.root))
  }

  static func spell(_ draft: YAMLDraft) -> String { Value(draft.node()).json }

  /// A Deployment as somebody writes it, and as it is stored.
  struct World {
    var live: YAMLDraft?
    var managed = ManagedFields()
    let ownership: FieldOwnership

    init(_ kind: Symbol = "Deployment", _ apiVersion: String = "apps/v1") throws {
      let description = try #require(KindCatalogue.kind(Symbol(apiVersion), kind))
      ownership = FieldOwnership(
        of: description, apiVersion: apiVersion, ignoring: FieldSet([["status"]]), in: .newest)
    }

    mutating func write(_ text: String, by name: String = "client") throws {
      let new = try ApplyTests.draft(text)
      managed = ownership.update(live, to: new, managed: managed, by: name)
      live = new
    }

    /// What the server says where it applies nothing.
    mutating func apply(_ text: String, by name: String, force: Bool = false) throws -> String {
      let config = try ApplyTests.draft(text)
      do throws(ApplyProblem) {
        let result = try ownership.apply(config, to: live, managed: managed, by: name, force: force)
        (live, managed) = (result.object, result.managed)
        return ApplyTests.spell(result.object["spec"] ?? result.object["data"] ?? result.object)
      } catch {
        return error.message
      }
    }
  }

  @Test func aConflictNamesTheLineToBlame() throws {
    var world = try World()
    try world.write(
      Self.deployment("template: {spec: {containers: [{name: app, image: a}], tolerations: [{key: a}]}}"))
    let text = Self.deployment("template: {spec: {tolerations: [], containers: [{name: app, image: b}]}}")
    let (config, live) = (try Self.draft(text), world.live)
    let image = try #require(config.at("spec", "template", "spec", "containers")?.items.first?["image"])
    var found: [FieldConflict] = []
    do throws(ApplyProblem) {
      _ = try world.ownership.apply(config, to: live, managed: world.managed, by: "one", force: false)
    } catch {
      if case .conflicts(let conflicts) = error { found = conflicts }
    }
    #expect(found.count == 2)
    #expect(found.last?.field == ".spec.template.spec.containers[name=\"app\"].image")
    #expect(found.last?.position == image.range.position)
  }

  private static func deployment(_ spec: String) -> String {
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {\(spec)}}"
  }

  @Test func aFieldOfSomebodyElseIsAConflict() throws {
    var world = try World()
    try world.write(Self.deployment("replicas: 2, paused: false"))
    #expect(
      try world.apply(Self.deployment("replicas: 3"), by: "one")
        == "Apply failed with 1 conflict: conflict with \"client\" using apps/v1: .spec.replicas")
    #expect(
      try world.apply(Self.deployment("replicas: 3, paused: true"), by: "one")
        == "Apply failed with 2 conflicts: conflicts with \"client\" using apps/v1:\n- .spec.paused\n- .spec.replicas")
    // Who says the same owns it, too.
    #expect(try world.apply(Self.deployment("replicas: 2"), by: "one") == #"{"paused":false,"replicas":2}"#)
    #expect(
      try world.apply(Self.deployment("replicas: 4"), by: "two")
        == "Apply failed with 2 conflicts: conflicts with \"client\" using apps/v1:\n- .spec.replicas\n"
        + "conflicts with \"one\":\n- .spec.replicas")
    #expect(
      try world.apply(Self.deployment("replicas: 4"), by: "two", force: true) == #"{"paused":false,"replicas":4}"#)
    #expect(
      try world.apply(Self.deployment("replicas: 5"), by: "one")
        == "Apply failed with 1 conflict: conflict with \"two\": .spec.replicas")
  }

  @Test func whatNobodyAppliesAnyMoreGoes() throws {
    var world = try World()
    let both =
      "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: app, image: i}, {name: log, image: i}]}}"
    _ = try world.apply(Self.deployment(both), by: "one")
    _ = try world.apply(Self.deployment("template: {spec: {containers: [{name: log, image: i}]}}"), by: "two")
    // The one that the other applies too stays.
    #expect(
      try world.apply(Self.deployment("paused: true"), by: "one")
        == #"{"paused":true,"template":{"spec":{"containers":[{"image":"i","name":"log"}]}}}"#)
  }

  @Test func fieldsOfOthersInAnItemKeepIt() throws {
    var world = try World()
    _ = try world.apply(Self.deployment("template: {spec: {containers: [{name: app, image: i}]}}"), by: "one")
    _ = try world.apply(Self.deployment("template: {spec: {containers: [{name: app, stdin: true}]}}"), by: "two")
    #expect(
      try world.apply(Self.deployment("replicas: 1"), by: "one")
        == #"{"replicas":1,"template":{"spec":{"containers":[{"name":"app","stdin":true}]}}}"#)
  }

  @Test func itemsAreFoundByTheirKeysAndDefaults() throws {
    var world = try World()
    try world.write(
      Self.deployment(
        "template: {spec: {containers: [{name: app, ports: [{containerPort: 80, protocol: TCP, name: a}]}]}}"))
    #expect(
      try world.apply(
        Self.deployment("template: {spec: {containers: [{name: app, ports: [{containerPort: 80, name: b}]}]}}"),
        by: "one")
        == "Apply failed with 1 conflict: conflict with \"client\" using apps/v1: "
        + ".spec.template.spec.containers[name=\"app\"].ports[containerPort=80,protocol=\"TCP\"].name")
  }

  @Test(arguments: [
    ("tolerations: [{key: b}]", ".spec.template.spec.tolerations"),
    ("nodeSelector: {c: d}", ".spec.template.spec.nodeSelector"),
    ("imagePullSecrets: [{name: two}], nodeSelector: {a: c}", ".spec.template.spec.nodeSelector"),
    ("securityContext: {runAsUser: 2}", ".spec.template.spec.securityContext.runAsUser"),
  ])
  func someListsAndMapsAreOneValue(spec: String, field: String) throws {
    var world = try World()
    try world.write(
      Self.deployment(
        "template: {spec: {tolerations: [{key: a}], nodeSelector: {a: b}, imagePullSecrets: [{name: one}], "
          + "securityContext: {runAsUser: 1}}}"))
    #expect(
      try world.apply(Self.deployment("template: {spec: {\(spec)}}"), by: "one")
        == "Apply failed with 1 conflict: conflict with \"client\" using apps/v1: \(field)")
  }

  @Test(arguments: [
    ("unknownField: 1", ".spec.unknownField: field not declared in schema"),
    ("replicas: five", ".spec.replicas: expected numeric (int or float), got string"),
    ("paused: 1", ".spec.paused: expected boolean, got &{1}"),
    ("strategy: x", ".spec.strategy: expected map, got &{x}"),
    (
      "strategy: {type: {a: 1}}",
      ".spec.strategy.type: expected string, "
        + "got &value.valueUnstructured{Value:map[string]interface {}{\"a\":1}}"
    ),
    (
      "strategy: {rollingUpdate: {maxSurge: [1]}}",
      ".spec.strategy.rollingUpdate.maxSurge: expected any scalar, got &{[1]}"
    ),
    ("template: {spec: {containers: {name: a}}}", ".spec.template.spec.containers: expected list, got &{map[name:a]}"),
    (
      "template: {spec: {containers: [{name: a}, {name: a}]}}",
      ".spec.template.spec.containers: duplicate entries for key [name=\"a\"]"
    ),
    (
      "template: {spec: {containers: [a]}}",
      ".spec.template.spec.containers: element 0: associative list with keys may not have non-map elements"
    ),
    (
      "paused: 1, replicas: x",
      "errors:\n  .spec.paused: expected boolean, got &{1}\n"
        + "  .spec.replicas: expected numeric (int or float), got string"
    ),
  ])
  func whatIsOfAnotherTypeIsRefused(spec: String, problem: String) throws {
    var world = try World()
    #expect(
      try world.apply(Self.deployment(spec), by: "one")
        == "failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): \(problem)")
  }

  @Test func aConfigurationIsOfTheRightKind() throws {
    var world = try World("ConfigMap", "v1")
    #expect(try world.apply("{apiVersion: v1, kind: Secret}", by: "one") == "invalid object type: /v1, Kind=Secret")
    #expect(
      try world.apply("{apiVersion: apps/v1, kind: ConfigMap}", by: "one")
        == "invalid object type: apps/v1, Kind=ConfigMap")
    #expect(
      try world.apply("{apiVersion: v1, kind: ConfigMap, metadata: {managedFields: [{}]}}", by: "one")
        == "metadata.managedFields must be nil")
    #expect(
      try world.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {a: 1}}", by: "one")
        == "failed to create typed patch object (/web; /v1, Kind=ConfigMap): .data.a: expected string, "
        + "got &value.valueUnstructured{Value:1}")
  }

  @Test func anObjectThatNobodyOwnsBelongsToWhoeverWasFirst() throws {
    var world = try World()
    world.live = try Self.draft(Self.deployment("replicas: 2"))
    #expect(
      try world.apply(Self.deployment("replicas: 3"), by: "one")
        == "Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1: .spec.replicas")
  }

  @Test func kubectlTakesOverWhatItAppliedItself() throws {
    var world = try World("ConfigMap", "v1")
    func object(_ value: String, last: String) -> String {
      """
      {apiVersion: v1, kind: ConfigMap, metadata: {name: web, annotations:
        {kubectl.kubernetes.io/last-applied-configuration:
        '{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"\(last)"}}'}},
        data: {a: '\(value)'}}
      """
    }
    let config = "{apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {a: new}}"
    try world.write(object("old", last: "old"), by: "kubectl-client-side-apply")
    #expect(
      try world.apply(config, by: "other")
        == "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1: .data.a")
    #expect(try world.apply(config, by: "kubectl") == #"{"a":"new"}"#)
    let annotations = try #require(world.live?.at("metadata", "annotations"))
    #expect(
      annotations["kubectl.kubernetes.io/last-applied-configuration"]?.text
        == "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"new\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"web\"}}\n")
    // What somebody changed since is a conflict.
    var changed = try World("ConfigMap", "v1")
    try changed.write(object("edited", last: "old"), by: "kubectl-edit")
    #expect(
      try changed.apply(config, by: "kubectl")
        == "Apply failed with 1 conflict: conflict with \"kubectl-edit\" using v1: .data.a")
  }
}
