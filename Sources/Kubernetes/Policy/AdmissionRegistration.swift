public import Symbols

/// An object by which someone else takes part in admission: a policy, its binding, or a configuration of webhooks.
///
/// What it decides is not read, only what it is asked about. Kubernetes documentation: "Validating Admission Policy",
/// "Mutating Admission Policy", "Dynamic Admission Control".
public struct AdmissionRegistration: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case validatingPolicy = "ValidatingAdmissionPolicy"
    case validatingBinding = "ValidatingAdmissionPolicyBinding"
    case mutatingPolicy = "MutatingAdmissionPolicy"
    case mutatingBinding = "MutatingAdmissionPolicyBinding"
    case validatingWebhooks = "ValidatingWebhookConfiguration"
    case mutatingWebhooks = "MutatingWebhookConfiguration"

    /// The kind that binds a policy; nil for what needs no binding.
    public var binding: Kind? {
      switch self {
      case .validatingPolicy: .validatingBinding
      case .mutatingPolicy: .mutatingBinding
      case .validatingBinding, .mutatingBinding, .validatingWebhooks, .mutatingWebhooks: nil
      }
    }

    public var isBinding: Bool { self == .validatingBinding || self == .mutatingBinding }
  }

  public let kind: Kind
  public var metadata: ObjectMeta
  /// What it is asked about: one for a policy or a binding, one for each webhook.
  public var matches: [AdmissionMatch] = []
  /// Of a binding: the policy that it puts into effect.
  public var policyName: Symbol = .none

  public init(kind: Kind, metadata: ObjectMeta) {
    self.kind = kind
    self.metadata = metadata
  }
}

/// Which requests something is asked about; conditions in CEL are not read, so that it may mean more than it matches.
public struct AdmissionMatch: Sendable {
  /// nil: all.
  public var namespaceSelector: LabelSelector?
  /// nil: all.
  public var objectSelector: LabelSelector?
  /// nil where there is no such list: a binding without rules takes those of its policy.
  public var rules: [Rule]?
  public var excluded: [Rule] = []

  public init() {}

  /// Operations on resources.
  public struct Rule: Sendable {
    public var groups: [Symbol] = []
    public var versions: [Symbol] = []
    public var operations: [Symbol] = []
    public var resources: [Symbol] = []
    /// Empty: all.
    public var names: [Symbol] = []
    public var scope: Symbol = "*"

    public init() {}
  }
}

extension AdmissionMatch {
  /// Whether it is asked when a namespaced object comes into being.
  ///
  /// - Parameters:
  ///   - namespace: the labels of its namespace.
  ///   - labels: the object's own.
  public func coversCreation(
    of resource: Resource, named name: Symbol, labels: LabelSet, inNamespace namespace: LabelSet
  ) -> Bool {
    if let namespaceSelector, !namespaceSelector.matches(namespace) { return false }
    if let objectSelector, !objectSelector.matches(labels) { return false }
    let isMeant = { (rule: Rule) in rule.meansCreation(of: resource, named: name) }
    return rules?.contains(where: isMeant) ?? true && !excluded.contains(where: isMeant)
  }

  /// A resource as rules name it: `apps`, `v1`, `deployments`.
  public struct Resource: Sendable {
    public let group: Symbol
    public let version: Symbol
    public let name: Symbol

    public init(group: Symbol, version: Symbol, name: Symbol) {
      self.group = group
      self.version = version
      self.name = name
    }

    public static let pods = Resource(group: "", version: "v1", name: "pods")
  }
}

extension AdmissionMatch.Rule {
  fileprivate func meansCreation(of resource: AdmissionMatch.Resource, named name: Symbol) -> Bool {
    // The empty group is a symbol of its own to people, and none to the table of symbols.
    let isGroup = groups.contains { $0 == "*" || $0.text == resource.group.text }
    // Whatever the version that a rule names, an equivalent one is matched as well; pods have one alone.
    let isVersion = versions.contains { $0 == "*" || $0 == resource.version }
    let isOperation = operations.contains { $0 == "*" || $0 == "CREATE" }
    let isResource = resources.contains { $0 == "*" || $0 == "*/*" || $0 == resource.name }
    return isGroup && isVersion && isOperation && isResource && (names.isEmpty || names.contains(name))
      && scope != "Cluster"
  }
}
