import Kinds
import SourceText
import Symbols
import YAML

/// What the API server warns of, and what was found so far.
///
/// Each topic has a file of its own, in the API server's order.
struct WarningSet {
  let release: Release
  let apiVersion: Symbol
  let kind: KindDescription
  private(set) var warnings: [ValidationWarning] = []

  init(_ release: Release, _ apiVersion: Symbol, _ kind: KindDescription) {
    self.release = release
    self.apiVersion = apiVersion
    self.kind = kind
  }

  mutating func warn(_ field: Field, _ text: String) {
    warnings.append(ValidationWarning(text, at: field.position))
  }

  /// Of one field: `spec.x: text`.
  mutating func warn(of field: Field, _ text: String) { warn(field, "\(field.path.text): \(text)") }

  /// - Parameter old: what is stored, for an update.
  mutating func look(at object: Field, from old: Field?, _ subresource: String) {
    if kind.name == "Endpoints" {
      warn(object, "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice")
    }
    if !subresource.isEmpty { return }
    // A workload whose spec is as it was is not warned of again.
    let isChanged = old.map { !object["spec"].isSame(as: $0["spec"]) } ?? true
    switch kind.name.text {
    case "Pod":
      if old == nil { pod(object) }
    case "Deployment", "ReplicaSet", "ReplicationController", "DaemonSet", "StatefulSet", "Job", "CronJob":
      if isChanged { workload(object, isNew: old == nil) }
    case "Service": service(object)
    case "Ingress":
      let annotation = object["metadata"]["annotations"][key: "kubernetes.io/ingress.class"]
      if old == nil, annotation.exists, !object["spec"]["ingressClassName"].exists {
        warn(
          annotation,
          "annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead")
      }
    case "NetworkPolicy": networkPolicy(object)
    case "EndpointSlice": endpointSlice(object)
    case "Node": node(object)
    case "RuntimeClass": runtimeClass(object)
    case "Secret": secret(object)
    case "CSIDriver", "CSIStorageCapacity", "PersistentVolume", "PersistentVolumeClaim", "StorageClass": storage(object)
    default: break
    }
  }
}
