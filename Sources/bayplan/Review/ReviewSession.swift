import Expectations
import Harness
import Input
import Report

/// Goes through what golden files have otherwise, one at a time.
struct ReviewSession {
  /// One golden file: to be written, or to be deleted because no test names it.
  struct Item {
    /// The test's name, or the path of a file that no test names.
    let name: String
    /// nil for a file that no test names.
    let test: TestReport.Test?
    /// How many assertions of the test fail, whatever becomes of its golden file.
    let failures: Int
    let accept: () throws(InputError) -> Void
  }

  /// What is said about an item.
  enum Answer {
    case accept, reject
    /// Accept this one and all that follow.
    case acceptAll
    /// Reject this one and all that follow.
    case quit
  }

  struct Outcome: Equatable {
    var accepted = 0
    var rejected = 0
    /// Files that could not be written.
    var problems: [String] = []
  }

  let items: [Item]
  let show: (Item, _ number: Int) throws -> Void
  let ask: (Item) -> Answer

  init(_ items: [Item], show: @escaping (Item, Int) throws -> Void, ask: @escaping (Item) -> Answer) {
    self.items = items
    self.show = show
    self.ask = ask
  }

  func run() throws -> Outcome {
    var outcome = Outcome()
    var settled: Answer?
    for (place, item) in items.enumerated() {
      try show(item, place + 1)
      let answer = settled ?? ask(item)
      if answer == .acceptAll || answer == .quit { settled = answer }
      guard answer == .accept || answer == .acceptAll else {
        outcome.rejected += 1
        continue
      }
      do throws(InputError) {
        try item.accept()
        outcome.accepted += 1
      } catch {
        outcome.problems.append(error.message)
      }
    }
    return outcome
  }
}

extension ReviewSession.Answer {
  /// The letters that people type; nil for what means nothing.
  init?(typed text: String) {
    switch text.split(whereSeparator: \.isWhitespace).joined().lowercased() {
    case "y", "yes", "accept": self = .accept
    case "n", "no", "reject": self = .reject
    case "a", "all": self = .acceptAll
    case "q", "quit": self = .quit
    default: return nil
    }
  }
}
