import Kubernetes
import Symbols
import YAML

extension Edit {
  /// The node whose manifest it changes.
  var changedNode: Symbol? {
    switch self {
    case .labelNode(let node, _, _), .removeTaint(_, let node), .uncordon(let node): node
    default: nil
    }
  }

  /// A change of a node's manifest.
  func nodeSplices(in manifest: ManifestText) -> [Splice]? {
    switch self {
    case .labelNode(_, let key, let value):
      let labels: [ManifestText.Step] = [.key("metadata"), .key("labels")]
      if manifest.node(labels + [.key(key)]) != nil {
        return [manifest.replacing(labels + [.key(key)], with: value.text)].all
      }
      let (name, label) = (PlainScalar.written(key.text), PlainScalar.written(value.text))
      if let inserted = manifest.inserting(
        ["\(name): \(label)"], flow: "\"\(key.text)\": \"\(value.text)\"", into: labels)
      {
        return [inserted]
      }
      return [
        manifest.inserting(
          ["labels: {\(name): \(label)}"], flow: "\"labels\": {\"\(key.text)\": \"\(value.text)\"}",
          into: [.key("metadata")])
      ].all
    case .removeTaint(let taint, _):
      return [Self.removing(taint, in: manifest)].all
    case .uncordon:
      return [manifest.removing([.key("spec"), .key("unschedulable")], keeping: 1)].all
    default: return nil
    }
  }

  private static let taints: [ManifestText.Step] = [.key("spec"), .key("taints")]

  private static func slot(of taint: Taint, in manifest: ManifestText) -> Int? {
    let items = manifest.node(taints).map { Array($0.items) } ?? []
    return items.firstIndex { item in
      item["key"]?.symbol ?? .none == taint.key && item["value"]?.symbol ?? .none == taint.value
        && item["effect"]?.symbol ?? .none == taint.effect.name
    }
  }

  private static func removing(_ taint: Taint, in manifest: ManifestText) -> Splice? {
    slot(of: taint, in: manifest).flatMap { manifest.removing(taints + [.item($0)], keeping: 1) }
  }

  /// A change of a pod's spec, which stands at that path.
  func podSplices(in manifest: ManifestText, spec: [ManifestText.Step]) -> [Splice]? {
    let depth = spec.count
    switch self {
    case .addToleration(let taint):
      return Self.tolerating(Toleration(for: taint), in: manifest, spec)
    case .tolerateKey(let key):
      return Self.tolerating(Toleration(key: key, operator: .exists, operatorText: "Exists"), in: manifest, spec)
    case .correctToleration(let slot, let old, let taint):
      return Self.corrections(spec + [.key("tolerations"), .item(slot)], old, taint, in: manifest)
    case .setNodeSelector(let key, _, let value, _):
      return [manifest.replacing(spec + [.key("nodeSelector"), .key(key)], with: value.text)].all
    case .renameNodeSelector(let key, let other, _):
      return [manifest.renaming(spec + [.key("nodeSelector")], key, to: other.text)].all
    case .renameNodeExpression(let expression, _, let key):
      return [manifest.replacing(spec + Self.expressions + [.item(expression), .key("key")], with: key.text)].all
    case .correctNodeValue(let expression, _, let old, let new):
      let values = spec + Self.expressions + [.item(expression), .key("values")]
      let items = manifest.node(values).map { Array($0.items) } ?? []
      guard let slot = items.firstIndex(where: { $0.symbol == old }) else { return nil }
      return [manifest.replacing(values + [.item(slot)], with: new.text)].all
    case .dropNodeSelector(let key, _):
      return [manifest.removing(spec + [.key("nodeSelector"), .key(key)], keeping: depth)].all
    case .addNodeValue(let expression, _, let value):
      let values = spec + Self.expressions + [.item(expression), .key("values")]
      return [manifest.appending(PlainScalar.written(value.text), flow: "\"\(value.text)\"", to: values)].all
    case .dropNodeExpression(let expression, _):
      return [manifest.removing(spec + Self.expressions + [.item(expression)], keeping: depth)].all
    case .lowerRequest(let resource, let holder, _, let amount):
      return requestSplices(resource, amount, in: manifest, spec + holder.path)
    case .dropHostPort(let port, _):
      guard let path = Self.hostPort(port, in: manifest, spec) else { return nil }
      return [manifest.removing(path + [.key("hostPort")], keeping: path.count)].all
    case .renameSpreadKey(let constraint, _, let key):
      let path = spec + [.key("topologySpreadConstraints"), .item(constraint), .key("topologyKey")]
      return [manifest.replacing(path, with: key.text)].all
    case .honorNodeTaints(let constraint, _):
      return Self.honoring("nodeTaintsPolicy", constraint, in: manifest, spec)
    case .honorNodeAffinity(let constraint, _):
      return Self.honoring("nodeAffinityPolicy", constraint, in: manifest, spec)
    case .lowerMinDomains(let constraint, _, _, let least):
      let path = spec + [.key("topologySpreadConstraints"), .item(constraint), .key("minDomains")]
      return [manifest.replacing(path, withNumber: least)].all
    case .raiseMaxSkew(let constraint, _, _, let skew):
      let path = spec + [.key("topologySpreadConstraints"), .item(constraint), .key("maxSkew")]
      return [manifest.replacing(path, withNumber: skew)].all
    case .relaxSpread(let constraint, _):
      let path = spec + [.key("topologySpreadConstraints"), .item(constraint)]
      var splices = [manifest.replacing(path + [.key("whenUnsatisfiable")], with: "ScheduleAnyway")]
      if manifest.node(path + [.key("minDomains")]) != nil {
        splices.append(manifest.removing(path + [.key("minDomains")], keeping: path.count))
      }
      return splices.all
    case .renamePodAffinityKey(let term, _, let key):
      let path = spec + [.key("affinity"), .key("podAffinity"), Self.required, .item(term), .key("topologyKey")]
      return [manifest.replacing(path, with: key.text)].all
    case .dropPodAffinity(let term, _):
      let path = spec + [.key("affinity"), .key("podAffinity"), Self.required, .item(term)]
      return [manifest.removing(path, keeping: depth)].all
    case .dropPodAntiAffinity(let term, _):
      let path = spec + [.key("affinity"), .key("podAntiAffinity"), Self.required, .item(term)]
      return [manifest.removing(path, keeping: depth)].all
    case .labelNode, .removeTaint, .uncordon, .addNode:
      return nil
    }
  }

