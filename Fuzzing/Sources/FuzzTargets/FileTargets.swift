import Harness
import Kinds
import Kubernetes
import Report
import SourceText
import YAML

extension FuzzTarget {
  /// Golden files: what is read and written again must stay.
  static let golden = FuzzTarget(
    "golden",
    words: [
      "# detail: reasons\n", "# detail: scores\n", "default/web on node-{1..3}\n", "  score ", " or ", "unschedulable",
      "nominated to ", "gated", "\n", "/",
    ]
  ) { bytes in
    if let broken = GoldenText.broken(text(bytes)) { require(false, broken) }
  }

  /// Reports that merge reads: what a reporter shows of one is shown by all, and JSON reads back.
  static let report = FuzzTarget(
    "report",
    words: [
      "\"tests\": [", "\"failures\": []", "\"kind\": \"TestReport\"", "\"verdict\": \"passed\"", "{", "}", "[", "]",
      ",", "null", "-1", "9223372036854775807", "\"shard\": {", "\"\\u202e\"",
    ]
  ) { bytes in
    let sources = SourceMap()
    guard let report = TestReport.read(sources.add(path: "r.json", bytes: Array(bytes))).report else { return }
    for reporter in TestReporter.all {
      let written = ByteOutput.bytes { reporter.write(report, to: $0) }
      guard reporter.name == "json" else { continue }
      let again = TestReport.read(sources.add(path: "again.json", bytes: written)).report
      guard let again else { return require(false, "a report that was written cannot be read") }
      require(
        ByteOutput.bytes { reporter.write(again, to: $0) } == written, "a report changes when it is read and written")
    }
    _ = try? ShardMerge.merge([ShardMerge.Part(path: "a", report: report), ShardMerge.Part(path: "b", report: report)])
  }

  /// Patches: an object, a line of `---`, a patch (a list is a JSON patch).
  static let patch = FuzzTarget(
    "patch",
    words: [
      "---\n", "- op: add\n  path: /a\n  value: 1\n", "op: copy, from: ", "/a/b", "/-", "$patch: replace",
      "$patch: delete", "$retainKeys", "containers:\n- name: a\n", "null",
    ]
  ) { bytes in
    let documents = read(Array(bytes)).documents
    guard documents.count > 1 else { return }
    let object = YAMLDraft(documents[0].root)
    let patch = YAMLDraft(documents[1].root)
    if let operations = try? JSONPatch(patch), let patched = try? operations.apply(to: object) { visit(patched.node()) }
    if let merged = try? StrategicMerge.apply(patch, to: object) { visit(merged.node()) }
  }
}
