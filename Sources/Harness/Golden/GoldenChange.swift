import Report

/// What differs between a golden file and a run, in meaning.
struct GoldenChange: Equatable {
  enum Kind: String {
    case detail, moved, outcome, tie, reasons, new, gone
  }

  var kind: Kind
  /// As in the golden file; empty for what concerns the whole file.
  var pod: String
  /// The verdict before and after, where they differ.
  var before: String
  var after: String

  /// `default/web-2: node-a -> node-c`.
  var text: String {
    switch kind {
    case .detail: "detail: \(before) -> \(after)"
    case .moved, .outcome: "\(pod): \(Self.short(before)) -> \(Self.short(after))"
    case .tie: "\(pod): \(before.dropFirst(3)) -> \(after.dropFirst(3))"
    case .reasons: "\(pod): still \(Self.short(after)), but for other reasons"
    case .new: "\(pod): new, \(after)"
    case .gone: "\(pod): gone, was \(before)"
    }
  }

  private static func short(_ verdict: String) -> String { Golden.node(ofVerdict: verdict) ?? verdict }

  /// - Complexity: O(*n*) in the number of pods.
  static func changes(from old: Golden, to new: Golden) -> [GoldenChange] {
    var changes: [GoldenChange] = []
    if old.detail != new.detail {
      changes.append(.init(kind: .detail, pod: "", before: old.detail.rawValue, after: new.detail.rawValue))
    }
    for pair in Golden.pair(old, new) {
      switch pair {
      case .both(let a, let b):
        if let kind = kind(a, b, sameDetail: old.detail == new.detail) {
          changes.append(.init(kind: kind, pod: b.pod, before: a.verdict, after: b.verdict))
        }
      case .old(let a): changes.append(.init(kind: .gone, pod: a.pod, before: a.verdict, after: ""))
      case .new(let b): changes.append(.init(kind: .new, pod: b.pod, before: "", after: b.verdict))
      }
    }
    // What moves people comes first, each kind in the order of the file.
    let order: [Kind] = [.detail, .outcome, .moved, .gone, .new, .tie, .reasons]
    return order.flatMap { kind in changes.filter { $0.kind == kind } }
  }

  private static func kind(_ a: Golden.Block, _ b: Golden.Block, sameDetail: Bool) -> Kind? {
    if a.verdict == b.verdict { return a.lines == b.lines || !sameDetail ? nil : .reasons }
    guard let before = Golden.node(ofVerdict: a.verdict), let after = Golden.node(ofVerdict: b.verdict)
    else { return .outcome }
    return before == after ? .tie : .moved
  }
}

extension Golden {
  /// A block of either side, or one pod's two.
  enum Pair {
    case both(Block, Block)
    case old(Block)
    case new(Block)
  }

  /// Blocks side by side: in the new order, with those that are gone after the block they followed.
  static func pair(_ old: Golden, _ new: Golden) -> [Pair] {
    var places: [String: Int] = [:]
    for (place, block) in new.blocks.enumerated() where places[block.pod] == nil { places[block.pod] = place }
    var pairs: [Pair] = []
    var next = 0
    for block in old.blocks {
      guard let place = places[block.pod], place >= next else {
        pairs.append(.old(block))
        continue
      }
      while next < place {
        pairs.append(.new(new.blocks[next]))
        next += 1
      }
      pairs.append(.both(block, new.blocks[place]))
      next = place + 1
    }
    return pairs + new.blocks[next...].map(Pair.new)
  }
}