  private static let required = ManifestText.Step.key("requiredDuringSchedulingIgnoredDuringExecution")
  private static let expressions: [ManifestText.Step] = [
    .key("affinity"), .key("nodeAffinity"), required, .key("nodeSelectorTerms"), .item(0), .key("matchExpressions"),
  ]

  /// A toleration more, in the list that there is or in a new one.
  private static func tolerating(
    _ toleration: Toleration, in manifest: ManifestText, _ spec: [ManifestText.Step]
  ) -> [Splice]? {
    let item = TolerationText(toleration)
    let list = spec + [.key("tolerations")]
    if manifest.node(list) != nil { return [manifest.appending(item.yaml, flow: item.json, to: list)].all }
    return [
      manifest.inserting(["tolerations:", "- \(item.yaml)"], flow: "\"tolerations\": [\(item.json)]", into: spec)
    ].all
  }

  /// An inclusion policy of a constraint that becomes `Honor`.
  private static func honoring(
    _ policy: Symbol, _ constraint: Int, in manifest: ManifestText, _ spec: [ManifestText.Step]
  ) -> [Splice]? {
    let path = spec + [.key("topologySpreadConstraints"), .item(constraint)]
    if manifest.node(path + [.key(policy)]) != nil {
      return [manifest.replacing(path + [.key(policy)], with: "Honor")].all
    }
    return [manifest.inserting(["\(policy.text): Honor"], flow: "\"\(policy.text)\": \"Honor\"", into: path)].all
  }

  /// The fields of a toleration that differ from a taint's.
  private static func corrections(
    _ path: [ManifestText.Step], _ old: Toleration, _ taint: Taint, in manifest: ManifestText
  ) -> [Splice]? {
    let new = old.corrected(for: taint)
    var splices: [Splice?] = []
    if new.key != old.key { splices.append(manifest.replacing(path + [.key("key")], with: new.key.text)) }
    if new.value != old.value { splices.append(manifest.replacing(path + [.key("value")], with: new.value.text)) }
    if let effect = new.effect, effect != old.effect {
      splices.append(manifest.replacing(path + [.key("effect")], with: effect.name.text))
    }
    return splices.all
  }

