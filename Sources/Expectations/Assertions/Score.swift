import ControlPlane
import Scheduler
import YAML

/// `score: {node: node-a, plugin: NodeAffinity, equals: 100}`: a node's score for each pod.
///
/// With `plugin`, that plugin's score from 0 to 100 before its weight; without, the node's total. Without a node, every
/// node of the pod's tie is meant.
struct Score: Assertion {
  static let key = "score"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var plugin: PluginName?
  var bounds = Bounds()

  var needsNodes: Bool { true }

  static let shape = ObjectShape<Score>(
    "score",
    NodeSelection.fields(\.nodes) + [
      Field("plugin") { entry, score, reader in
        let plugin: PluginName? = reader.word(entry.value, "plugin")
        score.plugin = plugin
      }
    ] + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Score? {
    var score = Score()
    guard shape.read(node, as: key, into: &score, &reader), score.bounds.check(in: node, as: key, &reader)
    else { return nil }
    return score
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let selected = nodes.isEmpty ? [] : try nodes.rows(in: placements)
    return pods.flatMap { pod in
      let decision = placements.run.pods[pod].decision
      let rows = nodes.isEmpty ? decision.standings : selected
      if rows.isEmpty {
        return [mismatch(pod, "the pod has no node, it is \(placements.account(of: decision))", placements)]
      }
      return rows.compactMap { judge(pod, onNode: $0, in: placements) }
    }
  }

  private func judge(_ pod: Int, onNode row: Int, in placements: Placements) -> Mismatch? {
    let table = placements.run.pods[pod].decision.table
    let node = placements.nodeName(row)
    guard let entry = placements.entry(ofNode: row, in: table), table.totals.indices.contains(entry) else {
      return mismatch(pod, "\(node) was not asked and has no score", placements)
    }
    if table.rejections[entry] != nil {
      let rejections = placements.rejections(ofNode: row, for: pod)
      return mismatch(
        pod, "\(node) rejected the pod and has no score", placements, causes: rejections.flatMap(\.causes))
    }
    guard let plugin else {
      let total = table.totals[entry]
      if bounds.holds(for: total) { return nil }
      let parts = table.scores.map { "\($0.plugin.rawValue) \(Self.weighted($0, entry))" }
      return mismatch(
        pod, "\(node) has a total of \(total)", placements, causes: [.init("made of \(parts.joined(separator: ", "))")])
    }
    guard let column = table.scores.first(where: { $0.plugin == plugin }) else {
      return mismatch(pod, "\(plugin.rawValue) had nothing to score for this pod", placements)
    }
    let score = column.normalized[entry]
    if bounds.holds(for: score) { return nil }
    return mismatch(
      pod, "\(node) has \(score)", placements,
      causes: [.init("\(column.raw[entry]) before it is brought to 0 to 100, weight \(column.weight)")])
  }

  private func mismatch(
    _ pod: Int, _ actual: String, _ placements: Placements, causes: [Mismatch.Cause] = []
  ) -> Mismatch {
    let what = plugin.map { "a score by \($0.rawValue)" } ?? "a total score"
    let place = nodes.isEmpty ? "" : " on \(nodes)"
    return Mismatch(
      pods: [placements.label(ofPod: pod)], expected: "\(what) of \(bounds)\(place)", actual: actual, causes: causes)
  }

  private static func weighted(_ column: ScoreColumn, _ entry: Int) -> Int64 {
    column.normalized[entry].multipliedReportingOverflow(by: column.weight).partialValue
  }
}
