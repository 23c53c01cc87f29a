import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Symbols
import Testing

@testable import bayplan

@Suite struct PodFilterTests {
  private func matches(_ pattern: String) -> Bool {
    var metadata = ObjectMeta()
    metadata.name = "checkout-0"
    metadata.namespace = "shop"
    let pod = Pod(metadata: metadata, spec: Shared(PodSpec()))
    let identity = PodIdentity(kind: .deployment, name: "checkout", ordinal: 0)
    return PodFilter(patterns: [Glob("nothing"), Glob(pattern)]).matches(pod, identity)
  }

  @Test(arguments: [
    "checkout-0", "shop/checkout-0", "*-0", "shop/*", "Deployment/checkout", "Deployment/checkout[0]",
    "shop/Deployment/checkout", "*",
  ])
  func patternMatchesNameAndIdentity(pattern: String) {
    #expect(matches(pattern))
  }

  @Test(arguments: ["checkout", "Deployment/checkout[1]", "other/checkout-0", "StatefulSet/checkout", ""])
  func patternMatchesNothingElse(pattern: String) {
    #expect(!matches(pattern))
  }

  @Test func withoutPatternsEveryPodIsShown() {
    let pod = Pod(metadata: ObjectMeta(), spec: Shared(PodSpec()))
    #expect(PodFilter().matches(pod, nil))
  }
}
