import Grammar
import Report
import Symbols

extension ExampleCluster {
  /// As a file of pools, and of the classes that the manifests name.
  public var text: String {
    var lines = [
      "# An example, made up from what the manifests ask for: put your own node pools in its place.",
      "# kubectl get nodes -o yaml | bayplan init --pools --cluster - writes those of a cluster.",
      "apiVersion: \(PlacementTest.apiVersion)", "kind: \(NodePools.kind)", "nodes:",
    ]
    for pool in pools { lines += pool.lines(zones, hasLocalDisk: hasLocalDisk) }
    lines += classes.lines
    return lines.map { $0 + "\n" }.joined()
  }
}

extension ExampleCluster.Pool {
  fileprivate func lines(_ zones: [String], hasLocalDisk: Bool) -> [String] {
    var lines = ["  - name: \(YAMLWord.text(name))"]
    if let count { lines.append("    count: \(count)") }
    lines.append("    zones: [\(zones.map(YAMLWord.text).joined(separator: ", "))]")
    if !labels.isEmpty {
      lines.append("    labels:")
      lines += labels.map { "      \(YAMLWord.text($0.key)): \(YAMLWord.text($0.value))" }
    }
    if !taints.isEmpty {
      lines.append("    taints: [\(taints.map(YAMLWord.quoted).joined(separator: ", "))]")
    }
    let amounts =
      ["cpu: \(cpu)", "memory: \(memoryGi)Gi"] + (hasLocalDisk ? ["ephemeral-storage: 100Gi"] : [])
      + extended.map { "\(YAMLWord.text($0.name)): \(max($0.amount, 1))" }
    lines.append("    allocatable: {\(amounts.joined(separator: ", "))}")
    return lines
  }
}
