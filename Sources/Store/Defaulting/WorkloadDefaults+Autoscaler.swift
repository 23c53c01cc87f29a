import Symbols

extension WorkloadDefaults {
  /// One replica at least, four fifths of the requested CPU, and, where there is a `behavior`, rules for both directions.
  static func autoscaler(_ object: inout Value) {
    object["spec"].fill("minReplicas", 1)
    if object["spec"]["metrics"].isEmpty {
      let target: Value = ["type": "Utilization", "averageUtilization": 80]
      object["spec"]["metrics"] = [["type": "Resource", "resource": ["name": "cpu", "target": target]]]
    }
    object["status"].fill("desiredReplicas", 0)
    object["status"].dropZeros("currentReplicas")
    if object["spec"]["behavior"].isNull { return }
    let whole: Value = ["type": "Percent", "value": 100, "periodSeconds": 15]
    object["spec"]["behavior"]["scaleUp"].fill("stabilizationWindowSeconds", 0)
    object["spec"]["behavior"]["scaleUp"].fill("selectPolicy", "Max")
    object["spec"]["behavior"]["scaleUp"].fill("policies", [["type": "Pods", "value": 4, "periodSeconds": 15], whole])
    object["spec"]["behavior"]["scaleDown"].fill("selectPolicy", "Max")
    object["spec"]["behavior"]["scaleDown"].fill("policies", [whole])
  }
}