  /// The request may follow from a limit, and then has no place of its own yet.
  private func requestSplices(
    _ resource: Symbol, _ amount: Quantity, in manifest: ManifestText, _ holder: [ManifestText.Step]
  ) -> [Splice]? {
    let resources = holder + [.key("resources")]
    let lists = resource.canBeOvercommitted ? ["requests"] : ["requests", "limits"]
    let written = lists.map { resources + [.key(Symbol($0)), .key(resource)] }.filter { manifest.node($0) != nil }
    if !written.isEmpty { return written.map { manifest.replacing($0, withAmount: amount.canonicalText) }.all }
    let (key, text) = (PlainScalar.written(resource.text), PlainScalar.amount(amount.canonicalText))
    let json = "\"\(resource.text)\": \"\(amount.canonicalText)\""
    let inserted =
      manifest.inserting(["\(key): \(text)"], flow: json, into: resources + [.key("requests")])
      ?? manifest.inserting(["requests: {\(key): \(text)}"], flow: "\"requests\": {\(json)}", into: resources)
    return [inserted].all
  }

  /// Where the container's port stands that takes one of the node.
  private static func hostPort(
    _ number: Int, in manifest: ManifestText, _ spec: [ManifestText.Step]
  ) -> [ManifestText.Step]? {
    // Ports are counted as the scheduler meets them: those of containers, then those of sidecars.
    var left = number
    for list in ["containers", "initContainers"] as [Symbol] {
      guard let containers = manifest.node(spec + [.key(list)]) else { continue }
      for (slot, container) in containers.items.enumerated() {
        if list == "initContainers", container["restartPolicy"]?.text != "Always" { continue }
        for (port, node) in (container["ports"].map { Array($0.items) } ?? []).enumerated() {
          guard let own = node["hostPort"], own.text != "0" else { continue }
          if left == 0 { return spec + [.key(list), .item(slot), .key("ports"), .item(port)] }
          left -= 1
        }
      }
    }
    return nil
  }
}

extension Edit {
  /// The part of a manifest that it may change; nil for what cannot be written.
  func scope(in manifest: ManifestText, spec: [ManifestText.Step]) -> [ManifestText.Step]? {
    switch self {
    case .labelNode(_, let key, _): [.key("metadata"), .key("labels"), .key(key)]
    case .removeTaint: [.key("spec"), .key("taints")]
    case .uncordon: [.key("spec"), .key("unschedulable")]
    case .addNode: nil
    case .addToleration, .tolerateKey: spec + [.key("tolerations")]
    case .correctToleration(let slot, _, _): spec + [.key("tolerations"), .item(slot)]
    case .setNodeSelector, .renameNodeSelector, .dropNodeSelector: spec + [.key("nodeSelector")]
    case .addNodeValue, .dropNodeExpression, .renameNodeExpression, .correctNodeValue:
      spec + [.key("affinity"), .key("nodeAffinity")]
    case .lowerRequest(_, let holder, _, _): spec + holder.path + [.key("resources")]
    case .dropHostPort(let port, _): Self.hostPort(port, in: manifest, spec)
    case .renameSpreadKey(let constraint, _, _), .honorNodeTaints(let constraint, _),
      .honorNodeAffinity(let constraint, _), .lowerMinDomains(let constraint, _, _, _),
      .raiseMaxSkew(let constraint, _, _, _), .relaxSpread(let constraint, _):
      spec + [.key("topologySpreadConstraints"), .item(constraint)]
    case .dropPodAffinity, .renamePodAffinityKey: spec + [.key("affinity"), .key("podAffinity")]
    case .dropPodAntiAffinity: spec + [.key("affinity"), .key("podAntiAffinity")]
    }
  }
}

extension RequestHolder {
  fileprivate var path: [ManifestText.Step] {
    switch self {
    case .container(let slot): [.key("containers"), .item(slot)]
    case .initContainer(let slot): [.key("initContainers"), .item(slot)]
    case .pod: []
    }
  }
}

/// A toleration as an item of a list.
private struct TolerationText {
  let yaml: String
  let json: String

  init(_ toleration: Toleration) {
    var fields = [("key", toleration.key.text), ("operator", toleration.operatorText.text)]
    if !toleration.value.isEmpty { fields.append(("value", toleration.value.text)) }
    if let effect = toleration.effect { fields.append(("effect", effect.name.text)) }
    yaml = "{" + fields.map { "\($0): \(PlainScalar.written($1))" }.joined(separator: ", ") + "}"
    json = "{" + fields.map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ") + "}"
  }
}

extension [Splice?] {
  /// The elements, if none is missing.
  fileprivate var all: [Splice]? { contains { $0 == nil } ? nil : compactMap(\.self) }
}
