import APIServer
import ControlPlane
import Grammar
import Kubernetes
import SourceText
import Symbols
import YAML

/// `mutated: {path: spec.priority, to: 100}`: what the API server makes of each pod has that value there, by defaults, by admission or
/// because it was written.
struct Mutated: Assertion {
  static let key = "mutated"
  static let shapes = [shape.summary]

  private var path: DraftPath?
  private var wanted: YAMLDraft?

  static let shape = ObjectShape<Mutated>(
    "mutated",
    [
      ShapeField("path") { entry, mutated, reader in
        guard let text = reader.string(entry.value, "path") else { return }
        mutated.path = DraftPath(text)
        if mutated.path == nil {
          reader.error(
            .unusableWord, at: entry.value.range,
            "'\(text)' is no path, write it as in spec.containers[0].image or metadata.labels[app.kubernetes.io/name]")
        }
      },
      ShapeField("to") { entry, mutated, _ in mutated.wanted = YAMLDraft(entry.value) },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Mutated? {
    shape.value(node, as: key, from: Mutated(), &reader) { _, reader in
      for name in ["path", "to"] as [Symbol] where node[name] == nil {
        reader.error(
          .missingKey, at: node.range, "mutated needs \(name.text), as in mutated: {path: spec.priority, to: 100}")
      }
    }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    guard let path, let wanted else { return [] }
    var door = PodDoor(placements.run)
    var mismatches: [Mismatch] = []
    for pod in pods {
      let label = placements.label(ofPod: pod)
      let expected = "\(path.text) is \(wanted.onOneLine)"
      guard let answer = door.answer(for: placements.run.pods[pod]) else {
        throw Mismatch(pods: [label], expected: expected, actual: "its manifest is not at hand")
      }
      guard let stored = answer.object else {
        let station = answer.station.map { "refused by \($0): " } ?? ""
        let causes = answer.position.map { [Mismatch.Cause("what is refused", at: $0)] } ?? []
        mismatches.append(
          Mismatch(
            pods: [label], expected: expected, actual: "\(station)\(answer.status?.message ?? "")", causes: causes))
        continue
      }
      let found = path.value(in: stored)
      if let found, found.agrees(with: wanted) { continue }
      mismatches.append(
        Mismatch(
          pods: [label], expected: expected, actual: found.map(\.onOneLine) ?? "nothing stands there",
          causes: found.map { [.init("it stands there because of this", at: $0.range.position)] } ?? []))
    }
    return mismatches
  }
}

/// The API server's door for the pods of a run: all pods of a template are taken alike.
private struct PodDoor {
  private var server: APIServer
  private var answers: [Key: Answer] = [:]

  private struct Key: Hashable {
    let written: ObjectIdentifier
    let namespace: Symbol
  }

  init(_ run: PlacementRun) {
    var settings = ServerSettings(version: run.version)
    settings.assumesReferences = true
    server = APIServer(settings)
    for written in run.atDoor {
      let node = written.node
      let (apiVersion, kind) = (node["apiVersion"]?.symbol ?? .none, node["kind"]?.symbol ?? .none)
      guard let resource = server.resources.resource(apiVersion: apiVersion, kind: kind) else { continue }
      var object = YAMLDraft(node)
      if resource.isNamespaced, object.at("metadata", "namespace") == nil {
        object.edit("metadata") { $0["namespace"] = .text("default", at: $0) }
      }
      server.observe(object, of: resource)
    }
  }

  /// nil where the manifest was not kept.
  mutating func answer(for placement: PodPlacement) -> Answer? {
    let metadata = placement.pod.metadata
    guard let written = placement.pod.spec.value.written else { return nil }
    let key = Key(written: ObjectIdentifier(written), namespace: metadata.namespace)
    if let known = answers[key] { return known }
    var pod = YAMLDraft(written.node)
    for field in pod.entries.map(\.key) where field != "metadata" && field != "spec" { pod[field] = nil }
    pod["apiVersion"] = .text("v1", at: pod)
    pod["kind"] = .text("Pod", at: pod)
    pod.edit("metadata") { fields in
      fields["name"] = .text(metadata.name.text, at: fields)
      fields["namespace"] = .text(metadata.namespace.text, at: fields)
    }
    let target = ResourceTarget(resource: "pods", version: "v1", namespace: metadata.namespace.text)
    var request = Request(verb: .create, target: .resource(target), body: pod.node())
    request.options.isDryRun = true
    request.options.fieldValidation = "Ignore"
    let answer = server.answer(request)
    answers[key] = answer
    return answer
  }
}
