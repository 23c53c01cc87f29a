import Foundation
import Testing

@testable import Conformance

/// The cases of this repository, and what bayplan makes of them: run once for all tests.
enum Recorded {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = root.appendingPathComponent("testcases/conformance")

  static let cases = (try? ConformanceCase.find(in: folder.path)) ?? []

  /// What one version decided in one case.
  struct Decision: CustomTestStringConvertible, Sendable {
    let subject: ConformanceCase
    let version: ReferenceVersion

    var testDescription: String { "\(subject.title) as \(version.name)" }
  }

  /// All that are recorded.
  static let decisions = cases.flatMap { subject in
    ReferenceVersion.all.filter { subject.result(of: $0) != nil }.map { Decision(subject: subject, version: $0) }
  }

  static let run = ConformanceRun(cases)

  private static let outcomes = Dictionary(
    run.outcomes.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })

  static func outcome(of subject: ConformanceCase) throws -> ConformanceRun.Outcome {
    try #require(outcomes[subject])
  }

  /// The case of a title such as `curated/preemption-basic`.
  static func find(_ title: String) throws -> ConformanceCase {
    try #require(cases.first { $0.title == title })
  }
}
