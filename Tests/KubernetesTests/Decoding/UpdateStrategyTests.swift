import Kubernetes
import Symbols
import TestSupport
import Testing

/// How updates replace pods, and what it comes to in pods.
@Suite struct UpdateStrategyTests {
  private func strategy(_ text: String) throws -> UpdateStrategy {
    let manifests = decode(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        strategy: \(text)
        template: {spec: {containers: []}}
      """)
    return try #require(manifests.workloads.first).updateStrategy
  }

  @Test func numbersAndPercentagesAreReadAsWritten() throws {
    let strategy = try strategy("{type: RollingUpdate, rollingUpdate: {maxSurge: 2, maxUnavailable: 10%}}")
    #expect(strategy.maxSurge == .count(2))
    #expect(strategy.maxUnavailable == .percent(10))
  }

  @Test func recreateDoesNotRoll() throws {
    #expect(try !strategy("{type: Recreate}").isRolling)
    #expect(try strategy("{}").isRolling)
  }

  @Test func whatCannotBeReadIsLeftToValidation() throws {
    #expect(try strategy("{rollingUpdate: {maxSurge: [1], maxUnavailable: ten}}").maxSurge == nil)
    #expect(try strategy("now").type == "RollingUpdate")
  }

  @Test(arguments: [(3, 1, 0), (4, 1, 1), (10, 3, 2), (0, 0, 1)] as [(Int64, Int64, Int64)])
  func defaultsAreAQuarterSurgeRoundedUp(replicas: Int64, surge: Int64, unavailable: Int64) {
    #expect(UpdateStrategy().bounds(ofDeploymentWith: replicas) == (surge, unavailable))
  }

  @Test func updateAlwaysCanBegin() throws {
    let strategy = try strategy("{rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}")
    #expect(strategy.bounds(ofDeploymentWith: 5) == (0, 1))
  }
}
