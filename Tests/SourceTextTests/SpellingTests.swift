import SourceText
import Testing

@Suite struct SpellingTests {
  @Test func findsSlipsAndNothingElse() {
    #expect(Spelling.nearest(to: "nmae", among: ["namespace", "name"]) == "name")
    #expect(Spelling.nearest(to: "Outcome", among: ["outcome"]) == "outcome")
    #expect(Spelling.nearest(to: "color", among: ["name", "count"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["a"]) == nil)
  }

  @Test func swappedLettersAreOneSlip() {
    #expect(Spelling.distance("cpu", "cup", reach: 2) == 1)
    #expect(Spelling.distance("cpu", "CPU", reach: 2) == 0)
    #expect(Spelling.distance("cpu", "memory", reach: 2) > 2)
  }

  @Test func nearestComeFirstAndTheFirstOfEquals() {
    #expect(Spelling.nearest(to: "pool-1", among: ["pool-10", "pool-2", "pool-1"], limit: 2) == ["pool-1", "pool-10"])
  }

  @Test func longTextsAreNoSlips() {
    let long = String(repeating: "a", count: 257)
    #expect(Spelling.nearest(to: long, among: [long]) == nil)
  }
}
