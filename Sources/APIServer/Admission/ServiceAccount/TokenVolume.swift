import Symbols
import YAML

/// The volume through which containers speak to the API server.
enum TokenVolume {
  private static let path = "/var/run/secrets/kubernetes.io/serviceaccount"
  private static let prefix = "kube-api-access-"

  static func mount(in spec: inout YAMLDraft, _ names: inout NameGenerator) {
    let volumes = spec["volumes"]?.items ?? []
    let known = volumes.first { $0["name"]?.text?.hasPrefix(prefix) == true }?["name"]?.text
    let containers: [Symbol] = ["initContainers", "containers"]
    let needs = containers.contains { spec[$0]?.items.contains { !isMounted(in: $0) } ?? false }
    guard needs else { return }
    let name = known ?? names.name(from: prefix)
    for list in containers {
      guard let place = spec[list] else { continue }
      spec[list] = .list(
        place.items.map { container in
          if isMounted(in: container) { return container }
          var container = container
          let mount = YAMLDraft.mapping(
            [
              "name": .text(name, at: container), "readOnly": .bool(true, at: container),
              "mountPath": .text(path, at: container),
            ], at: container)
          container["volumeMounts"] = .list(
            (container["volumeMounts"]?.items ?? []) + [mount], at: container["volumeMounts"] ?? container)
          return container
        }, at: place)
    }
    if known == nil { spec["volumes"] = .list(volumes + [volume(name, at: spec)], at: spec["volumes"] ?? spec) }
  }

  private static func isMounted(in container: YAMLDraft) -> Bool {
    container["volumeMounts"]?.items.contains { $0["mountPath"]?.text == path } ?? false
  }

  private static func volume(_ name: String, at place: YAMLDraft) -> YAMLDraft {
    func text(_ text: String) -> YAMLDraft { .text(text, at: place) }
    let certificate = YAMLDraft.mapping(["key": text("ca.crt"), "path": text("ca.crt")], at: place)
    let namespace = YAMLDraft.mapping(
      [
        "path": text("namespace"),
        "fieldRef": .mapping(["apiVersion": text("v1"), "fieldPath": text("metadata.namespace")], at: place),
      ], at: place)
    let sources: [YAMLDraft] = [
      .mapping(
        [
          "serviceAccountToken": .mapping(
            ["expirationSeconds": .number(3607, at: place), "path": text("token")], at: place)
        ], at: place),
      .mapping(
        [
          "configMap": .mapping(
            ["name": text("kube-root-ca.crt"), "items": .list([certificate], at: place)], at: place)
        ], at: place),
      .mapping(["downwardAPI": .mapping(["items": .list([namespace], at: place)], at: place)], at: place),
    ]
    return .mapping(
      [
        "name": text(name),
        "projected": .mapping(
          ["sources": .list(sources, at: place), "defaultMode": .number(420, at: place)], at: place),
      ], at: place)
  }
}
