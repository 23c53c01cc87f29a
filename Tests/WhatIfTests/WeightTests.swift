import Report
import Testing

@Suite struct WeightTests {
  /// Full of small images, so that every node's scores are told apart by affinity and by what is free.
  private func cluster(_ busy: String) -> String {
    node("a", "tier: gold") + node("b")
      + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: busy}\nspec: {nodeName: a, containers: [{name: busy, "
      + "resources: {requests: {cpu: \"\(busy)\", memory: 1Gi}}}]}\n"
  }

  private let web = pod(
    "web",
    """
      affinity:
        nodeAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
          - {weight: 1, preference: {matchExpressions: [{key: tier, operator: In, values: [gold]}]}}
      containers: [{name: web, resources: {requests: {cpu: "1", memory: 1Gi}}}]

    """)

  @Test func smallestChangeOfOneWeightIsFound() throws {
    let asked = try Asked(cluster: cluster("2"), web, node: "b")
    let pod = try asked.pod("web")
    #expect(pod.node == "a")
    let change = try #require(pod.weights?.change)
    let chosen = try #require(pod.nodes.first { $0.name == "a" })
    let wanted = try #require(pod.nodes.first { $0.name == "b" })
    // One step less does not put b in front, by the scores that the run had.
    let gap = (wanted.total ?? 0) - (chosen.total ?? 0)
    let score = try #require(zip(wanted.scores, chosen.scores).first { $0.0.plugin == change.plugin })
    let slope = score.0.normalized - score.1.normalized
    #expect(gap + (change.to - change.from) * slope > 0)
    #expect(gap + (change.to - change.from - (change.to - change.from).signum()) * slope <= 0)
  }

  @Test func noWeightHelpsANodeThatIsWorseInEverything() throws {
    let asked = try Asked(cluster: cluster("2"), pod("web", "  containers: [{name: web}]\n"), node: "a")
    let found = try asked.pod("web").node
    #expect(found == "b")
    let secondFound = try asked.pod("web").weights
    #expect(secondFound == WeightReport(node: "a", change: nil))
  }
}
