import Store
import Symbols

extension Value {
  /// Sets a condition of a pod's status. It keeps the time of its last transition where its status stays.
  ///
  /// Conditions of pods are written with a time of the last probe, which nobody sets: it is `null`.
  mutating func setPodCondition(_ condition: Value) {
    var conditions = self["conditions"].items
    if let place = conditions.firstIndex(where: { $0["type"] == condition["type"] }) {
      var condition = condition
      if conditions[place]["status"] == condition["status"] {
        condition["lastTransitionTime"] = conditions[place]["lastTransitionTime"]
      }
      conditions[place] = condition
    } else {
      conditions.append(condition)
    }
    self["conditions"] = .list(conditions.map(\.withProbeTime))
  }

  private var withProbeTime: Value {
    if !self["lastProbeTime"].isNull { return self }
    return .mapping(Mapping(keepingNulls: [Mapping.Entry(key: "lastProbeTime", value: .null)] + entries))
  }
}
