import Kubernetes
import Store
import Symbols

/// Where the pods of a DaemonSet may run, and the pod for a node.
struct DaemonPodPlace {
  private let set: StoredObject
  /// The template's, and those that every daemon pod has.
  private let tolerations: [Toleration]
  private let toleratedTexts: Value
  private let nodeSelector: LabelSelector?
  private let required: NodeSelector?
  private let nodeName: String

  init(_ set: StoredObject) {
    self.set = set
    let spec = set.spec["template"]["spec"]
    let all = Self.tolerations(of: spec)
    toleratedTexts = .list(all)
    tolerations = all.map(\.toleration)
    nodeSelector = spec["nodeSelector"].isNull ? nil : spec["nodeSelector"].equalities
    let terms = spec["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    required = terms.isNull ? nil : NodeSelector(terms: terms.nodeSelectorTerms)
    nodeName = spec["nodeName"].text
  }

  /// What a node says: whether a pod is to be there, and whether one that is there may stay.
  func verdict(_ node: StoredObject) -> (runs: Bool, stays: Bool) {
    if !nodeName.isEmpty, nodeName != node.name { return (false, false) }
    if let nodeSelector, !nodeSelector.matches(node.labels) { return (false, false) }
    if let required, !required.matches(name: Symbol(node.name), labels: node.labels) { return (false, false) }
    let refusing = node.spec["taints"].items.map(\.taint).filter { taint in
      (taint.effect == .noSchedule || taint.effect == .noExecute) && !tolerations.tolerate(taint)
    }
    if refusing.isEmpty { return (true, true) }
    return (false, !refusing.contains { $0.effect == .noExecute })
  }

  /// The pod for a node, which the scheduler will bind there.
  func pod(on node: String, hash: String) -> Value {
    var template = set.spec["template"]
    if let generation = set.annotation("deprecated.daemonset.template.generation") {
      template["metadata"]["labels"]["pod-template-generation"] = .text(generation)
    }
    if !hash.isEmpty { template["metadata"]["labels"][DaemonSetController.hashLabel] = .text(hash) }
    template["spec"]["tolerations"] = toleratedTexts
    let pin: Value = [
      "nodeSelectorTerms": [
        ["matchFields": [["key": "metadata.name", "operator": "In", "values": [.text(node)]]]]
      ]
    ]
    template["spec"]["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"] = pin
    return PodFromTemplate.pod(template, of: set)
  }

  /// The node that a daemon pod is on or pinned to; nil for one that names none.
  static func node(of pod: StoredObject) -> String? {
    if !pod.nodeName.isEmpty { return pod.nodeName }
    let required = pod.spec["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    for term in required["nodeSelectorTerms"].items {
      for field in term["matchFields"].items
      where field["key"].string == "metadata.name" && field["operator"].string == "In" {
        // With more than one value it is no daemon pod's pin.
        return field["values"].items.count == 1 ? field["values"][0].string : nil
      }
    }
    return nil
  }

  private static func tolerations(of spec: Value) -> [Value] {
    var added = [("not-ready", "NoExecute"), ("unreachable", "NoExecute")]
    added += ["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"].map { ($0, "NoSchedule") }
    if spec["hostNetwork"].isTrue { added.append(("network-unavailable", "NoSchedule")) }
    var all = spec["tolerations"].items
    for (name, effect) in added {
      let toleration: Value = [
        "key": .text("node.kubernetes.io/\(name)"), "operator": "Exists", "effect": .text(effect),
      ]
      // The same one with seconds is replaced.
      let fields: [Symbol] = ["key", "operator", "effect", "value"]
      let same = all.firstIndex { other in fields.allSatisfy { other[$0].text == toleration[$0].text } }
      if let same { all[same] = toleration } else { all.append(toleration) }
    }
    return all
  }
}

extension Value {
  fileprivate var toleration: Toleration {
    let word = self["operator"].text
    return Toleration(
      key: self["key"].symbol,
      operator: word == "Exists" ? .exists : word.isEmpty || word == "Equal" ? .equal : .unsupported,
      operatorText: Symbol(word), value: self["value"].symbol,
      effect: self["effect"].isEmpty ? nil : TaintEffect(self["effect"].symbol))
  }

  fileprivate var taint: Taint {
    Taint(key: self["key"].symbol, value: self["value"].symbol, effect: TaintEffect(self["effect"].symbol))
  }
}
