/// The plugins in the order in which the API server asks them: first all of them to mutate, then, after validation, to validate.
///
/// Source: kube-apiserver's recommended order; `Admission/<Name>/` holds each.
public enum AdmissionPlugins {
  /// Those that are on by default.
  static let standard: [any AdmissionPlugin.Type] = [
    NamespaceLifecycle.self, LimitRanger.self, ServiceAccountPlugin.self, TaintNodesByCondition.self, Priority.self,
    PodSecurityPlugin.self, DefaultTolerationSeconds.self, DefaultStorageClass.self, StorageObjectInUseProtection.self,
    PersistentVolumeClaimResize.self, RuntimeClassPlugin.self, DefaultIngressClass.self, PodTopologyLabels.self,
    MutatingAdmissionWebhook.self, ValidatingAdmissionPolicy.self, ValidatingAdmissionWebhook.self,
    ResourceQuotaPlugin.self,
  ]

  /// Those that somebody has to turn on.
  static let onDemand: [any AdmissionPlugin.Type] = [
    LimitPodHardAntiAffinityTopology.self, NodeRestriction.self, AlwaysPullImages.self, PodNodeSelector.self,
    PodTolerationRestriction.self, ExtendedResourceToleration.self,
  ]

  /// All that kube-apiserver has, in its order; their names are those of its flags.
  public static let names = [
    "NamespaceAutoProvision", "NamespaceExists", "NamespaceLifecycle", "LimitPodHardAntiAffinityTopology",
    "LimitRanger", "ServiceAccount", "NodeRestriction", "TaintNodesByCondition", "AlwaysPullImages",
    "ImagePolicyWebhook", "PodSecurity", "PodNodeSelector", "Priority", "DefaultTolerationSeconds",
    "PodTolerationRestriction", "EventRateLimit", "ExtendedResourceToleration", "DefaultStorageClass",
    "StorageObjectInUseProtection", "OwnerReferencesPermissionEnforcement", "PersistentVolumeClaimResize",
    "RuntimeClass", "CertificateApproval", "CertificateSigning", "ClusterTrustBundleAttest",
    "CertificateSubjectRestriction", "DefaultIngressClass", "DenyServiceExternalIPs", "PodTopologyLabels",
    "NodeDeclaredFeatureValidator", "MutatingAdmissionPolicy", "MutatingAdmissionWebhook",
    "ValidatingAdmissionPolicy", "ValidatingAdmissionWebhook", "ResourceQuota",
  ]

  /// What is to be known of a plugin.
  public enum Standing: Sendable {
    case onByDefault
    /// Played once ``ServerSettings/enabledPlugins`` names it.
    case onDemand
    case notPlayed
  }

  /// - Returns: nil for a name that no plugin has.
  public static func standing(of name: String) -> Standing? {
    if standard.contains(where: { $0.name == name }) { return .onByDefault }
    if onDemand.contains(where: { $0.name == name }) { return .onDemand }
    return names.contains(name) ? .notPlayed : nil
  }

  /// Those that play under some settings, in the server's order.
  static func enabled(_ settings: ServerSettings) -> [any AdmissionPlugin] {
    let on = standard + onDemand.filter { settings.enabledPlugins.contains($0.name) }
    let rank = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return on.filter { !settings.disabledPlugins.contains($0.name) }
      .sorted { rank[$0.name, default: .max] < rank[$1.name, default: .max] }
      .map { $0.init() }
  }
}
