import Kinds
import Kubernetes
import SourceText
import Symbols

extension RuleSet {
  private static let metricTypes = ["ContainerResource", "External", "Object", "Pods", "Resource"]
  /// In the order in which the API server looks at them.
  private static let metricSources: [StaticString] = ["object", "external", "pods", "resource", "containerResource"]

  mutating func horizontalPodAutoscaler(_ autoscaler: Field) {
    metadata(autoscaler["metadata"], name: .subdomain, isNamespaced: true)
    let spec = autoscaler["spec"]
    let (least, most) = (spec["minReplicas"], spec["maxReplicas"])
    let fewest = least.integer ?? 1
    let hadNone = old?["spec"]["minReplicas"].integer == 0
    let bound: Int64 = release >= Release(minor: 37) || hadNone ? 0 : 1
    if fewest < bound {
      declared { $0.invalid(least, String(fewest), "must be greater than or equal to \(bound)") }
    }
    let maximum = most.integer ?? 0
    if maximum == 0 {
      declared { $0.required(most, $0.isDeclared ? "" : "must be set and greater than 0") }
    } else if maximum < 0 {
      declared { $0.invalid(most, String(maximum), "must be greater than or equal to 1") }
    }
    if maximum < fewest { invalid(most, String(maximum), "must be greater than or equal to `minReplicas`") }
    scaleTarget(spec["scaleTargetRef"])
    metrics(spec["metrics"], fewest)
    for direction: StaticString in ["scaleUp", "scaleDown"] { scalingRules(spec["behavior"][direction]) }
  }

  private mutating func scaleTarget(_ target: Field) {
    let before = old?["spec"]["scaleTargetRef"]
    // A target that was wrong before may stay so.
    let isKept = before.map {
      $0["kind"].text == target["kind"].text && $0["apiVersion"].text == target["apiVersion"].text
    }
    objectReference(target, needsGroup: !target["kind"].isText("ReplicationController"), checksVersion: isKept != true)
  }

  /// A reference to an object of any group.
  private mutating func objectReference(_ reference: Field, needsGroup: Bool, checksVersion: Bool = true) {
    for name: StaticString in ["kind", "name"] {
      if reference[name].isEmptyText { required(reference[name]) } else { faults(reference[name], .pathSegment) }
    }
    let version = reference["apiVersion"]
    let slashes = version.text.utf8.count { $0 == UInt8(ascii: "/") }
    if !checksVersion { return }
    if slashes > 1 {
      invalid(version, nil, "unexpected GroupVersion string: \(version.text)")
    } else if needsGroup, slashes == 0 || version.text.hasPrefix("/") {
      invalid(version, nil, "apiVersion must specify API group")
    }
  }

  // MARK: Metrics

  private mutating func metrics(_ list: Field, _ fewest: Int64) {
    for metric in list.items { self.metric(metric) }
    if fewest != 0 { return }
    if !list.items.contains(where: { $0["type"].isOne(of: ["Object", "External"]) }) {
      forbidden(list, "must specify at least one Object or External metric to support scaling to zero replicas")
    }
  }

  private mutating func metric(_ metric: Field) {
    let type = metric["type"]
    if type.isEmptyText { required(type, "must specify a metric source type") }
    if !Self.metricTypes.contains(type.text) { notSupported(type, Self.metricTypes) }
    let present = Self.metricSources.filter { metric[$0].exists }
    if let first = present.first { metricSource(metric[first], first.description) }
    var wanted: StaticString?
    if Self.metricTypes.contains(type.text) {
      wanted = Self.metricSources.first { $0.description.lowercased() == type.text.lowercased() }
      if let wanted, !metric[wanted].exists {
        required(metric[wanted], "must populate information for the given metric source")
      }
    } else {
      notSupported(type, Self.metricTypes)
    }
    guard present.count != 1 else { return }
    for source in present where source.description != wanted?.description {
      forbidden(metric[source], "must populate the given metric source only")
    }
  }

