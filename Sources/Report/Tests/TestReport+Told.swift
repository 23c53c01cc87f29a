extension TestReport {
  /// A sentence on what tests stand on, told once however many of them say it.
  struct Told {
    var text: String
    /// The tests that say it, in their order.
    var tests: [Test]
  }

  /// What goes for tests as a whole, each sentence once, in the order met.
  var told: [Told] {
    var told: [Told] = []
    var places: [String: Int] = [:]
    for test in tests {
      for text in test.sentences {
        if let place = places[text] {
          told[place].tests.append(test)
        } else {
          places[text] = told.count
          told.append(Told(text: text, tests: [test]))
        }
      }
    }
    return told
  }

  /// ` (in 'web')`, ` (in 3 tests)`, nothing where there is one test only.
  func whose(_ told: Told) -> String {
    if tests.count < 2 { return "" }
    if told.tests.count == tests.count { return " (in all \(tests.count) tests)" }
    return told.tests.count == 1 ? " (in '\(told.tests[0].name)')" : " (in \(told.tests.count) tests)"
  }
}

extension TestReport.Test {
  /// What goes for the test as a whole, a sentence each; what made it unusable is among its problems already.
  var sentences: [String] { verdict == .unusable ? given.sentencesBesideProblems : given.sentences }
}
