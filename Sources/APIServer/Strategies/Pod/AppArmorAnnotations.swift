import Symbols
import YAML

/// Writes what the old annotations of AppArmor say into the fields that took their place.
enum AppArmorAnnotations {
  private static let prefix = "container.apparmor.security.beta.kubernetes.io/"

  static func apply(to pod: inout YAMLDraft) {
    guard let annotations = pod.at("metadata", "annotations"), pod.at("spec", "os", "name")?.text != "windows" else {
      return
    }
    let own = pod.at("spec", "securityContext", "appArmorProfile")
    pod.edit("spec") { spec in
      for list: Symbol in ["initContainers", "containers"] {
        guard let place = spec[list] else { continue }
        spec[list] = .list(
          place.items.map { container in
            guard let name = container["name"]?.text, let annotation = annotations[Symbol(prefix + name)],
              container.at("securityContext", "appArmorProfile") == nil, let profile = profile(annotation),
              own.map({ !$0.says(profile) }) ?? true
            else { return container }
            var container = container
            container.edit("securityContext") { $0["appArmorProfile"] = profile }
            return container
          }, at: place)
      }
    }
  }

  private static func profile(_ annotation: YAMLDraft) -> YAMLDraft? {
    switch annotation.text ?? "" {
    case "unconfined": return .mapping(["type": .text("Unconfined", at: annotation)], at: annotation)
    case "runtime/default": return .mapping(["type": .text("RuntimeDefault", at: annotation)], at: annotation)
    case let text where text.hasPrefix("localhost/") && text.count > 10:
      return .mapping(
        [
          "type": .text("Localhost", at: annotation),
          "localhostProfile": .text(String(text.dropFirst(10)), at: annotation),
        ], at: annotation)
    default: return nil
    }
  }
}
