import Input
import Testing

@testable import bayplan

@Suite struct ReviewSessionTests {
  /// Which of the golden files a, b and c were written, what was shown, and how many were asked about.
  private final class Desk {
    var written: [String] = []
    var shown: [String] = []
    var answers: [ReviewSession.Answer] = []
    var asked = 0

    func run(_ answers: [ReviewSession.Answer], broken: String = "") throws -> ReviewSession.Outcome {
      self.answers = answers
      let items = ["a", "b", "c"].map { name in
        ReviewSession.Item(name: name, test: nil, failures: 0) { () throws(InputError) in
          if name == broken { throw InputError("cannot write \(name)") }
          self.written.append(name)
        }
      }
      return try ReviewSession(items) { item, number in
        self.shown.append("\(number) \(item.name)")
      } ask: { _ in
        self.asked += 1
        return self.answers.removeFirst()
      }.run()
    }
  }

  @Test func eachIsShownAndAskedAbout() throws {
    let desk = Desk()
    #expect(try desk.run([.accept, .reject, .accept]) == .init(accepted: 2, rejected: 1))
    #expect(desk.written == ["a", "c"])
    #expect(desk.shown == ["1 a", "2 b", "3 c"])
  }

  @Test func allAcceptsWhatIsLeft() throws {
    let desk = Desk()
    #expect(try desk.run([.reject, .acceptAll]) == .init(accepted: 2, rejected: 1))
    #expect(desk.written == ["b", "c"])
    #expect(desk.asked == 2)
  }

  @Test func quitRejectsWhatIsLeft() throws {
    let desk = Desk()
    #expect(try desk.run([.accept, .quit]) == .init(accepted: 1, rejected: 2))
    #expect(desk.written == ["a"])
    #expect(desk.asked == 2)
  }

  @Test func whatCannotBeWrittenStopsNothing() throws {
    let desk = Desk()
    let outcome = try desk.run([.acceptAll], broken: "b")
    #expect(outcome == .init(accepted: 2, rejected: 0, problems: ["cannot write b"]))
    #expect(desk.written == ["a", "c"])
  }

  @Test(arguments: [
    ("y", ReviewSession.Answer.accept), (" Yes ", .accept), ("n", .reject), ("reject", .reject), ("A", .acceptAll),
    ("q\r", .quit), ("", nil), ("maybe", nil),
  ])
  func peopleTypeWordsOrLetters(text: String, answer: ReviewSession.Answer?) {
    #expect(ReviewSession.Answer(typed: text) == answer)
  }
}
