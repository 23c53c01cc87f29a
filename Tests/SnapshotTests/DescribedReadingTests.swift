import Kinds
import Kubernetes
import SourceText
import Symbols
import Testing
import YAML

@testable import Snapshot

/// What is decoded for placement is described, with its type, and what is described and decoded is kept.
///
/// Objects with all fields of their description are decoded, once as they are, then with one field under a name that nobody
/// knows: where that makes a difference, the field is read.
@Suite struct DescribedReadingTests {
  private static let kinds = KindCatalogue.all.filter { ManifestDecoder.kinds.contains($0.name.text) }

  /// Everything that came of a text.
  private static func outcome(_ text: [UInt8]) -> String {
    let file = YAMLReader.read(SourceMap().add(path: "a.yaml", bytes: text))
    let decoded = ManifestDecoder.decode(file)
    var words = ""
    for diagnostic in file.diagnostics + decoded.diagnostics {
      words += "\(diagnostic.range.start) \(diagnostic.message)\n"
    }
    for object in decoded.objects { dump(object, to: &words) }
    return words
  }

  private static let choices = 30

  /// Every template of pods is hashed as a whole, so that all of it makes a difference; what of it is read, pods tell.
  private static func isOfTemplate(_ path: [Symbol]) -> Bool { path.contains("template") && path.count > 3 }

  @Test(arguments: kinds.map(\.name.text))
  func whatIsReadIsKept(kind: String) throws {
    let description = try #require(KindCatalogue.kind(Symbol(kind)))
    let kept = try #require(KeptKind.all[Symbol(kind)]).fields
    var asked: Set<[Symbol]> = []
    var read = 0
    for choice in 0..<Self.choices {
      let sample = SampleObject(description, choice: choice, room: 0)
      let places = sample.places.filter { !asked.contains($0.path) && !Self.isOfTemplate($0.path) }
      if places.isEmpty { continue }
      let before = Self.outcome(sample.text)
      for place in places where asked.insert(place.path).inserted {
        if place.path.count == 1, ["apiVersion", "kind"].contains(place.path[0]) { continue }
        var text = sample.text
        for byte in place.key { text[byte] = UInt8(ascii: "Q") }
        guard Self.outcome(text) != before else { continue }
        read += 1
        let path = place.path.map(\.text).joined(separator: ".")
        if Self.idle.contains("\(kind).\(path)") { continue }
        #expect(Self.isKept(place.path[...], kept), "\(kind): \(path) is read, and a snapshot leaves it out")
      }
    }
    // A test that sees nothing read would hold nothing.
    #expect(read > 2, "\(kind)")
  }

  /// What is decoded and decides nothing: sources of volumes that no plugin looks at, words for people, the status of a claim that
  /// is yet to be made.
  private static let idle: Set<String> = [
    "Pod.spec.volumes.emptyDir", "Pod.spec.volumes.secret", "Pod.spec.volumes.configMap",
    "Pod.spec.volumes.downwardAPI",
    "Pod.spec.volumes.projected", "PriorityClass.description", "StatefulSet.spec.volumeClaimTemplates.status",
    "StatefulSet.spec.volumeClaimTemplates.status.phase",
  ]

  private static func isKept(_ path: ArraySlice<Symbol>, _ kept: Kept) -> Bool {
    guard let name = path.first else { return true }
    switch kept {
    case .fields(let fields): return fields[name].map { isKept(path.dropFirst(), $0) } ?? false
    case .unlessOnly(_, let inner), .only(_, _, let inner): return isKept(path, inner)
    case .requirement: return ["key", "operator", "values"].contains(name)
    case .whole, .labels, .keyed, .annotations, .name, .emptied: return true
    }
  }

