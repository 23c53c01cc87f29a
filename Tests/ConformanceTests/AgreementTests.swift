import Testing

@testable import Conformance

/// bayplan decides as the real kube-scheduler did, in every case and as every version.
@Suite struct AgreementTests {
  @Test(arguments: Recorded.decisions)
  func decidesAsKubeSchedulerDid(_ decision: Recorded.Decision) throws {
    let (subject, version) = (decision.subject, decision.version)
    let outcome = try Recorded.outcome(of: subject)
    #expect(outcome.problem == nil)
    let result = try #require(outcome.results.first { $0.version == version })
    #expect(result.differences.first == nil, "\(subject.title) as \(version.name)")
    #expect(result.facts > 0)
  }
}
