import ControlPlane
import Report
import Scheduler
import Testing

@Suite struct PageDataTests {
  @Test(arguments: ["mixed", "complete", "namespaces", "large", "distinct"])
  func everyVerdictAndScoreStandsInThePage(name: String) throws {
    let sample = try #require(Self.samples[name])
    let page = try WrittenPage(sample())
    let report = PlacementReport(sample().run, sources: sample().sources)
    for (slot, pod) in report.pods.enumerated() {
      #expect(page.verdicts(ofPod: slot) == pod.nodes)
    }
  }

  private static let samples: [String: @Sendable () -> SampleRun] = [
    "mixed": { .mixed() }, "complete": { .complete() }, "namespaces": { .namespaces() }, "large": { .large() },
    "distinct": { .large(count: 60, distinct: true) },
  ]

  @Test func podsStandThereWithWhatCameOfThem() throws {
    let page = try WrittenPage(.mixed())
    let tried = try #require(page.run["tried"] as? [String: Any])
    let pods = try #require(page.run["pods"] as? [String: Any])
    #expect(page.numbers(tried["name"]).map(page.text) == ["checkout-0", "checkout-1", "report-0", "urgent", "held"])
    #expect(
      page.numbers(tried["identity"]).map(page.text)
        == ["Deployment/checkout[0]", "Deployment/checkout[1]", "", "", ""])
    #expect(page.numbers(tried["node"]) == [1, 1, -1, -1, -1])
    #expect(page.numbers(pods["pod"]) == [0, 1, 2, 3, 4])
    #expect(page.numbers(pods["outcome"]) == [0, 0, 1, 2, 3])
    #expect(page.numbers(pods["total"]) == [674, 659, 0, 0, 0])
    #expect(page.lists(pods["ties"]).map(page.numbers) == [[], [1, 2], [], [], []])
    let counts = page.lists(pods["rejectedBy"]).map(page.numbers)
    #expect(
      counts[2].enumerated().map { $0 % 2 == 0 ? page.text($1) : String($1) } == [
        "TaintToleration", "1", "NodeResourcesFit", "5",
      ])
    #expect(page.text(page.numbers(pods["why"])[0]) == "15 over ip-10-0-1-12")
  }

  @Test func remarksStandThere() throws {
    let page = try WrittenPage(.complete())
    #expect(page.run["assumptions"] as? [String] == ["time stands still"])
    #expect((page.run["leftAlone"] as? [[String: Any]])?.first?["name"] as? String == "old-0")
    #expect((page.run["notModelled"] as? [[String: Any]])?.count == 2)
    #expect(page.run["scheduler"] as? String == "v1.37")
  }

  @Test func nodeThatWasAskedAboutIsNamed() throws {
    let sample = SampleRun.mixed()
    let reporter = try #require(
      ReporterRegistry.explanation(ExplanationOptions(node: "ip-10-0-2-11")).first { $0.name == "html" })
    let page = try WrittenPage(
      ByteOutput.text { reporter.write(PlacementReport(sample.run, sources: sample.sources), to: $0) })
    #expect(page.run["asked"] as? Int == 3)
    #expect(page.data["kind"] as? String == "explain")
  }

  @Test func sameRunGivesTheSameBytes() {
    #expect(SampleRun.large().text("html") == SampleRun.large().text("html"))
  }

  /// What scores were made of is most of a large report, and told for the best nodes of each pod alone.
  @Test func largeReportTellsTheInputsOfTheBestNodesAlone() throws {
    var sample = SampleRun.large(count: 60, distinct: true)
    var decision = try #require(sample.run.pods.first).decision
    decision.table.scoreExplanations = [(0..<60).map { "made of \($0)" }]
    sample.run.pods = []
    for number in 0..<900 { sample.add("web-\(number)", decision) }
    let inputs = try WrittenPage(sample).verdicts(ofPod: 899).filter(\.isFeasible).map { $0.scores[0].inputs }
    #expect(inputs == (0..<20).map { $0 < 10 ? "made of \($0 * 3)" : nil })
  }
}
