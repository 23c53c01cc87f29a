import Symbols

/// The kinds that Kubernetes 1.35 itself defines, by group and version, those it no longer has, and DeviceTaintRule where
/// later releases serve it.
struct BuiltInKinds: Sendable {
  static let shared = BuiltInKinds()

  /// What is known of a kind in a version.
  enum Entry: Sendable {
    /// Validated here.
    case validated(ValidatedKind)
    /// Served, without rules here.
    case served
    /// A kind of a group that Kubernetes does not define.
    case foreign
    /// No such kind in this version, which may have been served once.
    case missing
  }

  private let served: [Symbol: Set<Symbol>]
  private let validated: [Symbol: [Symbol: ValidatedKind]]
  private let groups: Set<Substring>

  private init() {
    var served: [Symbol: Set<Symbol>] = [:]
    var groups: Set<Substring> = [""]
    for line in Self.servedText.split(separator: "\n") {
      let words = line.split(separator: " ")
      let version = words[0].dropLast()
      served[Symbol(String(version)), default: []].formUnion(words.dropFirst().map { Symbol(String($0)) })
      groups.insert(Self.group(of: version))
    }
    groups.insert("extensions")
    var validated: [Symbol: [Symbol: ValidatedKind]] = [:]
    for kind in ValidatedKind.allCases {
      validated[Symbol(kind.apiVersion), default: [:]][Symbol(kind.rawValue)] = kind
    }
    self.served = served
    self.validated = validated
    self.groups = groups
  }

  func entry(_ apiVersion: Symbol, _ kind: Symbol) -> Entry {
    if let found = validated[apiVersion]?[kind] { return .validated(found) }
    if let kinds = served[apiVersion] {
      if kinds.contains(kind) || kinds.contains("*") || isListOfServed(kind, kinds) { return .served }
      return .missing
    }
    return groups.contains(Self.group(of: Substring(apiVersion.text))) ? .missing : .foreign
  }

  /// `ConfigMapList` and what clients send beside objects.
  private func isListOfServed(_ kind: Symbol, _ kinds: Set<Symbol>) -> Bool {
    let text = kind.text
    if text.hasSuffix("List") { return kinds.contains(Symbol(String(text.dropLast(4)))) }
    return ["Status", "DeleteOptions", "WatchEvent"].contains(text)
  }

  /// The versions that serve a kind of that name: stable ones first, then those of the same group, then the newest.
  func versions(of kind: Symbol, insteadOf written: Symbol = .none) -> [String] {
    let all =
      served.filter { $0.value.contains(kind) }.map(\.key.text)
      + validated.filter { $0.value[kind] != nil }.map(\.key.text)
    let group = Self.group(of: Substring(written.text))
    func rank(_ version: String) -> [Int] {
      let parts = version.split(separator: "/")
      let number = Int((parts.last ?? "").dropFirst().prefix { $0.isASCII && $0.isNumber }) ?? 0
      let isStable = !version.contains("alpha") && !version.contains("beta")
      let isOfGroup = !written.isEmpty && Self.group(of: Substring(version)) == group
      return [isStable ? 0 : 1, isOfGroup ? 0 : 1, -number]
    }
    return all.sorted { a, b in
      let (first, second) = (rank(a), rank(b))
      return first == second ? a < b : first.lexicographicallyPrecedes(second)
    }
  }

  /// The kinds of a version, sorted.
  func kinds(of apiVersion: Symbol) -> [String] {
    let kinds =
      (served[apiVersion].map { $0.map(\.text) } ?? []) + (validated[apiVersion].map { $0.keys.map(\.text) } ?? [])
    return kinds.sorted()
  }

  /// Every kind, sorted.
  var allKinds: [String] {
    Set(served.values.flatMap { $0 } + validated.values.flatMap { $0.keys }).map(\.text).sorted()
  }

  private static func group(of version: Substring) -> Substring {
    version.firstIndex(of: "/").map { version[..<$0] } ?? ""
  }

  /// Version, then its kinds; `*` where any kind will do because these are files of programs, not objects of the API.
  private static let servedText = """
    v1: Binding ComponentStatus ConfigMap Endpoints Event PodTemplate Secret ServiceAccount Scale
    v1: APIGroup APIResource APIVersions RangeAllocation SerializedReference PodStatusResult NodeProxyOptions
    admissionregistration.k8s.io/v1: MutatingWebhookConfiguration ValidatingWebhookConfiguration
    admissionregistration.k8s.io/v1: ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
    admissionregistration.k8s.io/v1beta1: MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
    admissionregistration.k8s.io/v1beta1: ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
    admissionregistration.k8s.io/v1alpha1: MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
    admission.k8s.io/v1: AdmissionReview
    apiextensions.k8s.io/v1: CustomResourceDefinition ConversionReview
    apiregistration.k8s.io/v1: APIService
    apps/v1: ControllerRevision
    authentication.k8s.io/v1: TokenRequest TokenReview SelfSubjectReview
    authorization.k8s.io/v1: LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
    autoscaling/v1: HorizontalPodAutoscaler Scale
    autoscaling/v2: HorizontalPodAutoscaler
    batch/v1:
    certificates.k8s.io/v1: CertificateSigningRequest
    certificates.k8s.io/v1beta1: ClusterTrustBundle PodCertificateRequest
    certificates.k8s.io/v1alpha1: ClusterTrustBundle
    coordination.k8s.io/v1: Lease
    coordination.k8s.io/v1beta1: LeaseCandidate
    coordination.k8s.io/v1alpha2: LeaseCandidate
    discovery.k8s.io/v1: EndpointSlice
    events.k8s.io/v1: Event
    flowcontrol.apiserver.k8s.io/v1: FlowSchema PriorityLevelConfiguration
    internal.apiserver.k8s.io/v1alpha1: StorageVersion
    networking.k8s.io/v1: Ingress IngressClass NetworkPolicy IPAddress ServiceCIDR
    networking.k8s.io/v1beta1: IPAddress ServiceCIDR
    node.k8s.io/v1: RuntimeClass
    policy/v1: Eviction
    rbac.authorization.k8s.io/v1: ClusterRole ClusterRoleBinding Role RoleBinding
    resource.k8s.io/v1: DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice
    resource.k8s.io/v1beta2: DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice
    resource.k8s.io/v1beta1: DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
    resource.k8s.io/v1alpha3: DeviceTaintRule
    scheduling.k8s.io/v1:
    scheduling.k8s.io/v1alpha1: Workload
    storage.k8s.io/v1: CSIDriver CSINode CSIStorageCapacity VolumeAttachment VolumeAttributesClass
    storage.k8s.io/v1beta1: VolumeAttributesClass
    storagemigration.k8s.io/v1beta1: StorageVersionMigration
    kubescheduler.config.k8s.io/v1:
    """
}
