/// One check of the Pod Security Standards, in the forms that it had over the versions.
struct PodSecurityCheck: Sendable {
  typealias Judge = @Sendable (PodSecuritySubject) -> PodSecurityViolation?

  /// The API server makes the checks of a level in the order of their ids.
  let id: String
  /// The level that brings it; `restricted` makes those of `baseline` too.
  let level: PodSecurityLevel
  /// Checks of `baseline` that are not made beside it.
  let replaces: [String]
  private let forms: [(since: Int, judge: Judge)]

  /// - Parameter forms: each with the minor version that brought it, the oldest first.
  init(_ id: String, _ level: PodSecurityLevel, replaces: [String] = [], _ forms: [(since: Int, judge: Judge)]) {
    self.id = id
    self.level = level
    self.replaces = replaces
    self.forms = forms
  }

  /// What the check is in version 1.`minor`, nil before there was one.
  func judge(at minor: Int) -> Judge? { forms.last { $0.since <= minor }?.judge }
}
