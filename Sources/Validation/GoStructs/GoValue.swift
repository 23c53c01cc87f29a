import SourceText

/// A value as Go's JSON encoder prints it.
indirect enum GoValue {
  /// Printed already.
  case scalar(String)
  case list([GoValue])
  case object([(key: String, value: GoValue)])

  static let null = GoValue.scalar("null")

  /// On one line, without blanks.
  var compact: String {
    switch self {
    case .scalar(let text): text
    case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
    case .object(let entries):
      "{" + entries.map { "\(GoText.json($0.key)):\($0.value.compact)" }.joined(separator: ",") + "}"
    }
  }

  /// A line for each value, one blank further in for each level.
  var lines: [String] {
    var lines: [String] = []
    write(prefix: "", indent: "", suffix: "", to: &lines)
    return lines
  }

  private func write(prefix: String, indent: String, suffix: String, to lines: inout [String]) {
    switch self {
    case .scalar(let text): lines.append("\(indent)\(prefix)\(text)\(suffix)")
    case .list(let items):
      if items.isEmpty { return lines.append("\(indent)\(prefix)[]\(suffix)") }
      lines.append("\(indent)\(prefix)[")
      for (i, item) in items.enumerated() {
        item.write(prefix: "", indent: indent + " ", suffix: i + 1 < items.count ? "," : "", to: &lines)
      }
      lines.append("\(indent)]\(suffix)")
    case .object(let entries):
      if entries.isEmpty { return lines.append("\(indent)\(prefix){}\(suffix)") }
      lines.append("\(indent)\(prefix){")
      for (i, entry) in entries.enumerated() {
        entry.value.write(
          prefix: "\(GoText.json(entry.key)): ", indent: indent + " ", suffix: i + 1 < entries.count ? "," : "",
          to: &lines)
      }
      lines.append("\(indent)}\(suffix)")
    }
  }
}
