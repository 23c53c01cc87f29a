import Kubernetes
import SourceText
import Symbols

/// A volume's node affinity, which goes by labels alone.
enum VolumeAffinity {
  /// `matchFields` are not looked at: a term of nothing else matches every node.
  static func matches(_ selector: NodeSelector, _ labels: LabelSet) -> Bool {
    selector.terms.contains { term in
      if term.isEmpty { return false }
      guard term.matchExpressions.allSatisfy({ $0.conversionError(allowsComparison: true) == nil }) else {
        return false
      }
      return term.matchExpressions.allSatisfy { $0.matches(labels[$0.key]) }
    }
  }

  /// The affinity as the driver that a node has for a migrated in-tree volume would state it: by the driver's own zone
  /// label. The volume's own affinity in any other case; nil for none.
  static func translated(_ volume: PersistentVolume, _ node: CSINode?) -> NodeSelector? {
    guard let node, let (plugin, _) = CSIMigration.translate(volume.source, zones: []),
      let driverLabel = plugin.zoneLabel, CSIMigration.isListed(plugin, on: node)
    else { return volume.nodeAffinity }
    let zoneKeys: [Symbol] = [.zone, .betaZone]
    var selector = volume.nodeAffinity ?? NodeSelector(terms: [])
    var namesZones = false
    for term in selector.terms.indices {
      for index in selector.terms[term].matchExpressions.indices {
        let key = selector.terms[term].matchExpressions[index].key
        if zoneKeys.contains(key) {
          selector.terms[term].matchExpressions[index].key = driverLabel
          namesZones = true
        } else if key == driverLabel {
          namesZones = true
        }
      }
    }
    if !namesZones, let zones = zoneKeys.lazy.compactMap({ volume.metadata.labels[$0] }).first {
      let values = zones.text.split(separator: "_").map { Symbol(String($0)) }
      let requirement = LabelSelector.Requirement(
        key: driverLabel, operator: .in, operatorText: "In", values: values)
      if selector.terms.isEmpty { selector.terms.append(NodeSelectorTerm()) }
      for term in selector.terms.indices { selector.terms[term].matchExpressions.append(requirement) }
    }
    return selector.terms.isEmpty ? volume.nodeAffinity : selector
  }

}
