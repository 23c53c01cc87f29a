import Kubernetes
import SourceText
import Symbols
import YAML

/// The subresource `resize`: what a running pod may have more or less of.
extension RuleSet {
  mutating func podResize(_ pod: Field, from old: Field) {
    let (spec, before) = (pod["spec"], old["spec"])
    if before["os"]["name"].isText("windows") {
      return forbidden(pod.named(FieldPath.root.child(text: "[]")), "windows pods cannot be resized")
    }
    if Self.qualityClass(spec) != Self.qualityClass(before) {
      let shown = pod["status"]["qosClass"].exists ? pod["status"]["qosClass"].text : Self.qualityClass(spec)
      invalid(spec, GoText.quoted(shown), "Pod QOS Class may not change as a result of resizing")
    }
    for list: StaticString in ["containers", "initContainers"] {
      if !order(of: spec[list], before[list], list.description) { return }
    }
    for list: StaticString in ["initContainers", "containers"] {
      for (container, then) in zip(spec[list].items, before[list].items) {
        let isFixed = list.description == "initContainers" && !then["restartPolicy"].isText("Always")
        if isFixed {
          if !container.isSame(as: then) { forbidden(spec, "resources for non-sidecar init containers are immutable") }
          continue
        }
        removed(container["resources"], then["resources"])
        let isSidecar = list.description == "initContainers"
        if !Self.isSameButAmounts(container, then) {
          forbidden(
            isSidecar ? container : spec,
            isSidecar
              ? "only cpu and memory resources for init or sidecar containers are mutable"
              : "only cpu and memory resources are mutable")
        }
      }
    }
    let names = spec.node.entries.map(\.key) + before.node.entries.map(\.key)
    let isRestSame = names.allSatisfy { name in
      name == "containers" || name == "initContainers" || name == "resources"
        || spec.child(name).isSame(as: before.child(name))
    }
    if !isRestSame { forbidden(spec, "only cpu and memory resources are mutable") }
  }

  private mutating func order(of list: Field, _ old: Field, _ name: String) -> Bool {
    if list.count != old.count {
      forbidden(list, "\(name) may not be added or removed on resize")
      return false
    }
    var isSame = true
    for (container, then) in zip(list.items, old.items) where container["name"].text != then["name"].text {
      forbidden(container["name"], "\(name) may not be renamed or reordered on resize")
      isSame = false
    }
    return isSame
  }

  private mutating func removed(_ resources: Field, _ old: Field) {
    for (list, what) in [("requests" as StaticString, "requests"), ("limits", "limits")] {
      let isRemoved = old[list].entries.contains { !resources[list].child($0.key).exists }
      if isRemoved { forbidden(resources[list], "resource \(what) cannot be removed") }
    }
  }

  private static func isSameButAmounts(_ container: Field, _ old: Field) -> Bool {
    let names = container.node.entries.map(\.key) + old.node.entries.map(\.key)
    guard names.allSatisfy({ $0 == "resources" || container.child($0).isSame(as: old.child($0)) }) else { return false }
    return (["requests", "limits"] as [StaticString]).allSatisfy { list in
      let (new, then) = (container["resources"][list], old["resources"][list])
      let keys = Set((new.entries + then.entries).map(\.key)).filter { $0 != "cpu" && $0 != "memory" }
      return keys.allSatisfy { new.child($0).quantity == then.child($0).quantity }
    }
  }

  /// Guaranteed, Burstable or BestEffort, by its containers or by what the pod asks for as a whole.
  static func qualityClass(_ spec: Field) -> String {
    var holders = [spec["resources"]]
    if spec["resources"]["requests"].count + spec["resources"]["limits"].count == 0 {
      holders = (spec["containers"].items + spec["initContainers"].items).map { $0["resources"] }
    }
    let names = ["cpu", "memory"]
    var isNone = true
    var isGuaranteed = true
    for resources in holders {
      let limits = ResourceAmounts(resources["limits"])
      var requests = ResourceAmounts(resources["requests"])
      requests.fill(from: limits, resources["requests"].path)
      for name in names {
        if let amount = requests[name] ?? limits[name], !amount.isZero { isNone = false }
        if limits[name].map({ $0.isZero || requests[name] != $0 }) ?? true { isGuaranteed = false }
      }
    }
    return isNone ? "BestEffort" : isGuaranteed ? "Guaranteed" : "Burstable"
  }
}
