public import Symbols
import Synchronization

/// The kinds that Kubernetes itself defines, by group and version: those with a description and the others.
public struct ServedKinds: Sendable {
  /// What is known of a kind in a version.
  public enum Standing: Sendable {
    case described(KindDescription)
    /// Served, and not described here.
    case served
    /// A kind of a group that Kubernetes does not define.
    case foreign
    /// No such kind in this version, which may have been served once.
    case missing
  }

  public let release: Release
  private var tables: Tables { Self.tables(in: release) }

  public init(in release: Release = .newest) { self.release = release }

  public func standing(_ apiVersion: Symbol, _ kind: Symbol) -> Standing {
    if let known = KindCatalogue.kind(kind), known.version(apiVersion)?.isServed(in: release) == true {
      return .described(known)
    }
    let tables = tables
    if let kinds = tables.served[apiVersion] {
      return kinds.contains(kind) || isListOfServed(kind, kinds) ? .served : .missing
    }
    return tables.groups.contains(apiVersion.apiGroup) ? .missing : .foreign
  }

  /// `ConfigMapList` and what clients send beside objects.
  private func isListOfServed(_ kind: Symbol, _ kinds: Set<Symbol>) -> Bool {
    let text = kind.text
    if text.hasSuffix("List") { return kinds.contains(Symbol(String(text.dropLast(4)))) }
    return ["Status", "DeleteOptions", "WatchEvent"].contains(text)
  }

  /// The versions that serve a kind of that name: stable ones before betas before alphas, of these those
  /// of the same group first, then the newest.
  public func versions(of kind: Symbol, insteadOf written: Symbol = .none) -> [String] {
    let all = tables.served.filter { $0.value.contains(kind) }.map(\.key.text)
    let group = written.apiGroup
    func rank(_ version: String) -> [Int] {
      let parts = version.split(separator: "/")
      let number = Int((parts.last ?? "").dropFirst().prefix { $0.isASCII && $0.isNumber }) ?? 0
      let stage = version.contains("alpha") ? 2 : version.contains("beta") ? 1 : 0
      let isOfGroup = !written.isEmpty && Symbol(version).apiGroup == group
      return [stage, isOfGroup ? 0 : 1, -number]
    }
    return all.sorted { a, b in
      let (first, second) = (rank(a), rank(b))
      return first == second ? a < b : first.lexicographicallyPrecedes(second)
    }
  }

  /// The kinds of a version, sorted.
  public func kinds(of apiVersion: Symbol) -> [String] {
    (tables.served[apiVersion].map { $0.map(\.text) } ?? []).sorted()
  }

  /// Every kind, sorted.
  public var allKinds: [String] { Set(tables.served.values.flatMap { $0 }).map(\.text).sorted() }

  // MARK: All of a release

  private struct Tables: Sendable {
    var served: [Symbol: Set<Symbol>] = [:]
    var groups: Set<Substring> = ["", "extensions"]
  }

  private static let known = Mutex<[Release: Tables]>([:])

  private static func tables(in release: Release) -> Tables {
    known.withLock { known in
      if let found = known[release] { return found }
      let made = makeTables(in: release)
      known[release] = made
      return made
    }
  }

  private static func makeTables(in release: Release) -> Tables {
    var tables = Tables()
    for line in others.split(separator: "\n") {
      let words = line.split(separator: " ")
      let version = Symbol(String(words[0].dropLast()))
      tables.groups.insert(version.apiGroup)
      for word in words.dropFirst() {
        let parts = word.split(separator: "@")
        if parts.count > 1, release < Release(minor: Int(parts[1]) ?? 0) { continue }
        tables.served[version, default: []].insert(Symbol(String(parts[0])))
      }
    }
    for kind in KindCatalogue.all {
      for version in kind.versions {
        tables.groups.insert(version.apiVersion.apiGroup)
        if version.isServed(in: release) { tables.served[version.apiVersion, default: []].insert(kind.name) }
      }
    }
    return tables
  }

  /// Kinds without a description: version, then its kinds, with the release that brought them (`Kind@37` came with 1.37).
  static let others = """
    v1: Binding ComponentStatus PodTemplate Scale
    v1: APIGroup APIResource APIVersions RangeAllocation SerializedReference PodStatusResult NodeProxyOptions
    admission.k8s.io/v1: AdmissionReview
    apiextensions.k8s.io/v1: CustomResourceDefinition ConversionReview
    apiregistration.k8s.io/v1: APIService
    authentication.k8s.io/v1: TokenRequest TokenReview SelfSubjectReview
    authorization.k8s.io/v1: LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
    autoscaling/v1: Scale
    certificates.k8s.io/v1: CertificateSigningRequest ClusterTrustBundle@37 PodCertificateRequest@37
    certificates.k8s.io/v1beta1: ClusterTrustBundle PodCertificateRequest
    certificates.k8s.io/v1alpha1: ClusterTrustBundle
    coordination.k8s.io/v1beta1: LeaseCandidate
    coordination.k8s.io/v1alpha2: LeaseCandidate
    flowcontrol.apiserver.k8s.io/v1: FlowSchema PriorityLevelConfiguration
    internal.apiserver.k8s.io/v1alpha1: StorageVersion
    kubescheduler.config.k8s.io/v1: KubeSchedulerConfiguration
    networking.k8s.io/v1: IPAddress ServiceCIDR
    networking.k8s.io/v1beta1: IPAddress ServiceCIDR
    policy/v1: Eviction
    scheduling.k8s.io/v1alpha1: Workload
    """
}
