/// All assertions, in the order in which help and schema list them.
public enum AssertionRegistry {
  public static let all: [any Assertion.Type] = [
    Outcome.self,
    On.self,
    NotOn.self,
    Admitted.self,
    Refused.self,
    Warned.self,
    Mutated.self,
    Rejected.self,
    Message.self,
    Score.self,
    Margin.self,
    Tie.self,
    Candidates.self,
    Preempts.self,
    Count.self,
    Spread.self,
    Together.self,
    Apart.self,
    Tolerates.self,
    ToleratesEverything.self,
    Selects.self,
    Requests.self,
    Quota.self,
    PodSecurity.self,
  ]
}
