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
      let items = manifest.node([.key("spec"), .key("taints")]).map { Array($0.items) } ?? []
      let slot = items.firstIndex { item in
        item["key"]?.symbol ?? .none == taint.key && item["value"]?.symbol ?? .none == taint.value
          && item["effect"]?.symbol ?? .none == taint.effect.name
      }
      return slot.flatMap { manifest.removing([.key("spec"), .key("taints"), .item($0)], keeping: 1) }.map { [$0] }
    case .uncordon:
      return [manifest.removing([.key("spec"), .key("unschedulable")], keeping: 1)].all
    default: return nil
    }
  }

  /// A change of a pod's spec, which stands at that path.
  func podSplices(in manifest: ManifestText, spec: [ManifestText.Step]) -> [Splice]? {
    let depth = spec.count
    switch self {
    case .addToleration(let taint):
      let item = TolerationText(taint)
      let list = spec + [.key("tolerations")]
      return [
        manifest.appending(item.yaml, flow: item.json, to: list)
          ?? (manifest.node(list) == nil
            ? manifest.inserting(
              ["tolerations:", "- \(item.yaml)"], flow: "\"tolerations\": [\(item.json)]", into: spec)
            : nil)
      ].all
    case .setNodeSelector(let key, _, let value):
      return [manifest.replacing(spec + [.key("nodeSelector"), .key(key)], with: value.text)].all
    case .dropNodeSelector(let key, _):
      return [manifest.removing(spec + [.key("nodeSelector"), .key(key)], keeping: depth)].all
    case .addNodeValue(let expression, _, let value):
      let values = spec + Self.expressions + [.item(expression), .key("values")]
      return [manifest.appending(PlainScalar.written(value.text), flow: "\"\(value.text)\"", to: values)].all
    case .dropNodeExpression(let expression, _):
      return [manifest.removing(spec + Self.expressions + [.item(expression)], keeping: depth)].all
    case .lowerRequest(let resource, let holder, _, let amount):
      return requestSplices(resource, amount, in: manifest, spec + holder.path)
    case .dropHostPort(let port, let number):
      return hostPortSplice(port, number, in: manifest, spec).map { [$0] }
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

  private func hostPortSplice(
    _ number: Int, _ hostPort: Int32, in manifest: ManifestText, _ spec: [ManifestText.Step]
  ) -> Splice? {
    // Ports are counted as the scheduler meets them: those of containers, then those of sidecars.
    var left = number
    for list in ["containers", "initContainers"] as [Symbol] {
      guard let containers = manifest.node(spec + [.key(list)]) else { continue }
      for (slot, container) in containers.items.enumerated() {
        if list == "initContainers", container["restartPolicy"]?.text != "Always" { continue }
        for (port, node) in (container["ports"].map { Array($0.items) } ?? []).enumerated() {
          guard let own = node["hostPort"], own.text != "0" else { continue }
          if left == 0 {
            let path = spec + [.key(list), .item(slot), .key("ports"), .item(port)]
            return manifest.removing(path + [.key("hostPort")], keeping: path.count)
          }
          left -= 1
        }
      }
    }
    return nil
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

/// A toleration of one taint as an item of a list.
private struct TolerationText {
  let yaml: String
  let json: String

  init(_ taint: Taint) {
    let toleration = Toleration(exactly: taint)
    var fields = [("key", taint.key.text), ("operator", toleration.operatorText.text)]
    if !taint.value.isEmpty { fields.append(("value", taint.value.text)) }
    fields.append(("effect", taint.effect.name.text))
    yaml = "{" + fields.map { "\($0): \(PlainScalar.written($1))" }.joined(separator: ", ") + "}"
    json = "{" + fields.map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ") + "}"
  }
}

extension [Splice?] {
  /// The elements, if none is missing.
  fileprivate var all: [Splice]? { contains { $0 == nil } ? nil : compactMap(\.self) }
}
