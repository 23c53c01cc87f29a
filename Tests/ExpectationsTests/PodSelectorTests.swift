import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite struct PodSelectorTests {
  @Test(arguments: [
    ("{name: web-7}", "a pod with name web-7", "near: web-0, web-1"),
    ("{name: 'wbe-*'}", "a pod with name wbe-*", "near: web-0"),
    ("{name: zzzzzz}", "a pod with name zzzzzz", "pods of this run: Deployment/web (2), batch, held"),
    ("{workload: Deployment/wbe}", "a pod with workload Deployment/wbe", "near: Deployment/web"),
    ("{labels: {app: api}}", "a pod with labels app=api", "pods of this run: Deployment/web (2), batch, held"),
    ("{name: batch, namespace: shop}", "a pod with name batch, namespace shop", "near: batch"),
    ("{name: other}", "a pod with name other", "the scheduler leaves other alone: its schedulerName is 'volcano'"),
    ("{name: sync-2}", "a pod with name sync-2", "pods of this run: Deployment/web (2), batch, held"),
    (
      "{workload: Job/sync, namespace: shop}", "a pod with workload Job/sync, namespace shop",
      "pods of this run: Deployment/web (2), batch, held"
    ),
    (
      "{name: db-0}", "a pod with name db-0",
      "db-0 runs on node-c already, expectations are about pods to be placed"
    ),
  ])
  func noPodIsAFailureThatNamesWhatIsNear(pods: String, expected: String, hint: String) {
    #expect(
      judge("{pods: \(pods), outcome: scheduled}") == """
        pods:
          expected \(expected)
          actual no such pod
          because \(hint)
        """)
  }

  @Test func aPodOfAnotherNamespaceIsNamedWithIt() {
    var run = SampleRun.run
    run.pods.append(SampleRun.gated)
    run.pods[4].pod.metadata.namespace = "shop"
    #expect(
      judge("{pods: {name: held, namespace: shop}, outcome: error}", in: run) == """
        outcome:
          pods shop/held
          expected error
          actual gated: waiting for scheduling gates: [review]
        """)
  }
}
