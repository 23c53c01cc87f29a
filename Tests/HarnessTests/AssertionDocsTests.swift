import Expectations
import Foundation
import Testing

/// docs/assertions-reference.md: every assertion has a section, with an entry that holds and one that fails as it says.
@Suite struct AssertionDocsTests {
  struct Section: CustomTestStringConvertible, Sendable {
    let name: String
    /// The entries, as YAML.
    let holding: String
    let failing: String
    /// What the report says about the second.
    let failure: String

    var testDescription: String { name }
  }

  static let sections: [Section] = {
    let page = (try? String(contentsOfFile: Repository.path + "docs/assertions-reference.md", encoding: .utf8)) ?? ""
    return page.components(separatedBy: "\n## ").dropFirst().map { text in
      let blocks = text.components(separatedBy: "```")
      func block(_ index: Int) -> String {
        guard blocks.indices.contains(index), let start = blocks[index].firstIndex(of: "\n") else { return "" }
        return String(blocks[index][start...].dropFirst())
      }
      return Section(
        name: String(text.prefix { $0 != "\n" }), holding: block(1), failing: block(3), failure: block(5))
    }
  }()

  @Test func everyAssertionHasItsSection() {
    #expect(Self.sections.map(\.name).sorted() == AssertionRegistry.all.map { $0.key }.sorted())
  }

  /// What comes of one entry about the applications of the suite.
  private func run(_ entry: String) throws -> String {
    let suite = Repository.path + "testcases/suite/"
    let test = """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {name: t}
      cluster: [\(suite)cluster, \(suite)namespaces.yaml]
      systemWorkloads: [\(suite)cluster/daemonsets.yaml]
      workloads: [\(suite)apps]
      expect:

      """
    let entry = entry.split(separator: "\n").map { "  \($0)\n" }.joined()
    return try Folder(["t.yaml": test + entry]).run(["t.yaml"]).pretty.replacingOccurrences(of: suite, with: "")
  }

  @Test(arguments: sections)
  func theFirstEntryHolds(section: Section) throws {
    #expect(try run(section.holding).hasPrefix("PASS t "))
  }

  @Test(arguments: sections)
  func theSecondFailsAsThePageSays(section: Section) throws {
    let lines = try run(section.failing).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "FAIL t")
    let failure = lines.dropFirst().prefix { !$0.hasPrefix("1 test:") }.map { $0.dropFirst(2) + "\n" }.joined()
    #expect(failure == section.failure)
  }
}
