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
  /// Whether it is asked about a request, as far as rules and selectors go.
  ///
  /// - Parameters:
  ///   - operation: `CREATE`, `UPDATE`, `DELETE`, `CONNECT`.
  ///   - labels: the object's own.
  ///   - namespace: the labels of its namespace, or those of a namespace that is the object; nil for what is in none.
  public func covers(
    _ operation: Symbol, on resource: Resource, named name: Symbol, labels: LabelSet, inNamespace namespace: LabelSet?
  ) -> Bool {
    if let namespaceSelector, let namespace, !namespaceSelector.matches(namespace) { return false }
    if let objectSelector, !objectSelector.matches(labels) { return false }
    let isMeant = { (rule: Rule) in rule.means(operation, resource, named: name) }
    return rules?.contains(where: isMeant) ?? true && !excluded.contains(where: isMeant)
  }

  /// Whether it is asked when a namespaced object comes into being.
  ///
  /// - Parameters:
  ///   - namespace: the labels of its namespace.
  ///   - labels: the object's own.
  public func coversCreation(
    of resource: Resource, named name: Symbol, labels: LabelSet, inNamespace namespace: LabelSet
  ) -> Bool {
    covers("CREATE", on: resource, named: name, labels: labels, inNamespace: namespace)
  }

  /// A resource as rules name it: `apps`, `v1`, `deployments`.
  public struct Resource: Sendable {
    public let group: Symbol
    public let version: Symbol
    public let name: Symbol
    /// Empty for the object itself.
    public let subresource: Symbol
    public let isNamespaced: Bool

    public init(
      group: Symbol, version: Symbol, name: Symbol, subresource: Symbol = .none, isNamespaced: Bool = true
    ) {
      self.group = group
      self.version = version
      self.name = name
      self.subresource = subresource
      self.isNamespaced = isNamespaced
    }

    public static let pods = Resource(group: "", version: "v1", name: "pods")
  }
}

extension AdmissionMatch.Rule {
  fileprivate func means(_ operation: Symbol, _ resource: AdmissionMatch.Resource, named name: Symbol) -> Bool {
    // The empty group is a symbol of its own to people, and none to the table of symbols.
    let isGroup = groups.contains { $0 == "*" || $0.text == resource.group.text }
    // Whatever the version that a rule names, an equivalent one is matched as well; pods have one alone.
    let isVersion = versions.contains { $0 == "*" || $0 == resource.version }
    let isOperation = operations.contains { $0 == "*" || $0 == operation }
    return isGroup && isVersion && isOperation && resources.contains { Self.means($0, resource) }
      && (names.isEmpty || names.contains(name)) && scope != (resource.isNamespaced ? "Cluster" : "Namespaced")
  }

  /// `pods`, `pods/status`, `pods/*`, `*/scale`, `*` (all, but no subresource), `*/*`.
  private static func means(_ pattern: Symbol, _ resource: AdmissionMatch.Resource) -> Bool {
    if resource.subresource.isEmpty, pattern == resource.name || pattern == "*" || pattern == "*/*" { return true }
    let sides = pattern.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { return false }
    let isName = sides[0] == "*" || sides[0] == resource.name.text
    return isName && (sides[1] == "*" || sides[1] == resource.subresource.text)
  }
}
