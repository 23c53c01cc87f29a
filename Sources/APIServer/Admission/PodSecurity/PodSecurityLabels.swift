public import Symbols

/// What a namespace's labels say of pod security.
///
/// Source: "Pod Security Admission", Kubernetes documentation.
public struct PodSecurityLabels: Hashable, Sendable {
  /// What pods are refused for; privileged where nothing is said.
  public private(set) var enforce = PodSecurityPolicy(.privileged)
  /// What clients are warned of.
  public private(set) var warn = PodSecurityPolicy(.privileged)
  /// What is written down.
  public private(set) var audit = PodSecurityPolicy(.privileged)
  /// Labels that say nothing that there is, in the order in which they are read.
  public private(set) var faults: [Fault] = []

  /// A label with a word that there is not.
  public struct Fault: Hashable, Sendable {
    public let label: Symbol
    public let value: String
    /// What it has to be, in the API server's words.
    public let rule: String
  }

  private static let prefix = "pod-security.kubernetes.io/"
  public static let enforceLabel: Symbol = "pod-security.kubernetes.io/enforce"

  /// - Parameter label: the value of a label; nil where the namespace lacks it.
  public init(_ label: (Symbol) -> String?) {
    let enforced = level("enforce", label)
    // A word that is no level is taken as the strictest where it keeps out, and as the widest where it only tells.
    enforce = PodSecurityPolicy(
      enforced.isFaulty ? .restricted : enforced.level ?? .privileged, version("enforce", label) ?? .latest)
    audit = PodSecurityPolicy(level("audit", label).level ?? .privileged, version("audit", label) ?? .latest)
    let warned = level("warn", label)
    let warnedVersion = version("warn", label)
    warn = PodSecurityPolicy(warned.level ?? .privileged, warnedVersion ?? .latest)
    if warned.level == nil, !warned.isFaulty, let strict = enforced.level, strict > .privileged {
      warn = PodSecurityPolicy(strict, warnedVersion ?? enforce.version)
    }
  }

  private mutating func level(_ mode: String, _ label: (Symbol) -> String?) -> (
    level: PodSecurityLevel?, isFaulty: Bool
  ) {
    let name = Symbol(Self.prefix + mode)
    guard let text = label(name) else { return (nil, false) }
    if let level = PodSecurityLevel(rawValue: text) { return (level, false) }
    faults.append(Fault(label: name, value: text, rule: "must be one of privileged, baseline, restricted"))
    return (nil, true)
  }

  /// nil without a label; the latest where the label says no version.
  private mutating func version(_ mode: String, _ label: (Symbol) -> String?) -> PodSecurityVersion? {
    let name = Symbol("\(Self.prefix)\(mode)-version")
    guard let text = label(name) else { return nil }
    if let version = PodSecurityVersion(text) { return version }
    faults.append(Fault(label: name, value: text, rule: "must be \"latest\" or \"v1.x\""))
    return .latest
  }

  /// Whether nothing is refused, warned of or written down.
  public var isSilent: Bool {
    faults.isEmpty && enforce.level == .privileged && warn.level == .privileged && audit.level == .privileged
  }
}
