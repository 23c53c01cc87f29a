import SourceText
import Symbols
import YAML

/// A pod as the checks look at it: most of what they read, placement never does.
struct PodSecuritySubject {
  let spec: YAMLNode
  let annotations: YAMLNode?
  /// The pod's own security context.
  let context: YAMLNode?
  /// Init containers, containers, ephemeral containers: the order in which messages name them.
  let containers: [Part]

  /// A container.
  struct Part {
    let name: String
    let node: YAMLNode
    let context: YAMLNode?
  }

  /// - Returns: nil for what has no spec.
  init?(_ pod: YAMLNode) {
    guard let spec = pod.given("spec") else { return nil }
    self.spec = spec
    annotations = pod.given("metadata")?.given("annotations")
    context = spec.given("securityContext")
    containers = (["initContainers", "containers", "ephemeralContainers"] as [Symbol]).flatMap { list in
      spec.listed(list).map { Part(name: $0.given("name")?.text ?? "", node: $0, context: $0.given("securityContext")) }
    }
  }

  var isForWindows: Bool { spec.given("os")?.given("name")?.text == "windows" }

  var isOnHostNetwork: Bool { spec["hostNetwork"]?.isTrue == true }

  /// A pod in a user namespace of its own: root in it is nobody outside.
  var hasUserNamespace: Bool { spec.given("hostUsers")?.isFalse == true }

  var volumes: [YAMLNode] { spec.listed("volumes") }
}

extension YAMLNode {
  /// A field's value; nil where there is none or it is null.
  func given(_ key: Symbol) -> YAMLNode? { self[key].flatMap { $0.isNull ? nil : $0 } }

  /// The items of a list, without nulls.
  func listed(_ key: Symbol) -> [YAMLNode] { self[key]?.items.filter { !$0.isNull } ?? [] }

  var isTrue: Bool { kind == .scalar && scalar == .bool(true) }
  var isFalse: Bool { kind == .scalar && scalar == .bool(false) }
}
