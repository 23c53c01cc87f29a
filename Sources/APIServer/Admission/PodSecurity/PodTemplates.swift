public import Symbols
public import YAML

/// Where the objects that make pods say what their pods are.
///
/// Pod security warns of all of these, and enforces a level on pods alone.
public enum PodTemplates {
  /// The kinds, Pod among them.
  public static let kinds: [Symbol] = [
    "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController",
    "PodTemplate",
  ]

  /// The pod or the template, with its metadata and spec.
  ///
  /// - Returns: nil for another kind, and where there is none.
  public static func template(of object: YAMLNode, kind: Symbol) -> YAMLNode? {
    switch kind {
    case "Pod": object
    case "PodTemplate": object.given("template")
    case "CronJob": object.given("spec")?.given("jobTemplate")?.given("spec")?.given("template")
    default: kinds.contains(kind) ? object.given("spec")?.given("template") : nil
    }
  }
}