  private mutating func metricSource(_ source: Field, _ kind: String) {
    let target = source["target"]
    switch kind {
    case "object":
      objectReference(source["describedObject"], needsGroup: false)
      metricName(source["metric"]["name"])
      metricTarget(target)
      if !target["value"].exists, !target["averageValue"].exists {
        required(target["averageValue"], "must set either a target value or averageValue")
      }
    case "external":
      metricName(source["metric"]["name"])
      metricTarget(target)
      if !target["value"].exists, !target["averageValue"].exists {
        required(target["averageValue"], "must set either a target value for metric or a per-pod target")
      }
      if target["value"].exists, target["averageValue"].exists {
        forbidden(target["value"], "may not set both a target value for metric and a per-pod target")
      }
    case "pods":
      metricName(source["metric"]["name"])
      metricTarget(target)
      if !target["averageValue"].exists {
        required(target["averageValue"], "must specify a positive target averageValue")
      }
    default:
      resourceMetric(source, kind)
    }
  }

  private mutating func resourceMetric(_ source: Field, _ kind: String) {
    let (name, container, target) = (source["name"], source["container"], source["target"])
    if name.isEmptyText {
      required(name, "must specify a resource name")
    } else if kind == "containerResource" {
      containerResourceName(ResourceAmounts.Amount(name: name.text, quantity: .zero, field: name))
    }
    if kind == "containerResource" {
      if container.isEmptyText { required(container, "must specify a container") } else { faults(container, .label) }
    }
    metricTarget(target)
    let (utilization, value) = (target["averageUtilization"], target["averageValue"])
    if !utilization.exists, !value.exists {
      required(utilization, "must set either a target raw value or a target utilization")
    }
    if utilization.exists, value.exists {
      forbidden(value, "may not set both a target raw value and a target utilization")
    }
  }

  private mutating func metricName(_ name: Field) {
    if name.isEmptyText { required(name, "must specify a metric name") } else { faults(name, .pathSegment) }
  }

  private mutating func metricTarget(_ target: Field) {
    let type = target["type"]
    if type.isEmptyText { required(type, "must specify a metric target type") }
    if !type.isOne(of: ["Utilization", "Value", "AverageValue"]) {
      invalid(type, nil, "must be either Utilization, Value, or AverageValue")
    }
    for name: StaticString in ["value", "averageValue"] {
      if let quantity = target[name].exactQuantity, quantity.isZero || quantity.isNegative {
        invalid(target[name], GoText.quoted(quantity.canonicalText), "must be positive")
      }
    }
    if let share = target["averageUtilization"].integer, share < 1 {
      invalid(target["averageUtilization"], String(share), "must be greater than 0")
    }
  }

  // MARK: Behavior

  private mutating func scalingRules(_ rules: Field) {
    guard rules.exists else { return }
    let window = rules["stabilizationWindowSeconds"]
    if let seconds = window.integer {
      if seconds < 0 { invalid(window, String(seconds), "must be greater than or equal to zero") }
      if seconds > 3600 { invalid(window, String(seconds), "must be less than or equal to 3600") }
    }
    word(rules["selectPolicy"], ["Disabled", "Max", "Min"])
    let policies = rules["policies"]
    // Where nothing is said, the API server fills in its own.
    if policies.exists, policies.count == 0 { required(policies, "must specify at least one Policy") }
    for policy in policies.items {
      if !policy["type"].isOne(of: ["Percent", "Pods"]) { notSupported(policy["type"], ["Percent", "Pods"]) }
      let (value, period) = (policy["value"].integer ?? 0, policy["periodSeconds"].integer ?? 0)
      if value <= 0 { invalid(policy["value"], String(value), "must be greater than zero") }
      if period <= 0 { invalid(policy["periodSeconds"], String(period), "must be greater than zero") }
      if period > 1800 { invalid(policy["periodSeconds"], String(period), "must be less than or equal to 1800") }
    }
    if let tolerance = rules["tolerance"].exactQuantity, tolerance.isNegative {
      invalid(rules["tolerance"], GoText.quoted(tolerance.canonicalText), "must be greater than or equal to 0")
    }
  }
}
