import Foundation
import Testing

@testable import Conformance

/// The set of cases: none lost, none half there, none twice.
@Suite struct CaseFolderTests {
  /// To be raised by whoever adds a case.
  @Test(arguments: [("corrected", 31), ("curated", 135), ("generated", 500), ("versions", 84)])
  func everyFolderHasItsCases(folder: String, count: Int) throws {
    let names = try Self.names(in: Recorded.folder.appendingPathComponent(folder))
    #expect(names.count == count)
    #expect(Recorded.cases.filter { $0.folder == folder }.map(\.name) == names)
  }

  @Test func nothingElseStandsBesideTheFolders() throws {
    #expect(
      try Self.names(in: Recorded.folder) == [
        "README.md", "control-plane", "corrected", "curated", "generated", "steps", "versions",
      ])
    #expect(Recorded.cases.count == 750)
    #expect(Recorded.decisions.count == 2199)
  }

  @Test func namesAreUnique() {
    #expect(Set(Recorded.cases.map(\.name)).count == Recorded.cases.count)
  }

  @Test func everyCaseHasItsFilesAndNoOthers() throws {
    let known: Set = [
      "cluster.yaml", "pods.yaml", "config.yaml", "expected.json", "expected-v1.34.json", "expected-v1.36.json",
      "expected-v1.37.json", "refused-v1.34.txt", "refused-v1.36.txt",
    ]
    for subject in Recorded.cases {
      let files = Set(try Self.names(in: URL(fileURLWithPath: subject.path)))
      #expect(files.isSuperset(of: ["cluster.yaml", "pods.yaml"]), "\(subject.title)")
      #expect(files.contains("expected.json") || files.contains("expected-v1.37.json"), "\(subject.title)")
      #expect(files.isSubset(of: known), "\(subject.title)")
      for label in ["v1.34", "v1.36"] {
        let both = files.contains("refused-\(label).txt") && files.contains("expected-\(label).json")
        #expect(!both, "\(subject.title) has both a result and a refusal of \(label)")
      }
    }
  }

  @Test func refusalsAreThoseOfTheConfigurationsThatAVersionDoesNotKnow() throws {
    var refusals: [String] = []
    for outcome in Recorded.run.outcomes {
      refusals += outcome.results.filter(\.isRefusal).map { "\(outcome.subject.name) \($0.version.name)" }
    }
    #expect(
      refusals == [
        "config-enables-nodedeclaredfeatures v1.34.1", "config-rtcr-shape-with-mostallocated v1.36.2",
        "config-score-enables-dynamicresources v1.34.1",
      ])
  }

  private static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}
