import Kubernetes
import SourceText
import Symbols
import YAML

extension NodePool {
  /// The pool's nodes as objects: the zones take turns in name order, and the well-known labels are set.
  var nodes: [YAMLDraft] {
    guard let count else { return [node(named: name, zone: zones.first)] }
    let digits = String(count).count
    return (1...count).map { number in
      let text = String(number)
      let padded = String(repeating: "0", count: digits - text.count) + text
      return node(named: "\(name)-\(padded)", zone: zones.isEmpty ? nil : zones[(number - 1) % zones.count])
    }
  }

  private func node(named name: String, zone: YAMLDraft?) -> YAMLDraft {
    var labels: [YAMLDraft.Entry] = []
    // Label `old` is the one that kubelets of today still set beside `key`: what is written of either counts for both.
    func set(_ key: Symbol, alsoAs old: Symbol, _ standard: YAMLDraft) {
      let written = self.labels.first { $0.key == key } ?? self.labels.first { $0.key == old }
      set(key, written?.value ?? standard)
      set(old, written?.value ?? standard)
    }
    func set(_ key: Symbol, _ value: YAMLDraft) {
      // A label of the pool's own has the last word.
      if self.labels.contains(where: { $0.key == key }) { return }
      labels.append(YAMLDraft.Entry(key: key, keyRange: value.range, value: value))
    }
    set("kubernetes.io/arch", alsoAs: "beta.kubernetes.io/arch", text("amd64"))
    set(.hostname, text(name))
    set("kubernetes.io/os", alsoAs: "beta.kubernetes.io/os", text("linux"))
    if let region { set(.region, region) }
    if let zone { set(.zone, zone) }
    var allocatable = allocatable
    if !allocatable.contains(where: { $0.key == "pods" }) {
      allocatable.append(YAMLDraft.Entry(key: "pods", keyRange: place.range, value: text("110")))
    }
    var spec: [(Symbol, YAMLDraft.Content)] = []
    if !taints.isEmpty { spec.append(("taints", .sequence(taints))) }
    let metadata = place.mapping([
      ("name", .scalar(name, isPlain: false)), ("labels", .mapping(labels + self.labels)),
    ])
    return place.mapping([
      ("apiVersion", .scalar("v1", isPlain: false)), ("kind", .scalar("Node", isPlain: false)),
      ("metadata", metadata.content), ("spec", place.mapping(spec).content),
      ("status", place.mapping([("allocatable", .mapping(allocatable))]).content),
    ])
  }

  private func text(_ text: String) -> YAMLDraft { YAMLDraft(.scalar(text, isPlain: false), at: place) }
}
