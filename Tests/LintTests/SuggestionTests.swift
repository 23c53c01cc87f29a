import Testing

@testable import Lint

/// What is surely meant, and what only perhaps.
@Suite struct SuggestionTests {
  private func only(_ word: String, _ candidates: String...) -> String? {
    Suggestion(for: word, among: candidates.map { Candidate(text: $0, count: 1) }).only
  }

  @Test func slipsOfThePenAreSure() {
    #expect(only("nvidia.com/gpus", "nvidia.com/gpu", "cpu") == "nvidia.com/gpu")
    #expect(only("topology.kubernetes.io/zonee", "topology.kubernetes.io/zone") == "topology.kubernetes.io/zone")
    #expect(only("sdd", "ssd") == "ssd")
    #expect(only("genreal", "general") == "general")
  }

  @Test func otherNumbersOtherWordsAndSeveralAreNot() {
    #expect(only("eu-west-1c", "eu-west-1a") == nil)
    #expect(only("eu-west-1", "eu-west-1a") == nil)
    #expect(only("pool-1", "pool-2") == nil)
    #expect(only("hdd", "sdd") == nil)
    #expect(only("sdd", "ssd", "sd") == nil)
    #expect(only("t1", "t2") == nil)
  }

  @Test func nearestComesFirstThenTheCommonest() {
    let candidates = [("nodetype", 1), ("node-types", 9), ("node-typ", 2), ("example.com/node-type", 3), ("other", 50)]
    let found = Suggestion(for: "node-type", among: candidates.map { Candidate(text: $0.0, count: $0.1) })
    #expect(found.candidates.map(\.text) == ["node-types", "node-typ", "nodetype"])
    #expect(found.question == "did you mean node-types (9 nodes), node-typ (2 nodes) or nodetype (1 node)?")
  }
}
