import Kinds
import Symbols

/// Structs of the API that stand in others without a name in JSON: Go names them in the path of an error.
enum EmbeddedStruct {
  /// Those around a field of `owner`, from the outside in.
  static func names(of field: String, in owner: Structure) -> [String] {
    switch owner.name {
    case "Volume": field == "name" ? [] : ["VolumeSource"]
    case "PersistentVolumeSpec": ownVolumeFields.contains(field) ? [] : ["PersistentVolumeSource"]
    case "Probe": ["exec", "httpGet", "tcpSocket", "grpc"].contains(field) ? ["ProbeHandler"] : []
    case "EphemeralContainer": field == "targetContainerName" ? [] : ["EphemeralContainerCommon"]
    case "ConfigMapEnvSource", "SecretEnvSource", "ConfigMapKeySelector", "SecretKeySelector", "ConfigMapProjection",
      "SecretProjection", "ConfigMapVolumeSource":
      field == "name" ? ["LocalObjectReference"] : []
    case "DeviceClassConfiguration", "DeviceClaimConfiguration", "DeviceAllocationConfiguration":
      field == "opaque" ? ["DeviceConfiguration"] : []
    case "IngressRule": field == "http" ? ["IngressRuleValue"] : []
    case "RuleWithOperations": field == "operations" ? [] : ["Rule"]
    case "NamedRuleWithOperations":
      field == "resourceNames" ? [] : field == "operations" ? ["RuleWithOperations"] : ["RuleWithOperations", "Rule"]
    default: field == "kind" || field == "apiVersion" ? typeMeta(of: owner) : []
    }
  }

  private static let ownVolumeFields: Set<String> = [
    "capacity", "accessModes", "claimRef", "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions",
    "volumeMode", "nodeAffinity", "volumeAttributesClassName",
  ]

  /// Of whole objects.
  private static func typeMeta(of owner: Structure) -> [String] {
    owner.keys.contains("metadata") && owner.keys.contains("apiVersion") ? ["TypeMeta"] : []
  }
}
