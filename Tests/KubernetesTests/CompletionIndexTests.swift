import Kubernetes
import Testing

/// The indexes of Jobs.
@Suite struct CompletionIndexTests {
  @Test func indexesAreReadAndWritten() {
    let set = CompletionIndexes("0,1,3-5,9", below: 8)
    #expect(set.text == "0,1,3-5")
    #expect(set.count == 5)
    #expect(set.firstMissing(3, below: 8) == [2, 6, 7])
    #expect(CompletionIndexes([4, 2, 3, 7]).text == "2-4,7")
    #expect(CompletionIndexes("a,3-1,-2,2-2000000000", below: 4).text == "2,3")
  }

  @Test func whatIsDoneInEitherWayIsDone() {
    var set = CompletionIndexes("0-1,5")
    set.formUnion(CompletionIndexes("2,9223372036854775806"))
    #expect(set.text == "0-2,5,9223372036854775806")
    #expect(set.firstMissing(3, below: .max) == [3, 4, 6])
    #expect(CompletionIndexes("0-9223372036854775807").firstMissing(1, below: .max).isEmpty)
    #expect(CompletionIndexes().isEmpty && CompletionIndexes("x").isEmpty)
  }
}
