import Kubernetes
import SourceText
import Symbols

/// A device that the search has taken for a request.
struct DevicePick {
  let entry: Int
  let state: DeviceDemandState
  /// Index of the alternative, nil for a request without.
  let alternative: Int?
  /// What is taken of a shared device's capacity, nil for a device taken whole.
  let share: ResourceList?

  func result(_ device: DeviceEntry) -> AllocatedDevice {
    var result = AllocatedDevice()
    result.request = state.name
    result.driver = device.driver
    result.pool = device.pool
    result.device = device.device.name
    result.hasAdminAccess = state.hasAdminAccess
    result.isShared = share != nil
    result.consumedCapacity = share ?? ResourceList()
    return result
  }
}

extension DeviceReach {
  /// The nodes that reach all of some devices, nil for every node.
  static func selector(
    _ entries: [Int], _ inventory: DeviceInventory, _ node: Node
  ) throws(DeviceAllocationFailure) -> NodeSelector? {
    var term = NodeSelectorTerm()
    for entry in entries {
      let device = inventory.entries[entry]
      let slice = inventory.slices[device.slice]
      let reach = slice.perDeviceNodeSelection == true ? device.device.reach : slice.reach
      if !reach.nodeName.isEmpty || device.device.bindsToNode {
        let name = LabelSelector.Requirement(
          key: "metadata.name", operator: .in, operatorText: "In", values: [node.metadata.name])
        return NodeSelector(terms: [NodeSelectorTerm(matchFields: [name])])
      }
      guard let selector = reach.nodeSelector, let own = selector.terms.first else { continue }
      if selector.terms.count > 1 {
        throw .error("unsupported ResourceSlice.NodeSelector with \(selector.terms.count) terms")
      }
      for field in own.matchFields where !term.matchFields.contains(field) { term.matchFields.append(field) }
      for expression in own.matchExpressions where !term.matchExpressions.contains(expression) {
        term.matchExpressions.append(expression)
      }
    }
    return term.isEmpty ? nil : NodeSelector(terms: [term])
  }
}

extension Device {
  /// The first taint that keeps requests away and that none of the tolerations tolerates.
  func untolerated(_ tolerations: [Toleration]) -> Taint? {
    taints.first { taint in
      (taint.effect == .noSchedule || taint.effect == .noExecute) && !tolerations.tolerate(taint)
    }
  }
}
