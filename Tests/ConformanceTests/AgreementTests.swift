import Testing

@testable import Conformance

/// bayplan decides as the real kube-scheduler did, in every case and as every version.
@Suite struct AgreementTests {
  @Test(arguments: Recorded.cases, ReferenceVersion.all)
  func decidesAsKubeSchedulerDid(subject: ConformanceCase, version: ReferenceVersion) throws {
    let outcome = try Recorded.outcome(of: subject)
    #expect(outcome.problem == nil)
    let result = try #require(outcome.results.first { $0.version == version })
    #expect(result.differences.first == nil, "\(subject.title) as \(version.name)")
    #expect(result.facts > 0)
  }
}
