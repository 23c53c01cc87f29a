import ControlPlane
import Grammar
import Scheduler
import YAML

/// `rejected: {node: gpu-1, by: TaintToleration}`: each of these nodes says no to each pod, for this reason.
///
/// Without a node, every node of the cluster must.
struct Rejected: Assertion {
  static let key = "rejected"
  static let shapes = [shape.summary, RejectionReason.shape.summary]

  var nodes = NodeSelection()
  /// Any of the node's rejections counts, not only the one that kube-scheduler names.
  var plugin: PluginName?
  /// What that rejection says.
  var because: RejectionReason?

  var needsAllRejections: Bool { true }

  static let shape = ObjectShape<Rejected>(
    "rejected",
    NodeSelection.fields(\.nodes) + [
      ShapeField("by") { entry, rejected, reader in
        let plugin: PluginName? = reader.word(entry.value, "plugin")
        rejected.plugin = plugin
      },
      ShapeField("because") { entry, rejected, reader in
        rejected.because = RejectionReason.read(entry.value, &reader)
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Rejected? {
    var rejected = Rejected()
    guard shape.read(node, as: key, into: &rejected, &reader) else { return nil }
    if node.count == 0 {
      reader.error(.saysNothing, at: node.range, "rejected says nothing, give a node, by or because")
      return nil
    }
    return rejected
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    return pods.flatMap { pod in
      let label = placements.label(ofPod: pod)
      let decision = placements.run.pods[pod].decision
      guard !decision.table.rows.isEmpty else {
        return [
          Mismatch(
            pods: [label], expected: description, actual: "no node was asked, \(placements.account(of: decision))")
        ]
      }
      return rows.compactMap { row in
        let rejections = placements.rejections(ofNode: row, for: pod)
        if rejections.contains(where: holds) { return nil }
        let node = placements.nodeName(row)
        if rejections.isEmpty {
          let actual = "\(node) would take the pod, which is \(placements.account(of: decision))"
          return Mismatch(pods: [label], expected: "\(node) \(description)", actual: actual)
        }
        return Mismatch(
          pods: [label], expected: "\(node) \(description)",
          actual: "\(node) rejected by \(rejections.map(\.name).joined(separator: ", "))",
          causes: rejections.flatMap(\.causes))
      }
    }
  }

  private func holds(_ rejection: NodeRejection) -> Bool {
    if let plugin, !rejection.isBy(plugin) { return false }
    return because?.holds(for: rejection) ?? true
  }
}

extension Rejected: CustomStringConvertible {
  var description: String {
    var text = "rejected"
    if let plugin { text += " by \(plugin.rawValue)" }
    if let because { text += " because of \(because)" }
    return text
  }
}
