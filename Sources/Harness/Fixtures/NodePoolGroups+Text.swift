public import Grammar
import Kubernetes
import Report
import Symbols

extension NodePoolGroups {
  /// The pools as a document of kind NodePools.
  public var text: String {
    var lines = [
      "apiVersion: \(PlacementTest.apiVersion)", "kind: \(NodePools.kind)", "nodes:",
    ]
    if !ownLabels.isEmpty {
      lines.insert(
        "# Left out, because every node has a value of its own: \(ownLabels.joined(separator: ", ")).", at: 0)
    }
    for pool in pools { lines += pool.lines }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension NodePoolGroups.Pool {
  fileprivate var lines: [String] {
    var lines = ["  - name: \(YAMLWord.text(name))"]
    if nodes.count > 1 { lines.append("    count: \(nodes.count)") }
    if !zones.isEmpty { lines.append("    zones: [\(zones.map(YAMLWord.text).joined(separator: ", "))]") }
    if let region { lines.append("    region: \(YAMLWord.text(region))") }
    if !labels.isEmpty {
      lines.append("    labels:")
      lines += labels.map { "      \(YAMLWord.text($0.key.text)): \(YAMLWord.text($0.value.text))" }
    }
    let taints = nodes.first?.taints.map { YAMLWord.quoted($0.text) } ?? []
    if !taints.isEmpty { lines.append("    taints: [\(taints.joined(separator: ", "))]") }
    let amounts = allocatable.map { "\(YAMLWord.text($0.name)): \(Self.text(ofAmount: $0.amount))" }
    lines.append("    allocatable: {\(amounts.joined(separator: ", "))}")
    return lines
  }

  /// An amount: `4`, `14Gi` and `3920m` stand as they are.
  private static func text(ofAmount amount: String) -> String {
    let suffix = amount.drop { $0.isASCII && $0.isNumber }
    let suffixes = ["", "m", "k", "M", "G", "T", "Ki", "Mi", "Gi", "Ti"]
    return suffix.count < amount.count && suffixes.contains(String(suffix)) ? amount : YAMLWord.quoted(amount)
  }
}
