import Store
import Symbols
import YAML

/// What the pods of a node use.
struct NodeReach {
  let node: String
  let store: ObjectStore

  func reaches(_ resource: String, _ namespace: String, _ name: String) -> Bool {
    switch resource {
    case "pods": return store.object("Pod", in: namespace, named: name)?.spec?["nodeName"]?.text == node
    case "persistentvolumes":
      guard let claim = store.object("PersistentVolume", named: name)?.spec?["claimRef"] else { return false }
      return reaches("persistentvolumeclaims", claim["namespace"]?.text ?? "", claim["name"]?.text ?? "")
    case "volumeattachments": return store.object("VolumeAttachment", named: name)?.spec?["nodeName"]?.text == node
    default:
      return store.objects("Pod", in: namespace).contains { pod in
        pod.spec?["nodeName"]?.text == node && pod.annotation("kubernetes.io/config.mirror") == nil
          && uses(pod, resource, name)
      }
    }
  }

  private func uses(_ pod: ObjectRecord, _ resource: String, _ name: String) -> Bool {
    guard let spec = pod.spec else { return false }
    switch resource {
    case "secrets":
      return spec["imagePullSecrets"]?.items.contains { $0["name"]?.text == name } ?? false
        || containers(spec).contains { refers($0, "secretRef", "secretKeyRef", name) }
        || volumes(spec).contains { Self.secrets(of: $0).contains(name) }
        || claims(pod, spec).contains { claim in secretsOfVolume(of: claim, pod.namespace).contains(name) }
    case "configmaps":
      return containers(spec).contains { refers($0, "configMapRef", "configMapKeyRef", name) }
        || volumes(spec).contains { volume in
          volume["configMap"]?["name"]?.text == name
            || volume["projected"]?["sources"]?.items.contains { $0["configMap"]?["name"]?.text == name } ?? false
        }
    case "persistentvolumeclaims": return claims(pod, spec).contains(name)
    case "serviceaccounts": return spec["serviceAccountName"]?.text == name
    case "resourceclaims":
      return spec["resourceClaims"]?.items.contains { $0["resourceClaimName"]?.text == name } ?? false
        || pod.status?["resourceClaimStatuses"]?.items.contains { $0["resourceClaimName"]?.text == name } ?? false
    default: return false
    }
  }

  private func containers(_ spec: YAMLNode) -> [YAMLNode] {
    (["containers", "initContainers", "ephemeralContainers"] as [Symbol]).flatMap { spec[$0]?.items.map { $0 } ?? [] }
  }

  private func volumes(_ spec: YAMLNode) -> [YAMLNode] { spec["volumes"]?.items.map { $0 } ?? [] }

  private func refers(_ container: YAMLNode, _ whole: Symbol, _ key: Symbol, _ name: String) -> Bool {
    container["envFrom"]?.items.contains { $0[whole]?["name"]?.text == name } ?? false
      || container["env"]?.items.contains { $0["valueFrom"]?[key]?["name"]?.text == name } ?? false
  }

  private static func secrets(of volume: YAMLNode) -> [String] {
    var names = volume["projected"]?["sources"]?.items.compactMap { $0["secret"]?["name"]?.text } ?? []
    if let name = volume["secret"]?["secretName"]?.text { names.append(name) }
    if let name = volume["azureFile"]?["secretName"]?.text { names.append(name) }
    if let name = volume["csi"]?["nodePublishSecretRef"]?["name"]?.text { names.append(name) }
    for key: Symbol in ["cephfs", "rbd", "flexVolume", "iscsi", "scaleIO", "storageos"] {
      if let name = volume[key]?["secretRef"]?["name"]?.text { names.append(name) }
    }
    return names
  }

  private func claims(_ pod: ObjectRecord, _ spec: YAMLNode) -> [String] {
    volumes(spec).compactMap { volume in
      if let name = volume["persistentVolumeClaim"]?["claimName"]?.text { return name }
      return volume["ephemeral"] == nil ? nil : "\(pod.name)-\(volume["name"]?.text ?? "")"
    }
  }

  /// The secrets with which a claim's volume is mounted.
  private func secretsOfVolume(of claim: String, _ namespace: String) -> [String] {
    guard let volume = store.object("PersistentVolumeClaim", in: namespace, named: claim)?.spec?["volumeName"]?.text,
      let spec = store.object("PersistentVolume", named: volume)?.spec
    else { return [] }
    let ways: [Symbol] = [
      "nodePublishSecretRef", "nodeStageSecretRef", "nodeExpandSecretRef", "controllerPublishSecretRef",
    ]
    return ways.compactMap { spec["csi"]?[$0] }
      .filter { $0["namespace"]?.text == namespace }.compactMap { $0["name"]?.text }
  }
}
