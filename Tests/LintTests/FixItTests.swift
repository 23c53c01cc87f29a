import SourceText
import Testing

@testable import Lint

/// What fix-its change, and when they stay away.
@Suite struct FixItTests {
  /// The file after its fix-its.
  private func fixed(_ bytes: [UInt8]) -> [UInt8] {
    let file = LintedFile(SourceMap().add(path: "a.yaml", bytes: bytes))
    let result = RuleRunner().run([file], cluster: nil)
    return FixedFile.all(in: result).first?.bytes ?? bytes
  }

  private func fixed(_ text: String) -> String { String(decoding: fixed(Array(text.utf8)), as: UTF8.self) }

  private func pod(_ resources: String) -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: ü # 'x'\n    image: b\n"
      + "    resources: {requests: {cpu: 1, memory: \(resources)}} # stays\n"
  }

  @Test(arguments: [
    ("512m", "512Mi"), ("\"512m\"", "\"512Mi\""), ("'512m'", "'512Mi'"), ("512", "512Mi"),
  ])
  func textKeepsItsQuotes(written: String, expected: String) {
    #expect(fixed(pod(written)) == pod(expected))
  }

  @Test func lineEndingsStay() {
    let windows = { (text: String) in text.replacing("\n", with: "\r\n") }
    #expect(fixed(windows(pod("512m"))) == windows(pod("512Mi")))
  }

  @Test(arguments: ["\"512\\x6d\"", "&amount 512m", "!!str 512m"])
  func whatIsNotSimplyTheTextStays(written: String) {
    #expect(fixed(pod(written)) == pod(written))
  }

  @Test func fileWithAliasesStays() {
    let alias =
      pod("512m") + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: &l {b: c}, annotations: *l}\n"
    #expect(fixed(alias) == alias)
  }

  @Test func otherEncodingStays() {
    let text: [UInt8] = pod("512m").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bytes: [UInt8] = [0xFF, 0xFE] + text
    #expect(fixed(bytes) == bytes)
  }

  private func deployment(_ constraint: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a}
    spec:
      replicas: 3
      selector: {matchLabels: {app: a}}
      template:
        metadata: {labels: {app: a}}
        spec:
          topologySpreadConstraints:
    \(constraint)
          containers: [{name: a, image: b, resources: {requests: {cpu: 1, memory: 1Gi}}}]

    """
  }

  @Test func fieldGoesBeforeTheFirstInBlockStyle() {
    let rest = """
      maxSkew: 1 # one
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: a}}
      """
    #expect(
      fixed(deployment("      - \(rest)"))
        == deployment("      - matchLabelKeys: [\"pod-template-hash\"]\n        \(rest)"))
  }

  @Test func fieldGoesAfterTheLastInFlowStyle() {
    let head =
      "      - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, "
      + "labelSelector: {matchLabels: {app: a}}"
    #expect(fixed(deployment(head + "}")) == deployment(head + ", matchLabelKeys: [\"pod-template-hash\"]}"))
  }

  @Test func mendedFileHasNothingLeftToMend() {
    for text in [pod("512m"), pod("512")] {
      let once = fixed(text)
      #expect(fixed(once) == once)
    }
  }

  @Test func editsThatTouchAreAppliedOneAtATime() {
    let file = SourceMap().add(path: "a", bytes: Array("abcdef".utf8))
    let edit = { (start: UInt32, end: UInt32, text: String) in
      TextEdit(range: SourceRange(file: file.id, start: start, end: end), replacement: text)
    }
    let fixed = FixedFile(file, [edit(3, 4, "D"), edit(0, 2, "X"), edit(1, 3, "Y")])
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == "XcDef")
  }
}
