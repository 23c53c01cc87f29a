public import Symbols

/// Which kinds have no namespace, of those that controllers look at.
public enum KindScope {
  private static let ofCluster: Set<Symbol> = [
    "Node", "Namespace", "PersistentVolume", "StorageClass", "PriorityClass", "CSINode", "CSIDriver",
    "VolumeAttachment",
    "ClusterRole", "ClusterRoleBinding", "RuntimeClass", "DeviceClass", "ResourceSlice", "CustomResourceDefinition",
    "ServiceCIDR", "IPAddress", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
    "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    "MutatingWebhookConfiguration", "APIService", "CertificateSigningRequest", "FlowSchema",
    "PriorityLevelConfiguration", "IngressClass", "VolumeAttributesClass", "ComponentStatus",
  ]

  public static func isOfCluster(_ kind: Symbol) -> Bool { ofCluster.contains(kind) }
}
