import Scheduler

extension PodDiff {
  /// How many lines tell of rejections, and how many of scores.
  static let lineLimit = 4

  /// What differs, in a line: `shop/web-2 moved from node-a to node-c`.
  public var sentence: String {
    switch kind {
    case .unplaced: "\(pod) is \(after.words), was \(before.words)"
    case .placed, .outcome: "\(pod) is \(after.words) now, was \(before.words)"
    case .moved: "\(pod) moved from \(before.nodeWords) to \(after.nodeWords)"
    case .gone: "\(pod) is gone, was \(before.words)"
    case .new: "\(pod) is new, \(after.words)"
    case .preemption: "\(pod) is \(after.words), was \(before.words)"
    case .tie: "\(pod) is still on \(after?.node ?? ""), \(tieWords)"
    case .reasons:
      after?.node == nil
        ? "\(pod) is still \(after.words), for other reasons" : "\(pod) is still \(after.words), other nodes differ"
    case .margin: "\(pod) is still \(after.words), \(marginWords)"
    case .scores: "\(pod) is still \(after.words), scores differ"
    }
  }

  /// Why, and what else differs, a line each; the rest is counted.
  public var details: [DetailReport] {
    var lines = causes
    if after?.node == nil, let message = after?.message, !message.isEmpty, message != before?.message {
      lines.append(DetailReport(message))
    }
    // What a cause has told is not told again.
    let told = causes.isEmpty ? nil : kind == .placed ? after?.node : before?.node
    lines += Self.limited(
      rejections.filter { told == nil || $0.nodes.count > 1 || $0.nodes.first != [told ?? ""] }.map(\.sentence))
    lines += Self.limited(scores.map { DetailReport($0.sentence) })
    if kind != .margin, kind != .tie, before?.node == after?.node, before?.margin != after?.margin {
      lines.append(DetailReport("its \(marginWords)"))
    }
    return lines
  }

  private static func limited(_ lines: [DetailReport]) -> [DetailReport] {
    guard lines.count > lineLimit else { return lines }
    return lines.prefix(lineLimit - 1) + [DetailReport("and \(lines.count - lineLimit + 1) more")]
  }

  /// `now tied with node-b`, `no longer tied with node-c`, or both.
  private var tieWords: String {
    let (old, new) = (before?.ties ?? [], after?.ties ?? [])
    let gained = new.filter { !old.contains($0) && $0 != after?.node }
    let lost = old.filter { !new.contains($0) && $0 != before?.node }
    var words: [String] = []
    if !gained.isEmpty { words.append("now tied with \(gained.listed(limit: 3))") }
    if !lost.isEmpty { words.append("no longer tied with \(lost.listed(limit: 3))") }
    return words.isEmpty ? "tied as before" : words.joined(separator: ", ")
  }

  private var marginWords: String {
    switch (before?.margin, after?.margin) {
    case (let old?, let new?): "margin \(new < old ? "shrank" : "grew") from \(old) to \(new)"
    case (let old?, nil): "margin was \(old), no other node fits now"
    case (nil, let new?): "margin is \(new), no other node fitted before"
    case (nil, nil): "margin is as before"
    }
  }
}

extension PodDiff.Kind {
  /// After a count: `2 moved`.
  var inWords: String {
    switch self {
    case .unplaced: "no longer placed"
    case .moved: "moved"
    case .gone: "gone"
    case .new: "new"
    case .placed: "placed now"
    case .outcome: "with another outcome"
    case .preemption: "with another preemption"
    case .tie: "with another tie"
    case .reasons: "for other reasons"
    case .margin: "with another margin"
    case .scores: "with other scores"
    }
  }
}

extension PodDiff.Standing? {
  /// `on node-a, tied with node-b`, `nominated to node-a, evicting shop/low-1`, `unschedulable`.
  fileprivate var words: String {
    guard let self else { return "" }
    if self.outcome == .scheduled { return "on \(nodeWords)" }
    guard let preemption = self.preemption else { return self.outcome.rawValue }
    let victims = preemption.victims.map { "\($0.namespace)/\($0.name)" }
    return "nominated to \(preemption.nominatedNode)"
      + (victims.isEmpty ? "" : ", evicting \(victims.listed(limit: 3))")
  }

  fileprivate var nodeWords: String {
    guard let self, let node = self.node else { return "?" }
    let others = self.ties.filter { $0 != node }
    return others.isEmpty ? node : "\(node), tied with \(others.listed(limit: 3))"
  }
}
