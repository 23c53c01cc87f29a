import Expectations
import Foundation
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols
import TestSupport
import Report
import Testing
import YAML

@testable import Harness

/// The JSON Schema says what the reader of test files does.
@Suite struct SchemaTests {
  private let schema: YAMLNode

  init() throws {
    let path = Repository.path + "schemas/placement-test.schema.json"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let file = YAMLReader.read(SourceMap().add(path: path, bytes: Array(bytes)))
    #expect(file.diagnostics.isEmpty)
    schema = try #require(file.documents.first?.root)
  }

  private func keys(_ node: YAMLNode?) -> [String] { node.map { $0.entries.map(\.key.text) } ?? [] }

  private func words(_ node: YAMLNode?) -> [String] { node.map { $0.items.map(\.text) } ?? [] }

  @Test func everyMappingListsExactlyTheKeysThatAreRead() throws {
    let definitions = try #require(schema["definitions" as Symbol])
    for shape in PlacementTest.shapes {
      let definition = definitions[Symbol(shape.name)]
      #expect(keys(definition?["properties" as Symbol]).sorted() == shape.keys.sorted(), "\(shape.name)")
      #expect(definition?["additionalProperties" as Symbol]?.scalar == .bool(false), "\(shape.name)")
      #expect((definition?["patternProperties" as Symbol] != nil) == shape.takesLabels, "\(shape.name)")
    }
    let withKeys = definitions.entries.filter { $0.value["properties" as Symbol] != nil }.map(\.key.text)
    #expect(withKeys.sorted() == PlacementTest.shapes.map(\.name).sorted())
  }

  /// The problems that the schema finds in a YAML text, as an editor reads it: there `on` is a word.
  private func problems(in text: String) -> [String] {
    let text = text.replacing(" on:", with: " \"on\":").replacing("{on:", with: "{\"on\":")
    let file = YAMLReader.read(SourceMap().add(path: "t.yaml", bytes: Array(text.utf8)))
    return file.documents.flatMap { SchemaValidator(schema).problems(in: $0.root) }
  }

  @Test func everyShippedTestFits() throws {
    let root = Repository.path + "testcases/"
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".test.yaml") }
    #expect(names.count >= 13)
    for name in names {
      #expect(problems(in: try String(contentsOfFile: root + name, encoding: .utf8)) == [], "\(name)")
    }
  }

  @Test(arguments: [
    ("expect: []", "$.expect: 0 breaks minItems 1"),
    ("expect: [{pods: {all: false}, outcome: gated}]", "$.expect[0].pods.all: not true"),
    ("expect: [{pods: {nmae: x}, outcome: gated}]", "$.expect[0].pods.nmae: not allowed"),
    ("expect: [{pods: {all: true}}]", "$.expect[0]: 1 breaks minProperties 2"),
    ("expect: [{pods: {all: true}, share: 80, tie: none}]", "$.expect[0].share: not of type string"),
    ("expect: [{pods: {all: true}, tie: some}]", "$.expect[0].tie: some is none of the values allowed"),
    ("expect: [{pods: {all: true}, preempts: {}}]", "$.expect[0].preempts: fits nothing in anyOf"),
    ("expect: [{pods: {all: true}, spread: {topologyKey: zone}}]", "$.expect[0].spread: fits nothing in anyOf"),
    ("expect: [{pods: {all: true}, spread: {maxSkew: 1}}]", "$.expect[0].spread: topologyKey is missing"),
    ("expect: [{pods: {all: true}, apart: {with: {all: true}}}]", "$.expect[0].apart.with: not allowed"),
    (
      "expect: [{pods: {all: true}, rejected: {because: {taint: a, port: 1}}}]",
      "$.expect[0].rejected.because: fits nothing in anyOf"
    ),
    ("golden: g\npatches: [{target: {kind: Pod}}]", "$.patches[0]: fits 0 of oneOf"),
    ("golden: g\npatches: [{merge: {a: b}}]", "$.patches[0]: target is missing"),
    ("golden: g\nmatrix: {zone: a}", "$.matrix: fits nothing in anyOf"),
    ("golden: g\nsystemWorkloads: []", "$.systemWorkloads: 0 breaks minItems 1"),
    ("expect: [{pods: {all: true}, on: {}}]", "$.expect[0].on: 0 breaks minProperties 1"),
    ("expect: [{pods: {all: true}, count: {zone: a}}]", "$.expect[0].count: fits nothing in anyOf"),
    ("golden: g\nsteps: []", "$.steps: not allowed"),
    ("detail: scores", "$: fits nothing in anyOf"),
    (
      "expect: [{pods: {workload: Pod/x}, outcome: gated}]",
      "$.expect[0].pods.workload: Pod/x does not match "
        + "^(Deployment|ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job|CronJob)/[^/]+$"
    ),
  ])
  func whatTheReaderRefusesDoesNotFit(line: String, problem: String) {
    #expect(problems(in: Sample.test(line)) == [problem])
  }

  @Test func theSchemaOfPoliciesListsTheKeysOfAPolicy() throws {
    let path = Repository.path + "schemas/placement-policy.schema.json"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let policy = YAMLReader.read(SourceMap().add(path: path, bytes: Array(bytes))).documents.first?.root
    let definitions = try #require(policy?["definitions" as Symbol])
    for shape in PlacementPolicy.shapes {
      let properties = definitions[Symbol(shape.name)]?["properties" as Symbol]
      #expect(keys(properties).sorted() == shape.keys.sorted(), "\(shape.name)")
    }
    // What is below an entry's keys is said once, in the schema of tests.
    let expectation = try #require(schema["definitions" as Symbol]?["expectation" as Symbol]?["properties" as Symbol])
    let entry = try #require(definitions["policyExpectation" as Symbol]?["properties" as Symbol])
    for key in keys(entry) where !["name", "severity", "every"].contains(key) {
      let reference = "placement-test.schema.json#/definitions/expectation/properties/\(key)"
      #expect(entry[Symbol(key)]?["$ref" as Symbol]?.text == reference)
      #expect(expectation[Symbol(key)] != nil, "\(key)")
    }
  }

  @Test func everyListOfWordsIsTheReadersOwn() throws {
    let definitions = try #require(schema["definitions" as Symbol])
    func allowed(_ definition: Symbol, _ key: Symbol) -> [String] {
      words(definitions[definition]?["properties" as Symbol]?[key]?["enum" as Symbol])
    }
    #expect(words(definitions["outcome" as Symbol]?["enum" as Symbol]) == Decision.Outcome.allCases.map(\.rawValue))
    #expect(allowed("test", "detail") == PlacementDetail.allCases.map(\.rawValue))
    #expect(words(definitions["plugin" as Symbol]?["enum" as Symbol]) == PluginName.allCases.map(\.rawValue))
    let kinds = Workload.Kind.allCases.map(\.rawValue).joined(separator: "|")
    let workload = definitions["pods" as Symbol]?["properties" as Symbol]?["workload" as Symbol]
    #expect(workload?["pattern" as Symbol]?.text == "^(\(kinds))/[^/]+$")
  }
}

/// Where the repository lies.
enum Repository {
  static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/"
}
