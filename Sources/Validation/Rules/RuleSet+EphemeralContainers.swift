import YAML

extension RuleSet {
  mutating func ephemeralContainers(_ list: Field, _ scope: PodScope) {
    if list.count == 0 { return }
    let others = Set((scope.spec["containers"].items + scope.spec["initContainers"].items).map { $0["name"].text })
    var names = others
    for container in list.items {
      containerBasics(container, scope)
      imageBlanks(container["image"])
      let (name, target) = (container["name"], container["targetContainerName"])
      if !names.insert(name.text).inserted { duplicate(name) }
      if !target.isEmptyText, !others.contains(target.text) { notFound(target, target.text) }
      let detail = "cannot be set for an Ephemeral Container"
      for key: StaticString in [
        "ports", "resources", "resizePolicy", "restartPolicy", "restartPolicyRules", "livenessProbe", "readinessProbe",
        "startupProbe", "lifecycle",
      ] where container[key].exists && (container[key].node.kind == .scalar || container[key].count > 0) {
        forbidden(container[key], detail)
      }
      for mount in container["volumeMounts"].items {
        for key: StaticString in ["subPath", "subPathExpr"] where !mount[key].isEmptyText {
          forbidden(mount[key], detail)
        }
      }
    }
  }
}
