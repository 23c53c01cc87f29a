import Symbols
import YAML

/// HorizontalPodAutoscalers between `autoscaling/v1`, which knows the use of CPU alone, and `autoscaling/v2`.
///
/// Other metrics have no place in v1, which keeps them in annotations there; those are left as they are.
enum AutoscalerConversion {
  static func convert(_ object: YAMLDraft, toV1: Bool) -> YAMLDraft {
    var object = object
    if toV1 {
      object.edit("spec") { spec in
        let target = cpu(spec["metrics"])?.at("resource", "target", "averageUtilization")
        spec["metrics"] = nil
        spec["behavior"] = nil
        spec["targetCPUUtilizationPercentage"] = target
      }
      if object["status"] != nil {
        object.edit("status") { status in
          let current = cpu(status["currentMetrics"])?.at("resource", "current", "averageUtilization")
          for key: Symbol in ["currentMetrics", "conditions"] { status[key] = nil }
          status["currentCPUUtilizationPercentage"] = current
        }
      }
    } else {
      object.edit("spec") { spec in
        if let percent = spec["targetCPUUtilizationPercentage"] {
          spec["metrics"] = .list([metric(percent, "target", hasType: true)], at: percent)
        }
        spec["targetCPUUtilizationPercentage"] = nil
      }
      if object["status"] != nil {
        object.edit("status") { status in
          if let percent = status["currentCPUUtilizationPercentage"] {
            status["currentMetrics"] = .list([metric(percent, "current", hasType: false)], at: percent)
          }
          status["currentCPUUtilizationPercentage"] = nil
        }
      }
    }
    return object
  }

  private static func cpu(_ metrics: YAMLDraft?) -> YAMLDraft? {
    metrics?.items.first { $0["type"]?.text == "Resource" && $0.at("resource", "name")?.text == "cpu" }
  }

  private static func metric(_ percent: YAMLDraft, _ key: Symbol, hasType: Bool) -> YAMLDraft {
    let amount = YAMLDraft.mapping(
      ["type": hasType ? .text("Utilization", at: percent) : nil, "averageUtilization": percent], at: percent)
    var resource = YAMLDraft.mapping(["name": .text("cpu", at: percent)], at: percent)
    resource[key] = amount
    return .mapping(["type": .text("Resource", at: percent), "resource": resource], at: percent)
  }
}
