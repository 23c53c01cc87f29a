import Foundation
import SourceText
import Symbols
import Testing
import YAML

@testable import Kinds

/// Descriptions say what they mean: every word is one that is read, every name one that there is.
@Suite struct DescriptionTests {
  /// A schema with all kinds.
  private static let schema: Schema = {
    var reader = SchemaReader()
    for kind in KindCatalogue.all { _ = reader.readKind(kind) }
    return Schema(reader)
  }()

  private static let types = schema.structures.indices.map { place in
    SchemaType(schema, ValueType(form: .object, reference: Int32(place)))
  }

  @Test func everyTypeThatIsNamedIsDescribed() {
    var reader = SchemaReader()
    for kind in KindCatalogue.all { _ = reader.readKind(kind) }
    #expect(reader.undefinedTypes == [])
  }

  @Test func everyWordIsKnown() {
    for type in Self.types {
      let structure = Self.schema.structure(type.type)
      for (place, facts) in Self.schema.facts(of: type.type).enumerated() {
        #expect(facts.unknownWords + facts.keeping.unknownWords == [], "\(structure.name).\(structure.keys[place])")
      }
    }
  }

  @Test func everyFieldThatIsNamedIsThere() {
    for type in Self.types {
      let structure = Self.schema.structure(type.type)
      for (place, facts) in Self.schema.facts(of: type.type).enumerated() {
        let place = "\(structure.name).\(structure.keys[place])"
        var siblings: [Symbol] = []
        if let value = facts.defaultValue, let condition = value.condition {
          if value.isOfParent {
            let parents = Self.types.filter { parent in
              parent.schema.structure(parent.type).types.contains { $0 == type.type && $0.form == .object }
                && parent.field(condition.field) != nil
            }
            #expect(!parents.isEmpty, "\(place): \(condition.field)")
          } else {
            siblings.append(condition.field)
          }
        }
        if case .worked(_, let argument)? = facts.defaultValue?.value { siblings.append(argument) }
        if let condition = facts.immutability?.condition { siblings.append(condition.field) }
        for sibling in siblings { #expect(type.field(sibling) != nil, "\(place): \(sibling)") }
      }
    }
  }

  @Test func keysOfItemsAreTheirFields() {
    for type in Self.types {
      let structure = Self.schema.structure(type.type)
      for (place, facts) in Self.schema.facts(of: type.type).enumerated() {
        let name = "\(structure.name).\(structure.keys[place])"
        let field = SchemaType(Self.schema, structure.types[place])
        var keys = facts.listKeys
        if case .byKey(let key) = facts.merge { keys.append(key) }
        if keys.isEmpty { continue }
        let element = field.element
        for key in keys { #expect(element?.field(key) != nil, "\(name): \(key)") }
      }
    }
  }

  @Test func whatMayChangeIsThere() {
    for type in Self.types {
      let structure = Self.schema.structure(type.type)
      for (place, facts) in Self.schema.facts(of: type.type).enumerated() {
        for path in facts.immutability?.exceptions ?? [] {
          var step: SchemaType? = SchemaType(Self.schema, structure.types[place])
          for name in path { step = (step?.type.form == .list ? step?.element : step)?.field(name)?.type }
          #expect(step != nil, "\(structure.name).\(structure.keys[place]): \(path)")
        }
      }
    }
  }

  @Test func whatIsReferredToIsDescribed() {
    for type in Self.types {
      for facts in Self.schema.facts(of: type.type) {
        guard let kind = facts.refersTo else { continue }
        #expect(KindCatalogue.kind(kind) != nil, "\(kind)")
      }
    }
  }

  /// A type that nothing holds is a mistake.
  @Test func everyTypeIsUsed() {
    var reader = SchemaReader()
    var used = Set(KindCatalogue.all.map { reader.readKind($0).reference })
    for type in Self.types {
      for value in Self.schema.structure(type.type).types {
        var value = value
        while value.form == .list || value.form == .map { value = Self.schema.element(of: value) }
        if value.form == .object { used.insert(value.reference) }
      }
    }
    let unused = Self.types.filter { !used.contains($0.type.reference) }.map { Self.schema.structure($0.type).name }
    #expect(unused == [])
  }

  @Test func aKindIsAFolderAndALine() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Kinds")
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    let described = names.filter {
      FileManager.default.fileExists(atPath: root.appendingPathComponent("\($0)/\($0).swift").path)
    }
    // Folders of code with a file of their own name.
    let code = ["Defaulting", "Schema"]
    #expect(described.filter { !code.contains($0) }.count == KindRegistry.texts.count)
    #expect(KindCatalogue.all.map(\.name.text).filter { !described.contains($0) } == [])
  }

  @Test func kindsSayWhoServesThem() {
    for kind in KindCatalogue.all {
      #expect(kind.versions.contains { $0.isServed(in: .newest) }, "\(kind.name)")
      #expect(kind.versions.first?.availability == .served, "\(kind.name)")
      #expect(kind.resource == kind.resource.lowercased() && !kind.resource.isEmpty, "\(kind.name)")
      #expect(kind.isRead || kind.plays.isEmpty, "\(kind.name)")
      #expect(kind.askedWith.isEmpty == !kind.isRead, "\(kind.name)")
    }
  }

  /// What has a description is not in the list of kinds without one.
  @Test func noKindIsListedTwice() {
    for line in ServedKinds.others.split(separator: "\n") {
      let words = line.split(separator: " ")
      for word in words.dropFirst() {
        let name = Symbol(String(word.split(separator: "@")[0]))
        #expect(KindCatalogue.kind(Symbol(String(words[0].dropLast())), name) == nil, "\(name)")
      }
    }
  }

  @Test func notesAreRead() throws {
    func facts(_ kind: Symbol, _ path: [Symbol]) throws -> FieldFacts {
      var type = SchemaType(try #require(KindCatalogue.kind(kind)))
      var facts: FieldFacts?
      for name in path {
        let field = try #require((type.type.form == .list ? type.element : type)?.field(name))
        (type, facts) = (field.type, field.facts)
      }
      return try #require(facts)
    }
    let ports = try facts("Pod", ["spec", "containers", "ports"])
    #expect(ports.merge == .byKey("containerPort") && ports.listKeys == ["containerPort", "protocol"])
    #expect(try facts("Deployment", ["spec", "strategy"]).retainsKeys)
    #expect(try facts("Node", ["spec", "podCIDRs"]).merge == .union)
    #expect(try facts("Pod", ["spec", "priorityClassName"]).refersTo == "PriorityClass")
    let update = try facts("Deployment", ["spec", "strategy", "rollingUpdate"]).defaultValue
    #expect(update?.condition?.field == "type" && update?.condition?.values == ["RollingUpdate"])
    #expect(
      try facts("StatefulSet", ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"]).defaultValue?.from
        == Release(minor: 37))
    #expect(try facts("PersistentVolumeClaim", ["metadata"]).keeping.annotations.map(\.key.text).count == 3)
    #expect(try facts("Secret", ["data"]).keeping.form == .emptied("key"))
  }

  @Test func theViewOfAnObjectKnowsTypesAndPaths() throws {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, labels: {app: web}}
      spec:
        nodeName: null
        containers: [{name: x, resources: {requests: {cpu: 1}}}, {name: y, unheard: 1}]
      """
    let root = try #require(
      YAMLReader.read(SourceMap().add(path: "a.yaml", bytes: Array(text.utf8))).documents.first?.root)
    let pod = TypedNode(root, SchemaType(try #require(KindCatalogue.kind("v1", "Pod"))))
    let containers = try #require(pod["spec"]?["containers"])
    #expect(containers.items.map(\.path) == ["spec.containers[0]", "spec.containers[1]"])
    let cpu = try #require(containers.items[0]["resources"]?["requests"]?.entries.first)
    #expect(cpu.key == "cpu" && cpu.value.path == "spec.containers[0].resources.requests[cpu]")
    #expect(cpu.value.type.type.form == .quantity)
    #expect(containers.items[1].fields.map(\.name) == ["name"])
    #expect(pod["spec"]?["nodeName"] == nil && pod["nothing"] == nil)
    #expect(pod["metadata"]?["labels"]?.entries.map(\.value.node.text) == ["web"])
  }
}
