/// All assertions, in the order in which help and schema list them.
public enum AssertionRegistry {
  public static let all: [any Assertion.Type] = [
    Outcome.self,
    On.self,
    NotOn.self,
    Rejected.self,
    Score.self,
    Count.self,
  ]
}
