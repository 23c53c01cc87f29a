import Symbols
import YAML

/// What pods get and templates of pods do not. What a pod as a whole requests is a sum, which is worked out where there are amounts.
enum PodDefaults {
  static func apply(to spec: YAMLDraft) -> YAMLDraft {
    guard var object = DraftObject(spec) else { return spec }
    let isOnHost = object["hostNetwork"]?.text == "true"
    for name: Symbol in ["initContainers", "containers"] {
      guard let list = object[name], case .sequence(let items) = list.content else { continue }
      object[name] = YAMLDraft(.sequence(items.map { container($0, isOnHost: isOnHost) }), at: list)
    }
    return object.draft
  }

  private static func container(_ container: YAMLDraft, isOnHost: Bool) -> YAMLDraft {
    guard var object = DraftObject(container) else { return container }
    if let resources = DraftObject(object["resources"]) { object["resources"] = requests(resources).draft }
    if isOnHost, let ports = object["ports"], case .sequence(let items) = ports.content {
      object["ports"] = YAMLDraft(.sequence(items.map(hostPort)), at: ports)
    }
    return object.draft
  }

  /// What is limited and not requested is requested up to its limit.
  private static func requests(_ resources: DraftObject) -> DraftObject {
    guard let limits = resources["limits"], !limits.entries.isEmpty else { return resources }
    var resources = resources
    var requests = DraftObject(resources["requests"]) ?? DraftObject([], at: limits)
    for entry in limits.entries where requests[entry.key] == nil { requests[entry.key] = entry.value }
    resources["requests"] = requests.draft
    return resources
  }

  /// On the host's network a port is the host's.
  private static func hostPort(_ port: YAMLDraft) -> YAMLDraft {
    guard var object = DraftObject(port), let number = object["containerPort"] else { return port }
    if object["hostPort"] == nil || object["hostPort"]?.text == "0" { object["hostPort"] = number }
    return object.draft
  }
}
