import Foundation
import Harness
import Report
import SourceText
import Testing

/// The cases in the user's own format that the repository ships.
@Suite struct TestCaseTests {
  private func run(_ folder: String) -> TestReport {
    let sources = SourceMap()
    let (files, _) = TestDiscovery.find([Repository.path + folder], in: sources)
    return TestReport(TestRunner(sources: sources).run(files), in: sources)
  }

  @Test(arguments: ["testcases/plugins", "testcases/examples", "testcases/suite"])
  func allPass(folder: String) throws {
    let report = run(folder)
    let pretty = try #require(TestReporter.all.first)
    #expect(report.tests.allSatisfy { $0.verdict == .passed }, "\(ByteOutput.text { pretty.write(report, to: $0) })")
    #expect(!report.tests.isEmpty)
  }

  @Test(arguments: [
    "scheduling-gates", "node-unschedulable", "node-name", "taint-toleration", "node-affinity", "node-ports",
    "node-resources-fit", "node-resources-balanced-allocation", "image-locality", "pod-topology-spread",
    "inter-pod-affinity",
  ])
  func aPluginHasACase(plugin: String) {
    #expect(run("testcases/plugins/\(plugin)").tests.count >= 1)
  }

  @Test func everyTestFileNamesTheSchema() throws {
    let root = URL(fileURLWithPath: Repository.path + "testcases")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.lastPathComponent.hasSuffix(".test.yaml") {
      let first = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first ?? ""
      let mark = "# yaml-language-server: $schema="
      #expect(first.hasPrefix(mark), "\(file.path)")
      let schema = file.deletingLastPathComponent().appending(path: String(first.dropFirst(mark.count))).standardized
      #expect(schema.path == Repository.path + "schemas/placement-test.schema.json", "\(file.path)")
      count += 1
    }
    #expect(count >= 13)
  }
}
