/// Versions that API servers served once, with the release that stopped, as the Kubernetes documentation tells
/// ("Deprecated API Migration Guide").
public enum RemovedVersions {
  /// `removed in Kubernetes 1.16`, empty for what never was or is not known.
  public static func words(_ apiVersion: String, _ kind: String) -> String {
    guard let release = releases["\(apiVersion) \(kind)"] ?? releases[apiVersion] else { return "" }
    return "removed in Kubernetes \(release)"
  }

  private static let releases: [String: String] = [
    "extensions/v1beta1": "1.16", "extensions/v1beta1 Ingress": "1.22",
    "apps/v1beta1": "1.16", "apps/v1beta2": "1.16",
    "batch/v1beta1": "1.25", "batch/v2alpha1": "1.21",
    "policy/v1beta1": "1.25", "autoscaling/v2beta1": "1.25", "autoscaling/v2beta2": "1.26",
    "networking.k8s.io/v1beta1 Ingress": "1.22", "networking.k8s.io/v1beta1 IngressClass": "1.22",
    "rbac.authorization.k8s.io/v1beta1": "1.22", "rbac.authorization.k8s.io/v1alpha1": "1.22",
    "scheduling.k8s.io/v1beta1": "1.22", "scheduling.k8s.io/v1alpha1 PriorityClass": "1.22",
    "storage.k8s.io/v1beta1 StorageClass": "1.22", "storage.k8s.io/v1beta1 CSIDriver": "1.22",
    "storage.k8s.io/v1beta1 CSINode": "1.22", "storage.k8s.io/v1beta1 VolumeAttachment": "1.22",
    "storage.k8s.io/v1beta1 CSIStorageCapacity": "1.27",
    "apiextensions.k8s.io/v1beta1": "1.22", "apiregistration.k8s.io/v1beta1": "1.22",
    "admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration": "1.22",
    "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration": "1.22",
    "certificates.k8s.io/v1beta1 CertificateSigningRequest": "1.22", "coordination.k8s.io/v1beta1 Lease": "1.22",
    "discovery.k8s.io/v1beta1": "1.25", "events.k8s.io/v1beta1": "1.25", "node.k8s.io/v1beta1": "1.25",
    "node.k8s.io/v1alpha1": "1.24", "authentication.k8s.io/v1beta1": "1.22", "authorization.k8s.io/v1beta1": "1.22",
    "flowcontrol.apiserver.k8s.io/v1beta1": "1.26", "flowcontrol.apiserver.k8s.io/v1beta2": "1.29",
    "flowcontrol.apiserver.k8s.io/v1beta3": "1.32",
    "kubescheduler.config.k8s.io/v1alpha1": "1.21", "kubescheduler.config.k8s.io/v1alpha2": "1.21",
    "kubescheduler.config.k8s.io/v1beta1": "1.23", "kubescheduler.config.k8s.io/v1beta2": "1.28",
    "kubescheduler.config.k8s.io/v1beta3": "1.29",
  ]
}
