import Expectations
import Grammar
import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// One entry of `patches`: which objects of the fixtures, and what is changed in them for this test.
struct TestPatch: Sendable {
  var target = PatchTarget()
  /// Where the entry stands.
  var range = SourceRange.none
  /// A strategic merge patch.
  var merge: YAMLDraft?
  var json: JSONPatch?

  static let shape = ObjectShape<TestPatch>(
    "patch",
    [
      ShapeField("target") { entry, patch, reader in
        if let target = PatchTarget.read(entry.value, &reader) { patch.target = target }
      },
      ShapeField("merge") { entry, patch, reader in
        guard entry.value.kind == .mapping, entry.value.count > 0 else {
          return reader.wrongType(entry.value, "merge", needs: "a mapping with what is to change")
        }
        patch.merge = YAMLDraft(entry.value)
      },
      ShapeField("json") { entry, patch, reader in
        do throws(PatchProblem) { patch.json = try JSONPatch(YAMLDraft(entry.value)) } catch {
          reader.error(.invalidPatch, at: error.range, error.message)
        }
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> TestPatch? {
    var patch = TestPatch()
    patch.range = node.range
    return shape.value(node, as: "a patch", from: patch, &reader) { _, reader in
      if node["target"] == nil {
        reader.error(
          .missingKey, at: node.range,
          "a patch needs target, say which objects it changes, such as {kind: Deployment, name: web}")
      }
      if (node["merge"] == nil) == (node["json"] == nil) {
        reader.error(
          .contradiction, at: node.range,
          "a patch has either merge, a strategic merge patch, or json, a list of operations")
      }
    }
  }

  /// nil when the patch takes the object out.
  func apply(to object: YAMLDraft) throws(PatchProblem) -> YAMLDraft? {
    if let merge { return try StrategicMerge.apply(merge, to: object) }
    return try json?.apply(to: object) ?? object
  }
}

/// Which objects a patch is for; every condition that is given must hold.
struct PatchTarget: Sendable {
  var kind: String?
  var name: Glob?
  var namespace: String?
  var labels: [FieldReader.Label] = []

  static let shape = ObjectShape<PatchTarget>(
    "target",
    [
      ShapeField("kind") { entry, target, reader in
        target.kind = reader.string(entry.value, "kind")
      },
      ShapeField("name") { entry, target, reader in
        target.name = reader.string(entry.value, "name").map { Glob($0) }
      },
      ShapeField("namespace") { entry, target, reader in
        target.namespace = reader.string(entry.value, "namespace")
      },
      ShapeField("labels") { entry, target, reader in
        target.labels = reader.labels(entry.value, "labels") ?? []
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> PatchTarget? {
    var target = PatchTarget()
    guard shape.read(node, as: "target", into: &target, &reader) else { return nil }
    if node.count == 0 {
      reader.error(.saysNothing, at: node.range, "target names nothing, give kind, name, namespace or labels")
      return nil
    }
    return target
  }

  /// - Parameter namespace: of objects that name none.
  func matches(_ object: YAMLNode, defaultNamespace: Symbol) -> Bool {
    guard object.kind == .mapping else { return false }
    let metadata = object["metadata"]
    if let kind, object["kind"]?.text != kind { return false }
    if let name, !name.matches(metadata?["name"]?.text ?? "") { return false }
    if let namespace, metadata?["namespace"]?.text ?? defaultNamespace.text != namespace { return false }
    let own = metadata?["labels"]
    return labels.allSatisfy { own?[$0.key]?.text == $0.value.text }
  }
}

extension PatchTarget: CustomStringConvertible {
  /// `Deployment web in namespace shop`.
  var description: String {
    var text = kind ?? "an object"
    if let name { text += " \(name.pattern)" }
    if let namespace { text += " in namespace \(namespace)" }
    if !labels.isEmpty { text += " with \(labels.map(\.text).joined(separator: ", "))" }
    return text
  }
}
