import Report

/// What a golden file says: a block a pod, the pod's line first and what is folded under it after.
struct Golden: Equatable {
  var detail: PlacementDetail
  var blocks: [Block]

  struct Block: Equatable {
    /// `namespace/Deployment/checkout[0]` or `namespace/name`; has no blank.
    var pod: String
    /// `on node-a or node-b`, `unschedulable`, `nominated to node-a, evicting default/low-1`, `gated`, `error`.
    var verdict: String
    /// Without their indentation.
    var lines: [String]
  }

  /// The node that the pod is on, nil for one that is on none.
  static func node(ofVerdict verdict: String) -> String? {
    guard verdict.hasPrefix("on ") else { return nil }
    return verdict.dropFirst(3).split(separator: " ").first.map(String.init)
  }

  var text: String {
    var text = "\(Self.head)\n\(Self.detailKey)\(detail.rawValue)\n\n"
    for block in blocks {
      text += "\(block.pod) \(block.verdict)\n"
      for line in block.lines { text += "  \(line)\n" }
    }
    return text
  }

  static let head = "# What bayplan expects; rewrite with: bayplan test --update"
  /// How many bytes of the head tell a golden file from any other.
  static let signature = "# What bayplan expects".utf8.count
  private static let detailKey = "# detail: "

  /// Why a text is no golden file.
  struct Unreadable: Error {
    let line: Int
    let why: String
  }

  /// Reads a golden file back; line ends may be CRLF, as git may have made them.
  init(parsing text: String) throws(Unreadable) {
    detail = .reasons
    blocks = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        if line.hasPrefix(Self.detailKey) {
          guard let found = PlacementDetail(rawValue: String(line.dropFirst(Self.detailKey.count))) else {
            throw Unreadable(line: number, why: "unknown detail")
          }
          detail = found
        }
      } else if line.hasPrefix("  ") {
        guard !blocks.isEmpty else { throw Unreadable(line: number, why: "a detail before any pod") }
        blocks[blocks.count - 1].lines.append(String(line.dropFirst(2)))
      } else {
        // A pod with a blank in front is none: written again, one called `#a/b` would be a remark.
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].contains("/"), Self.isVerdict(parts[1]) else {
          let isConflict = ["<<<<<<<", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
          throw Unreadable(line: number, why: isConflict ? "a merge conflict" : "not a line that bayplan writes")
        }
        blocks.append(Block(pod: String(parts[0]), verdict: String(parts[1]), lines: []))
      }
    }
  }

  private static func isVerdict(_ text: Substring) -> Bool {
    text.hasPrefix("on ") || text.hasPrefix("nominated") || ["unschedulable", "gated", "error"].contains(text)
  }
}
