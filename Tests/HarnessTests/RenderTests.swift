import Foundation
import Harness
import Testing

/// The folder of the test, an absolute path, is left out of what is told. What a test file names reaches kustomize and helm as what it is, and never as an option.
@Suite struct RenderTests {
  private func told(_ workload: String, file: String = "t.yaml") throws -> [String] {
    let text = """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {name: t}
      cluster: [{nodes: [{name: a, allocatable: {cpu: 1, memory: 1Gi}}]}]
      workloads: [\(workload)]
      expect: [{pods: {all: true}, outcome: scheduled}]
      """
    let outcome = try Folder([file: text]).run()
    return outcome.pretty.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { line in
      // The folder of the test is a path of its own.
      String(line.dropFirst(2)).replacingOccurrences(
        of: "; or give its output.*", with: "", options: .regularExpression)
    }
  }

  @Test(arguments: [
    "--post-renderer=./evil.sh", "-x", "Web", "web-", "a_b", "a..b", ".a", "a\\nb",
    String(repeating: "a", count: 54),
  ])
  func aReleaseIsAName(name: String) throws {
    let told = try told("{helm: {chart: charts/web, release: \"\(name)\"}}")
    #expect(told.count == 1)
    #expect(
      told.first?.hasSuffix(
        "' is no name of a release: write small letters, digits and dashes, at most 53") == true, "\(told)")
    #expect(told.first?.hasPrefix("t.yaml:5:49: error: '") == true)
  }

  @Test(arguments: ["--kubeconfig=x", "Shop", String(repeating: "a", count: 64), "a.b"])
  func aNamespaceIsAName(name: String) throws {
    #expect(
      try told("{helm: {chart: charts/web, namespace: \"\(name)\"}}") == [
        "t.yaml:5:51: error: '\(name.count > 60 ? name.prefix(60) + "..." : name[...])' is no name of a namespace: "
          + "write small letters, digits and dashes, at most 63"
      ])
  }

  @Test(arguments: [
    ("{kustomize: --enable-exec}", "kubectl kustomize -- --enable-exec"),
    ("{helm: {chart: --debug}}", "helm template -- release-name --debug"),
    ("{helm: {chart: '--post-renderer=./x://y'}}", "helm template -- y --post-renderer=./x://y"),
    ("{helm: {chart: 'oci://r.example.com/web'}}", "helm template -- web oci://r.example.com/web"),
    ("{helm: {chart: web, release: a.b-1, namespace: shop}}", "helm template --namespace=shop -- a.b-1 web"),
    (
      "{helm: {chart: Web_App, values: ['a,b.yaml', '-x', 'http://x/y']}}",
      "helm template '--values=\"a,b.yaml\"' --values=-x --values=http://x/y -- release-name Web_App"
    ),
  ])
  func whatComesFromAFileStandsBehindTheOptions(workload: String, line: String) throws {
    let told = try told(workload)
    let ran = told.first?.components(separatedBy: "which runs '").last.map { String($0.dropLast()) } ?? ""
    #expect(ran == line)
  }
}
