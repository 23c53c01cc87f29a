import Grammar
import Harness
import Testing

/// What the report says of entries that do not fail, and of failures with many parts.
@Suite struct RemarkTests {
  private func files(_ count: Int, nodes: Int = 3, _ lines: String) -> [String: String] {
    var files = Sample.files(lines)
    files["pods.yaml"] = (1...count).map { Sample.pod("web-\($0)", cpu: "1") }.joined(separator: "---\n")
    files["cluster.yaml"] = """
      apiVersion: bayplan/v1alpha1
      kind: NodePools
      nodes: [{name: big, count: \(nodes), zones: [a, b, c], allocatable: {cpu: 4}}]
      """
    return files
  }

  @Test func whatATieDecidesIsSaidBesideThePass() throws {
    let lines = """
      expect:
        - {pods: {all: true}, count: {zone: a, equals: 1}}
        - {pods: {all: true}, apart: {}, spread: {topologyKey: zone, maxSkew: 0}}
      """
    let outcome = try Folder(files(3, lines)).run()
    #expect(outcome.pretty.hasPrefix("PASS t (3 pods, tie-dependent: count, apart, spread)\n"))
    #expect(
      outcome.json.contains(
        """
                {"kind": "tie-dependent", "assertion": "count", "file": "t.yaml", "line": 7, "text": "web-1 could as well \
        stand on big-2, big-3"},
        """), "\(outcome.json)")
  }

  @Test func waysOfFailingAreToldOneByOne() throws {
    let folder = try Folder(files(9, nodes: 4, "expect: [{pods: {all: true}, notOn: {node: 'big-*'}}]"))
    #expect(
      folder.run().pretty == """
        FAIL t
          t.yaml:6: notOn
            pods      web-1, web-5, web-9
            expected  placed, but not on big-*
            actual    scheduled on big-1, tied with big-2, big-3, big-4
            pods      web-2, web-6
            expected  placed, but not on big-*
            actual    scheduled on big-2, tied with big-3, big-4
            pods      web-3, web-7
            expected  placed, but not on big-*
            actual    scheduled on big-3, tied with big-4
            pods      web-4, web-8
            expected  placed, but not on big-*
            actual    scheduled on big-4
        1 test: 0 passed, 1 failed, 0 unusable; 9 pods

        """)
  }

  @Test func manyWaysOfFailingAreFoldedUnlessAskedForAndEachPodIsNamed() throws {
    let folder = try Folder(files(23, nodes: 10, "expect: [{pods: {all: true}, notOn: {node: 'big-*'}}]"))
    let brief = folder.run().pretty
    let told = brief.split(separator: "\n").filter { $0.hasPrefix("    actual ") }
    #expect(told.count == 7)
    #expect(brief.contains("    and       3 more ways of failing for "), "\(brief)")
    #expect(brief.contains(" (--verbose tells them)\n"))
    let words = Set(brief.split { " ,\n".contains($0) })
    for pod in 1...23 { #expect(words.contains("web-\(pod)"), "web-\(pod) fails, and the report does not name it") }
    var options = TestRunner.Options()
    options.keepsEvidence = true
    let full = folder.run([""], options).pretty
    #expect(!full.contains("more ways of failing"))
    #expect(full.contains("\n\nweb-9  scheduled on "), "\(full)")
  }

  @Test func aWorkloadThatFailsInOneWayIsNamedInOnePiece() throws {
    var files = files(1, "expect: [{pods: {all: true}, notOn: {node: 'big-*'}}]")
    files["cluster.yaml"] = files["cluster.yaml"]?.replacing("count: 3", with: "count: 1")
    files["pods.yaml"] = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 30
        selector: {matchLabels: {app: web}}
        template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: c}]}}
      """
    #expect(try Folder(files).run().pretty.contains("    pods      Deployment/web[0-29]\n"))
  }
}
