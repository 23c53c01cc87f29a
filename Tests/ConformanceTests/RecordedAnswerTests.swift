import Foundation
import Symbols
import Testing
import Versions
import YAML

@testable import Conformance
@testable import bayplan

/// What a real kube-apiserver answered to requests, in two versions, fact by fact.
@Suite struct RecordedAnswerTests {
  private static let cases = (try? RequestCase.find(in: Recorded.folder.appending(path: "control-plane").path)) ?? []

  struct Case: CustomTestStringConvertible, Sendable {
    let subject: RequestCase
    let version: ReferenceVersion
    var testDescription: String { "\(subject.title) as \(version.name)" }
  }

  private static let asked = cases.flatMap { subject in
    ReferenceVersion.all.filter { subject.answers(of: $0.played) != nil }.map { Case(subject: subject, version: $0) }
  }

  @Test func thereAreCases() {
    #expect(Self.asked.count > 700)
  }

  @Test(arguments: asked)
  func answersAsTheServerDid(_ recorded: Case) throws {
    let run = RequestRun([recorded.subject], as: [recorded.version]) { AdmitRun.answers(to: $0, as: $1) }
    let outcome = try #require(run.outcomes.first)
    #expect(outcome.problem == nil)
    let result = try #require(outcome.results.first)
    #expect(result.facts > 0)
    if let first = result.differences.first {
      Issue.record(
        "\(first.fact): \(first.expected) was answered, not \(first.actual) (\(result.differences.count) in all)")
    }
  }

  /// A check that finds no difference must be one that can find some.
  @Test func differencesAreFound() throws {
    let subject = try #require(Self.cases.first { $0.title.hasSuffix("/priority-conflict") } ?? Self.cases.first)
    let version = try #require(ReferenceVersion.all.first { $0.name == "v1.36.2" })
    let run = RequestRun([subject], as: [version]) { subject, version in
      var answers = AdmitRun.answers(to: subject, as: version)
      answers[0]["code"] = .number(299, at: answers[0])
      answers[0]["surplus"] = .text("x", at: answers[0])
      return answers
    }
    let result = try #require(run.outcomes.first?.results.first)
    #expect(!result.agrees && result.differences.count == 2 && result.differingFacts == 1)
    #expect(result.differences.first?.fact == "[0].code")
  }
}
