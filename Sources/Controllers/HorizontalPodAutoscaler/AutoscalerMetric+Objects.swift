import Store
import Symbols
import Versions

/// Metrics of other objects, and of things outside the cluster.
extension AutoscalerMetric {
  func ofObject(_ source: Value) throws(Failure) -> Result {
    let metric = source["metric"]["name"].text
    let object = source["describedObject"]
    var status: Value = ["metric": source["metric"], "describedObject": object]
    let fail = { (message: String, isAverage: Bool) in
      let error = isAverage ? "failed to get \(metric) object metric: \(message)" : message
      return Failure(
        reason: "FailedGetObjectMetric", message: message, error: "failed to get object metric value: \(error)")
    }
    let goal = source["target"]
    let isAverage = goal["type"].string != "Value" && !goal["averageValue"].isNull
    guard let usage = context.metrics["object"][Symbol(metric)].int else {
      throw fail("unable to get metric \(unavailable(metric, of: object))", isAverage)
    }
    if isAverage {
      let result = perPod(usage, goal: Self.milli(goal["averageValue"]) ?? 0)
      status["current"] = ["averageValue": Self.amount(result.average)]
      return Result(
        replicas: result.replicas, name: Self.externalName(source["metric"]),
        status: ["type": "Object", "object": status])
    }
    do throws(Problem) {
      let replicas = try whole(usage, goal: Self.milli(goal["value"]) ?? 0)
      status["current"] = ["value": Self.amount(usage)]
      return Result(
        replicas: replicas, name: "\(object["kind"].text) metric \(metric)",
        status: ["type": "Object", "object": status])
    } catch {
      throw fail(error.text, false)
    }
  }

  /// Until 1.36 the words come out of order.
  private func unavailable(_ metric: String, of object: Value) -> String {
    let (kind, name, namespace) = (object["kind"].text, object["name"].text, target.object.namespace)
    if context.version.has(.autoscalersTellMore) {
      return "\(metric) on \(kind) \(namespace)/\(name): \(Self.noCustomMetrics)"
    }
    return "\(metric): \(kind) on \(namespace) \(name)/\(Self.noCustomMetrics)"
  }

  func external(_ source: Value) throws(Failure) -> Result {
    let metric = source["metric"]["name"].text
    var status: Value = ["metric": source["metric"]]
    let goal = source["target"]
    let isAverage = !goal["averageValue"].isNull
    let fail = { (message: String) in
      let error =
        isAverage
        ? "failed to get \(metric) external metric: \(message)" : "failed to get external metric \(metric): \(message)"
      return Failure(
        reason: "FailedGetExternalMetric", message: message,
        error: "failed to get \(metric) external metric value: \(error)")
    }
    let values = context.metrics["external"][Symbol(metric)].items.compactMap(\.int)
    if values.isEmpty {
      let place = "\(target.object.namespace)/\(metric)/\(SelectorDump.text(source["metric"]["selector"]))"
      throw fail("unable to get external metric \(place): no metrics returned from external metrics API")
    }
    let usage = values.reduce(0, &+)
    var replicas: Int64
    if isAverage {
      let result = perPod(usage, goal: Self.milli(goal["averageValue"]) ?? 0)
      replicas = result.replicas
      status["current"] = ["averageValue": Self.amount(result.average)]
    } else {
      do throws(Problem) {
        replicas = try whole(usage, goal: Self.milli(goal["value"]) ?? 0)
      } catch {
        throw fail(error.text)
      }
      status["current"] = ["value": Self.amount(usage)]
    }
    return Result(
      replicas: replicas, name: Self.externalName(source["metric"]), status: ["type": "External", "external": status])
  }

  /// Usage that is divided by the pods.
  private func perPod(_ usage: Int64, goal: Int64) -> (replicas: Int64, average: Int64) {
    let pods = Double(target.statusReplicas)
    let ratio = Double(usage) / (Double(goal) * pods)
    let replicas =
      tolerance.covers(ratio) ? target.statusReplicas : ReplicaCount.ceil(Double(usage) / Double(goal))
    let average = (Double(usage) / pods).rounded(.up)
    return (replicas, Int64(exactly: average) ?? .min)
  }

  /// Usage against a goal for all pods together.
  private func whole(_ usage: Int64, goal: Int64) throws(Problem) -> Int64 {
    let ratio = Double(usage) / Double(goal)
    if target.specReplicas == 0 { return ReplicaCount.ceil(ratio) }
    if tolerance.covers(ratio) { return target.specReplicas }
    if pods.isEmpty {
      let error = "no pods returned by selector while calculating replica count"
      throw Problem(text: "unable to calculate ready pods: \(error)")
    }
    let ready = pods.count { $0.phase == "Running" && $0.isReady }
    return ReplicaCount.ceil(ratio * Double(ready))
  }
}
