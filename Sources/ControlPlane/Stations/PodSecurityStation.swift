import Kubernetes
import Symbols

/// The level of pod security that a namespace enforces.
enum PodSecurityStation: Station {
  static let label: Symbol = "pod-security.kubernetes.io/enforce"

  static func assumptions(_ way: PodWay) -> [String] {
    way.wanted.admittedNamespaces.sorted { $0.precedes($1) }.compactMap { namespace in
      guard let level = level(of: namespace, way) else { return nil }
      return "namespace \(namespace.text) enforces pod security \"\(level.text)\", which is not played: "
        + "its pods are admitted whatever they ask for"
    }
  }

  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    way.wanted.admittedNamespaces.sorted { $0.precedes($1) }.compactMap { namespace in
      guard let level = level(of: namespace, way) else { return nil }
      return PlacementRun.NotPlayed(
        .podSecurity, title(level, namespace), "could refuse", way.contents.namespaceMetadata[namespace],
        pods: way.made.filter { $0.metadata.namespace == namespace })
    }
  }

  static func title(_ level: Symbol, _ namespace: Symbol) -> String {
    "pod security \"\(level.text)\" of namespace \(namespace.text)"
  }

  /// nil where every pod is let in.
  static func level(of namespace: Symbol, _ way: PodWay) -> Symbol? {
    guard let level = way.contents.namespaces[namespace]?[label], level != "privileged", !level.isEmpty else {
      return nil
    }
    return level
  }
}