  /// A field that no description has is not looked at, whatever stands there.
  @Test(arguments: kinds.map(\.name.text))
  func whatIsNotDescribedIsNotRead(kind: String) throws {
    let description = try #require(KindCatalogue.kind(Symbol(kind)))
    let words = Keyword.allCases.map(\.symbol)
    let room = words.reduce(0) { $0 + $1.text.utf8.count + 5 }
    var seen: Set<Int> = []
    for choice in 0..<Self.choices {
      let sample = SampleObject(description, choice: choice, room: room)
      var before: String?
      for mapping in sample.mappings where seen.insert(mapping.structure).inserted {
        let structure = sample.schema.structures[mapping.structure]
        // Whatever a volume has beside its name is its source.
        if structure.name == "Volume" || structure.keys.isEmpty || kind != "Pod" && Self.ofPods.contains(structure.name)
        {
          continue
        }
        // Items of a list say `apiVersion` and `kind` where they stand at the top.
        let twins = Self.fieldsOfTwins(of: structure.name)
        let others = words.filter { word in
          structure.place(of: word) == nil && !["apiVersion", "kind", "items"].contains(word) && !twins.contains(word)
        }
        let more = others.map { ", \($0.text): 7" }.joined()
        var text = sample.text
        text.replaceSubrange(
          mapping.room.lowerBound..<mapping.room.lowerBound + more.utf8.count, with: Array(more.utf8))
        if before == nil { before = Self.outcome(sample.text) }
        #expect(Self.outcome(text) == before, "\(kind): something undescribed of \(structure.name) is read")
      }
    }
  }

  /// Types that one function decodes: it looks at fields that only some of them have.
  private static let twins: [Set<String>] = [
    [
      "DeploymentSpec", "ReplicaSetSpec", "StatefulSetSpec", "DaemonSetSpec", "JobSpec", "ReplicationControllerSpec",
      "CronJobSpec",
    ],
    ["RollingUpdateDeployment", "RollingUpdateDaemonSet", "RollingUpdateStatefulSetStrategy"],
    ["DeviceRequest", "ExactDeviceRequest", "DeviceSubRequest"],
    ["CounterSet", "DeviceCounterConsumption"], ["NodeSelectorRequirement", "TopologySelectorLabelRequirement"],
    [
      "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
      "MutatingWebhookConfiguration",
    ],
  ]

  private static func fieldsOfTwins(of name: String) -> Set<Symbol> {
    guard let group = twins.first(where: { $0.contains(name) }) else { return [] }
    return group.reduce(into: []) { $0.formUnion(fields[$1] ?? []) }
  }

  private static let fields: [String: [Symbol]] = {
    var fields: [String: [Symbol]] = [:]
    for kind in KindCatalogue.all {
      for structure in SchemaType(kind).schema.structures { fields[structure.name, default: []] += structure.keys }
    }
    return fields
  }()

  /// The types that pods have, which need no second look in templates.
  private static let ofPods: Set<String> = {
    guard let pod = KindCatalogue.kind("Pod") else { return [] }
    return (0..<choices).reduce(into: ["PodTemplateSpec"]) { names, choice in
      let sample = SampleObject(pod, choice: choice, room: 0)
      for mapping in sample.mappings { names.insert(sample.schema.structures[mapping.structure].name) }
    }
  }()

  /// A value of the wrong type is an error of those fields that are read, and of the type that the description has.
  @Test(arguments: kinds.map(\.name.text))
  func typesAreThoseOfTheDescription(kind: String) throws {
    let description = try #require(KindCatalogue.kind(Symbol(kind)))
    let sample = SampleObject(description, choice: 0, room: 0)
    let decoded = ManifestDecoder.decode(YAMLReader.read(SourceMap().add(path: "a.yaml", bytes: sample.text)))
    // Every value of the sample is of the described type, so that no decoder may take offence.
    let complaints = decoded.diagnostics.filter { $0.severity == .error && $0.message.contains("must be") }.map(
      \.message)
    #expect(complaints == [])
    #expect(decoded.objects.count == 1, "\(decoded.diagnostics.map(\.message))")
  }
}
