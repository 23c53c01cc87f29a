import Symbols
public import YAML

/// What a level of pod security says of a pod, in the API server's words.
///
/// Source: "Pod Security Standards", Kubernetes documentation; the order and the words as the API server gives them.
public struct PodSecurityVerdict: Sendable {
  public let policy: PodSecurityPolicy
  /// In the API server's order.
  public let violations: [PodSecurityViolation]

  /// - Parameters:
  ///   - pod: a Pod object, or the template in a workload: a mapping with `metadata` and `spec`.
  ///   - server: the minor version of the API server, 37 for 1.37.
  /// - Complexity: O(*n*) in the size of the pod.
  public init(of pod: YAMLNode, under policy: PodSecurityPolicy, server: Int) {
    self.policy = policy
    guard policy.level > .privileged, let subject = PodSecuritySubject(pod) else {
      violations = []
      return
    }
    let minor = policy.version.checked(by: server)
    let checks = PodSecurityChecks.all.filter { $0.level <= policy.level }
    let replaced = Set(checks.filter { $0.judge(at: minor) != nil }.flatMap(\.replaces))
    violations = checks.compactMap { check in
      guard !replaced.contains(check.id), var violation = check.judge(at: minor)?(subject) else { return nil }
      violation.check = check.id
      return violation
    }
  }

  public var isAllowed: Bool { violations.isEmpty }

  /// The checks' short words: `hostPort, privileged`; empty for a pod that is allowed.
  public var reason: String { violations.map(\.reason).joined(separator: ", ") }

  /// What stands behind `violates PodSecurity "restricted:v1.25": `; empty for a pod that is allowed.
  public var detail: String {
    violations.map { $0.detail.isEmpty ? $0.reason : "\($0.reason) (\($0.detail))" }.joined(separator: ", ")
  }

  /// The strictest level whose latest version lets the pod in.
  public static func strictestLevel(of pod: YAMLNode, server: Int) -> PodSecurityLevel {
    for level in [PodSecurityLevel.restricted, .baseline]
    where PodSecurityVerdict(of: pod, under: PodSecurityPolicy(level), server: server).isAllowed {
      return level
    }
    return .privileged
  }
}
