/// The difference of two texts as the API server's messages show it: a unified diff with three lines around each change.
///
/// Equal blocks are found as Python's difflib and its Go port find them: the longest first, then on both sides of it; lines that are very
/// frequent in a long text start no block.
struct LineDifference {
  private static let context = 3

  private let old: [String]
  private let new: [String]
  /// Where each line of the new text stands, without the very frequent ones.
  private var places: [String: [Int]] = [:]

  static func text(_ old: [String], _ new: [String]) -> String {
    LineDifference(old, new).text
  }

  private init(_ old: [String], _ new: [String]) {
    self.old = old
    self.new = new
    for (place, line) in new.enumerated() { places[line, default: []].append(place) }
    if new.count >= 200 { places = places.filter { $0.value.count <= new.count / 100 + 1 } }
  }

  private struct Block {
    var old: Int
    var new: Int
    var count: Int
  }

  // MARK: Equal blocks

  private var blocks: [Block] {
    var open = [(0..<old.count, 0..<new.count)]
    var found: [Block] = []
    while let (a, b) = open.popLast() {
      let block = longest(a, b)
      if block.count == 0 { continue }
      found.append(block)
      if a.lowerBound < block.old, b.lowerBound < block.new {
        open.append((a.lowerBound..<block.old, b.lowerBound..<block.new))
      }
      if block.old + block.count < a.upperBound, block.new + block.count < b.upperBound {
        open.append((block.old + block.count..<a.upperBound, block.new + block.count..<b.upperBound))
      }
    }
    found.sort { ($0.old, $0.new) < ($1.old, $1.new) }
    var merged: [Block] = []
    for block in found {
      if let last = merged.last, last.old + last.count == block.old, last.new + last.count == block.new {
        merged[merged.count - 1].count += block.count
      } else {
        merged.append(block)
      }
    }
    return merged
  }

  private func longest(_ a: Range<Int>, _ b: Range<Int>) -> Block {
    var best = Block(old: a.lowerBound, new: b.lowerBound, count: 0)
    var lengths: [Int: Int] = [:]
    for i in a {
      var next: [Int: Int] = [:]
      for j in places[old[i]] ?? [] {
        if j < b.lowerBound { continue }
        if j >= b.upperBound { break }
        let count = (lengths[j - 1] ?? 0) + 1
        next[j] = count
        if count > best.count { best = Block(old: i - count + 1, new: j - count + 1, count: count) }
      }
      lengths = next
    }
    while best.old > a.lowerBound, best.new > b.lowerBound, old[best.old - 1] == new[best.new - 1] {
      best.old -= 1
      best.new -= 1
      best.count += 1
    }
    while best.old + best.count < a.upperBound, best.new + best.count < b.upperBound,
      old[best.old + best.count] == new[best.new + best.count]
    {
      best.count += 1
    }
    return best
  }

  // MARK: Hunks

  fileprivate struct Change {
    var isEqual: Bool
    var old: Range<Int>
    var new: Range<Int>
  }

  private var text: String {
    var changes: [Change] = []
    var (i, j) = (0, 0)
    for block in blocks + [Block(old: old.count, new: new.count, count: 0)] {
      if i < block.old || j < block.new {
        changes.append(Change(isEqual: false, old: i..<block.old, new: j..<block.new))
      }
      if block.count > 0 {
        changes.append(
          Change(
            isEqual: true, old: block.old..<block.old + block.count, new: block.new..<block.new + block.count))
      }
      (i, j) = (block.old + block.count, block.new + block.count)
    }
    return hunks(changes).map(text(ofHunk:)).joined()
  }

  private func hunks(_ changes: [Change]) -> [[Change]] {
    guard changes.contains(where: { !$0.isEqual }) else { return [] }
    let context = Self.context
    var hunks: [[Change]] = [[]]
    for (place, change) in changes.enumerated() {
      guard change.isEqual else {
        hunks[hunks.count - 1].append(change)
        continue
      }
      let isFirst = place == 0
      let isLast = place == changes.count - 1
      let count = change.old.count
      if isFirst {
        hunks[0].append(change.suffix(context))
      } else if isLast {
        hunks[hunks.count - 1].append(change.prefix(context))
      } else if count > 2 * context {
        hunks[hunks.count - 1].append(change.prefix(context))
        hunks.append([change.suffix(context)])
      } else {
        hunks[hunks.count - 1].append(change)
      }
    }
    return hunks
  }

  private func text(ofHunk hunk: [Change]) -> String {
    guard let first = hunk.first, let last = hunk.last else { return "" }
    var text =
      "@@ -\(Self.place(first.old.lowerBound..<last.old.upperBound)) +\(Self.place(first.new.lowerBound..<last.new.upperBound)) @@\n"
    for change in hunk {
      if change.isEqual {
        for line in old[change.old] { text += " \(line)\n" }
      } else {
        for line in old[change.old] { text += "-\(line)\n" }
        for line in new[change.new] { text += "+\(line)\n" }
      }
    }
    return text
  }

  private static func place(_ range: Range<Int>) -> String {
    if range.count == 1 { return String(range.lowerBound + 1) }
    return "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }
}

extension LineDifference.Change {
  fileprivate func prefix(_ count: Int) -> LineDifference.Change {
    let count = min(count, old.count)
    return LineDifference.Change(
      isEqual: true, old: old.lowerBound..<old.lowerBound + count, new: new.lowerBound..<new.lowerBound + count)
  }

  fileprivate func suffix(_ count: Int) -> LineDifference.Change {
    let count = min(count, old.count)
    return LineDifference.Change(
      isEqual: true, old: old.upperBound - count..<old.upperBound, new: new.upperBound - count..<new.upperBound)
  }
}
