import ControlPlane
import Kubernetes
import Scheduler
public import SourceText
import Symbols
public import WhatIf

/// How many nodes would have to be added for the pods without a place.
public struct NodesNeededReport: Sendable {
  /// The node that the new ones are like.
  public var model: String
  /// Pods without a place as things are.
  public var pending: Int
  /// How many nodes to add.
  public var count: Int
  /// Pods that have no place then either, whatever the number; where there is a ``limit``, with so many nodes.
  public var left: [Pod]
  /// Pods that the API server refuses: no node changes that.
  public var refused: [Pod]
  /// More nodes were not tried, and might take more pods.
  public var limit: Int?

  /// What goes for all of it.
  public var remarks: ReportRemarks
  /// What is wrong with the input.
  public var problems: [ReportProblem] = []

  public struct Pod: Hashable, Sendable {
    /// `shop/web-3`.
    public var name: String
    public var why: String
  }

  public init(_ needed: NodesNeeded, in sources: SourceMap) {
    remarks = ReportRemarks(needed.run.remarks, in: sources)
    model = needed.model.text
    pending = needed.pending
    count = needed.count
    limit = needed.limit
    left = needed.left.map { Pod($0, in: sources) }
    refused = needed.refused.map { Pod($0, in: sources) }
  }

  /// `2 pods are refused, no node changes that`, before those pods; nil without any.
  var refusedSentence: String? {
    switch refused.count {
    case 0: nil
    case 1: "1 pod is refused by the API server, and no node changes that"
    default: "\(refused.count) pods are refused by the API server, and no node changes that"
    }
  }

  /// `12 pods have no place: 3 more nodes like node-a take them all`.
  var sentence: StyledText {
    if pending == 0 {
      let who = refused.isEmpty ? "every pod" : "every other pod"
      return StyledText("\(who) has a place: no node is needed", .good)
    }
    let head = pending == 1 ? "1 pod has no place" : "\(pending) pods have no place"
    let nodes = count == 1 ? "1 more node like \(model) takes" : "\(count) more nodes like \(model) take"
    if count == 0 { return StyledText("\(head), and no number of nodes like \(model) gives it one", .bad) }
    if let limit {
      let taken = "\(head): \(nodes) \(pending - left.count) of them"
      return StyledText("\(taken); more than \(limit) are not tried, and \(left.count) still have none", .caution)
    }
    if left.isEmpty { return StyledText("\(head): \(nodes) \(pending == 1 ? "it" : "them all")", .good) }
    return StyledText(
      "\(head): \(nodes) what can be taken; \(left.count) still \(left.count == 1 ? "has" : "have") none", .caution)
  }
}

extension NodesNeededReport.Pod {
  fileprivate init(_ placement: PodPlacement, in sources: SourceMap) {
    let pod = PodReport(placement, nodeNames: [], sources: sources, detail: .placement)
    self.init(
      name: "\(pod.namespace)/\(pod.name)", why: pod.refusal == nil ? pod.message : pod.why)
  }
}
