import Kubernetes
import Store
import Symbols

/// One metric of an autoscaler, and how many replicas it asks for.
struct AutoscalerMetric {
  struct Result {
    var replicas: Int64
    /// As conditions and events name the metric.
    var name: String
    var status: Value
  }

  struct Failure: Error {
    /// `FailedGetPodsMetric` ...
    var reason: String
    var message: String
    /// The message with what was being done.
    var error: String
  }

  let spec: Value
  let target: ScaleTarget
  /// The target's, in the order of their names.
  let pods: [StoredObject]
  let tolerance: Tolerance
  let context: ControllerContext

  func measure() throws(Failure) -> Result {
    switch spec["type"].text {
    case "Resource": try resource(spec["resource"], container: nil)
    case "ContainerResource":
      try resource(spec["containerResource"], container: spec["containerResource"]["container"].text)
    case "Pods": try ofPods(spec["pods"])
    case "Object": try ofObject(spec["object"])
    case "External": try external(spec["external"])
    default: throw unknown
    }
  }

  private var unknown: Failure {
    let error = "unknown metric source type \"\(spec["type"].text)\""
    return Failure(reason: "InvalidMetricSourceType", message: error, error: error)
  }

  /// An amount in thousandths.
  static func milli(_ value: Value) -> Int64? {
    switch value {
    case .integer(let number): number.multipliedReportingOverflow(by: 1000).partialValue
    case .text(let text): (try? Quantity(text))?.milliValue
    case .float(let number): (try? Quantity(String(number)))?.milliValue
    default: nil
    }
  }

  /// An amount of thousandths as a status writes it.
  static func amount(_ milli: Int64) -> Value { .text(Quantity(milli: milli).canonicalText) }

  /// Values by pod, as the metrics APIs answer them.
  static func byPod(_ answer: Value) -> [String: Int64] {
    var values: [String: Int64] = [:]
    for entry in answer.entries { values[entry.key.text] = entry.value.int }
    return values
  }

  /// How a metric without pods of its own is named.
  static func externalName(_ metric: Value) -> String {
    "external metric \(metric["name"].text)(\(SelectorDump.text(metric["selector"])))"
  }
}
