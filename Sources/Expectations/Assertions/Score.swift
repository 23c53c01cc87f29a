import ControlPlane
import Grammar
import Scheduler
import Symbols
import YAML

/// `score: {node: node-a, plugin: NodeAffinity, equals: 100}`: a node's score for each pod.
///
/// With `plugin`, that plugin's score from 0 to 100 before its weight; without, the node's total. Without a node, every
/// node of the pod's tie is meant. `above: node-b` compares it with the same score of another node.
struct Score: Assertion {
  static let key = "score"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var plugin: PluginName?
  var bounds = Bounds()
  /// The nodes that must have less.
  var above: Glob?

  var needsNodes: Bool { true }

  static let shape = ObjectShape<Score>(
    "score",
    NodeSelection.fields(\.nodes) + [
      ShapeField("plugin") { entry, score, reader in
        let plugin: PluginName? = reader.word(entry.value, "plugin")
        score.plugin = plugin
      },
      ShapeField("above") { entry, score, reader in
        score.above = reader.string(entry.value, "above").map { Glob($0) }
      },
    ] + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Score? {
    var score = Score()
    guard shape.read(node, as: key, into: &score, &reader) else { return nil }
    if node["above"] != nil, !Bounds.areGiven(in: node) { return score }
    return score.bounds.check(in: node, as: key, orElse: ["above"], &reader) ? score : nil
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let selected = nodes.isEmpty ? [] : try nodes.rows(in: placements)
    var lower: [Int] = []
    if let above {
      var named = NodeSelection()
      named.names = [above]
      lower = try named.rows(in: placements)
    }
    return pods.flatMap { pod in
      let decision = placements.run.pods[pod].decision
      let rows = nodes.isEmpty ? decision.standings : selected
      if rows.isEmpty {
        return [mismatch(pod, "the pod has no node, it is \(placements.account(of: decision))", placements)]
      }
      return rows.compactMap { judge(pod, onNode: $0, above: lower, in: placements) }
    }
  }

  private func judge(_ pod: Int, onNode row: Int, above lower: [Int], in placements: Placements) -> Mismatch? {
    let node = placements.nodeName(row)
    let own: NodeScore
    do throws(Absence) { own = try score(of: pod, onNode: row, in: placements) } catch {
      return mismatch(pod, error.why, placements, causes: error.causes)
    }
    if !bounds.holds(for: own.score) {
      return mismatch(pod, "\(node) has \(own.text)", placements, causes: [own.makeup])
    }
    for other in lower where other != row {
      do throws(Absence) {
        let theirs = try score(of: pod, onNode: other, in: placements)
        if own.score > theirs.score { continue }
        let causes = plugin == nil ? placements.whyNotOn([row], pod: pod, but: other) : [own.makeup]
        return mismatch(
          pod, "\(node) has \(own.text), \(placements.nodeName(other)) \(theirs.score)", placements, causes: causes)
      } catch {
        return mismatch(pod, error.why, placements, causes: error.causes)
      }
    }
    return nil
  }

  /// One node's score and what it is made of.
  private struct NodeScore {
    let score: Int64
    let text: String
    let makeup: Mismatch.Cause
  }

  /// Why a node has no such score.
  private struct Absence: Error {
    let why: String
    var causes: [Mismatch.Cause] = []
  }

  private func score(of pod: Int, onNode row: Int, in placements: Placements) throws(Absence) -> NodeScore {
    let table = placements.run.pods[pod].decision.table
    let node = placements.nodeName(row)
    guard let entry = placements.entry(ofNode: row, in: table), table.totals.indices.contains(entry) else {
      throw Absence(why: "\(node) was not asked and has no score")
    }
    if table.rejections[entry] != nil {
      let rejections = placements.rejections(ofNode: row, for: pod)
      throw Absence(why: "\(node) rejected the pod and has no score", causes: rejections.flatMap(\.causes))
    }
    guard let plugin else {
      let parts = table.scores.map { "\($0.plugin.rawValue) \(Self.weighted($0, entry))" }
      let total = table.totals[entry]
      return NodeScore(
        score: total, text: "a total of \(total)", makeup: .init("made of \(parts.joined(separator: ", "))"))
    }
    guard let column = table.scores.first(where: { $0.plugin == plugin }) else {
      throw Absence(why: "\(plugin.rawValue) had nothing to score for this pod")
    }
    let score = column.normalized[entry]
    return NodeScore(
      score: score, text: "\(score)",
      makeup: .init("\(column.raw[entry]) before it is brought to 0 to 100, weight \(column.weight)"))
  }

  private func mismatch(
    _ pod: Int, _ actual: String, _ placements: Placements, causes: [Mismatch.Cause] = []
  ) -> Mismatch {
    Mismatch(pods: [placements.label(ofPod: pod)], expected: description, actual: actual, causes: causes)
  }

  private static func weighted(_ column: ScoreColumn, _ entry: Int) -> Int64 {
    column.normalized[entry].multipliedReportingOverflow(by: column.weight).partialValue
  }
}

extension Score: CustomStringConvertible {
  var description: String {
    var text = plugin.map { "a score by \($0.rawValue)" } ?? "a total score"
    if bounds != Bounds() { text += " of \(bounds)" }
    if let above { text += " above that of \(above.pattern)" }
    return nodes.isEmpty ? text : text + " on \(nodes)"
  }
}
