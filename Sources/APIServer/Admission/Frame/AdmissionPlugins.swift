/// The plugins in the order in which the API server asks them: first all of them to mutate, then, after validation, to validate.
///
/// Source: kube-apiserver's recommended order; `Admission/<Name>/` holds each.
public enum AdmissionPlugins {
  /// Those that are on by default.
  static let standard: [any AdmissionPlugin.Type] = [
    NamespaceLifecycle.self, ServiceAccountPlugin.self, TaintNodesByCondition.self, Priority.self,
    DefaultTolerationSeconds.self,
  ]

  /// Those that somebody has to turn on.
  static let onDemand: [any AdmissionPlugin.Type] = []

  /// All that are played, in the server's order.
  private static let order = [
    "NamespaceAutoProvision", "NamespaceExists", "NamespaceLifecycle", "LimitPodHardAntiAffinityTopology",
    "LimitRanger",
    "ServiceAccount", "NodeRestriction", "TaintNodesByCondition", "AlwaysPullImages", "ImagePolicyWebhook",
    "PodSecurity",
    "PodNodeSelector", "Priority", "DefaultTolerationSeconds", "PodTolerationRestriction", "ExtendedResourceToleration",
    "DefaultStorageClass", "StorageObjectInUseProtection", "PersistentVolumeClaimResize", "RuntimeClass",
    "CertificateApproval", "CertificateSigning", "ClusterTrustBundleAttest", "CertificateSubjectRestriction",
    "DefaultIngressClass", "PodTopologyLabels", "NodeDeclaredFeatureValidator", "MutatingAdmissionPolicy",
    "MutatingAdmissionWebhook", "ValidatingAdmissionPolicy", "ValidatingAdmissionWebhook", "ResourceQuota",
  ]

  /// Those that play under some settings, in the server's order.
  static func enabled(_ settings: ServerSettings) -> [any AdmissionPlugin] {
    let on = standard + onDemand.filter { settings.enabledPlugins.contains($0.name) }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return on.filter { !settings.disabledPlugins.contains($0.name) }
      .sorted { rank[$0.name, default: .max] < rank[$1.name, default: .max] }
      .map { $0.init() }
  }
}
