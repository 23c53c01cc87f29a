/// Something that placement can get wrong, and how to find it.
///
/// A rule is a type in a file of its own, `Rules/<Kind>/<RuleName>.swift`, and a line in ``RuleRegistry``. Its examples
/// are its tests and its page of the docs. It decides with ``RuleContext`` and reports to ``Findings``; it never prints.
public protocol Rule: Sendable {
  static var about: RuleDescription { get }

  /// Judges one workload or bare pod.
  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings)

  /// Judges all at once. Without it, each subject is judged by itself.
  static func check(_ context: RuleContext, _ findings: inout Findings)
}

extension Rule {
  public static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {}

  public static func check(_ context: RuleContext, _ findings: inout Findings) {
    for subject in context.subjects { check(subject, in: context, &findings) }
  }
}
