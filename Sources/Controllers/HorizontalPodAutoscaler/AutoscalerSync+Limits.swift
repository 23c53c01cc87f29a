import Store
import Symbols

/// How fast, how far and how steadily a workload is scaled.
extension AutoscalerSync {
  /// A number of replicas, and why it is not another.
  struct Limited {
    var replicas: Int64
    var reason = "DesiredWithinRange"
    var message = "the desired count is within the acceptable range"
  }

  /// Without `behavior`: down to the highest of what was asked for lately, up to twice as many, or four.
  mutating func normalize(_ desired: Int64, _ current: Int64) -> Int64 {
    let stabilized = max(desired, current)
    tellStabilized(stabilized, desired, goesUp: false)
    let limit = max(current.multipliedReportingOverflow(by: 2).partialValue, 4)
    var result = Limited(replicas: stabilized)
    if stabilized < minReplicas {
      result = tooFew
    } else if stabilized > min(maxReplicas, limit) {
      result = maxReplicas > limit ? tooFast(limit) : tooMany
    }
    return tellLimited(result, stabilized)
  }

  mutating func normalizeByBehavior(_ desired: Int64, _ current: Int64) -> Int64 {
    if !spec["behavior"]["scaleDown"].isNull {
      spec["behavior"]["scaleDown"].fill("stabilizationWindowSeconds", 300)
    }
    let up = ScalingRules(spec["behavior"]["scaleUp"])
    let down = ScalingRules(spec["behavior"]["scaleDown"])
    // All that was asked for before is what is there.
    let upper = down.window > 0 ? max(desired, current) : desired
    let lower = up.window > 0 ? min(desired, current) : desired
    let stabilized = min(max(current, lower), upper)
    tellStabilized(stabilized, desired, goesUp: desired >= current)
    var result = Limited(replicas: stabilized)
    if stabilized > current {
      let limit = max(up.highest(from: current), current)
      if stabilized > min(maxReplicas, limit) { result = maxReplicas > limit ? tooFast(limit) : tooMany }
    } else if stabilized < current {
      let limit = min(down.lowest(from: current), current)
      if stabilized < max(minReplicas, limit) { result = minReplicas < limit ? tooSlow(limit) : tooFew }
    }
    return tellLimited(result, stabilized)
  }

  private var tooFew: Limited {
    let message = "the desired replica count is less than the minimum replica count"
    return Limited(replicas: minReplicas, reason: "TooFewReplicas", message: message)
  }

  private var tooMany: Limited {
    let message = "the desired replica count is more than the maximum replica count"
    return Limited(replicas: maxReplicas, reason: "TooManyReplicas", message: message)
  }

  private func tooFast(_ limit: Int64) -> Limited {
    let message = "the desired replica count is increasing faster than the maximum scale rate"
    return Limited(replicas: limit, reason: "ScaleUpLimit", message: message)
  }

  private func tooSlow(_ limit: Int64) -> Limited {
    let message = "the desired replica count is decreasing faster than the maximum scale rate"
    return Limited(replicas: limit, reason: "ScaleDownLimit", message: message)
  }

  private mutating func tellStabilized(_ stabilized: Int64, _ desired: Int64, goesUp: Bool) {
    if stabilized == desired {
      setCondition("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size")
    } else if goesUp {
      let message = "recent recommendations were lower than current one, applying the lowest recent recommendation"
      setCondition("AbleToScale", true, "ScaleUpStabilized", message)
    } else {
      let message = "recent recommendations were higher than current one, applying the highest recent recommendation"
      setCondition("AbleToScale", true, "ScaleDownStabilized", message)
    }
  }

  private mutating func tellLimited(_ result: Limited, _ stabilized: Int64) -> Int64 {
    setCondition("ScalingLimited", result.replicas != stabilized, result.reason, result.message)
    return result.replicas
  }
}
