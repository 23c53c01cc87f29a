import Kubernetes
import SourceText
import Symbols
import YAML

/// What a pod's manifest says of another object by its name.
struct PodReference {
  enum Kind: String {
    case configMap = "ConfigMap"
    case secret = "Secret"
    case serviceAccount = "ServiceAccount"
    case claim = "PersistentVolumeClaim"
    case storageClass = "StorageClass"
  }

  let kind: Kind
  /// The name, where it is written.
  let name: YAMLNode
  /// A key of the object, where one is asked for.
  var key: YAMLNode?

  /// All that a pod or a template cannot do without, in document order by what refers.
  static func all(of pod: YAMLNode) -> [PodReference] {
    guard let spec = pod["spec"] else { return [] }
    var references: [PodReference] = []
    if let name = name(spec["serviceAccountName"] ?? spec["serviceAccount"]) {
      references.append(PodReference(kind: .serviceAccount, name: name))
    }
    for list in ["initContainers", "containers"] as [Symbol] {
      for container in items(spec[list]) { references += ofContainer(container) }
    }
    for volume in items(spec["volumes"]) { references += ofVolume(volume) }
    return references
  }

  private static func ofContainer(_ container: YAMLNode) -> [PodReference] {
    var references: [PodReference] = []
    for variable in items(container["env"]) {
      let source = variable["valueFrom"]
      references += entry(.configMap, source?["configMapKeyRef"], "name", key: "key")
      references += entry(.secret, source?["secretKeyRef"], "name", key: "key")
    }
    for source in items(container["envFrom"]) {
      references += entry(.configMap, source["configMapRef"], "name")
      references += entry(.secret, source["secretRef"], "name")
    }
    return references
  }

  private static func ofVolume(_ volume: YAMLNode) -> [PodReference] {
    var references =
      withItems(.configMap, volume["configMap"], "name") + withItems(.secret, volume["secret"], "secretName")
    for source in items(volume["projected"]?["sources"]) {
      references += withItems(.configMap, source["configMap"], "name") + withItems(.secret, source["secret"], "name")
    }
    references += entry(.claim, volume["persistentVolumeClaim"], "claimName")
    references += entry(
      .storageClass, volume["ephemeral"]?["volumeClaimTemplate"]?["spec"], "storageClassName")
    return references
  }

  private static func items(_ list: YAMLNode?) -> [YAMLNode] { list.map { Array($0.items) } ?? [] }

  private static func withItems(_ kind: Kind, _ holder: YAMLNode?, _ field: Symbol) -> [PodReference] {
    let whole = entry(kind, holder, field)
    guard let first = whole.first, let items = holder?["items"] else { return whole }
    let keys = items.items.compactMap { name($0["key"]) }
    return keys.isEmpty ? whole : keys.map { PodReference(kind: kind, name: first.name, key: $0) }
  }

  private static func entry(_ kind: Kind, _ holder: YAMLNode?, _ field: Symbol, key: Symbol? = nil) -> [PodReference] {
    guard let holder, let name = name(holder[field]) else { return [] }
    if let optional = holder["optional"], optional.kind == .scalar, optional.scalar == .bool(true) { return [] }
    return [PodReference(kind: kind, name: name, key: key.flatMap { Self.name(holder[$0]) })]
  }

  private static func name(_ node: YAMLNode?) -> YAMLNode? {
    guard let node, node.kind == .scalar, !node.isNull, !node.text.isEmpty else { return nil }
    return node
  }
}
