import Store
import Symbols

/// Metrics that are measured pod by pod.
extension AutoscalerMetric {
  func resource(_ source: Value, container: String?) throws(Failure) -> Result {
    let resource = source["name"].text
    let answer =
      container.map { context.metrics["containers"][Symbol($0)] } ?? context.metrics["resource"]
    let values = Self.byPod(answer[Symbol(resource)])
    let goal = source["target"]
    var status: Value = ["name": .text(resource), "container": container.map { .text($0) } ?? .null]
    let result: Usage
    var name = "\(resource) resource"
    do throws(Problem) {
      if let average = Self.milli(goal["averageValue"]) {
        do throws(Problem) {
          result = try plain(try found(values, resource), goal: average, isCPU: resource == "cpu")
        } catch {
          throw Problem(text: "failed to get \(resource) usage: \(error.text)")
        }
        status["current"] = ["averageValue": Self.amount(result.usage)]
      } else if let percent = goal["averageUtilization"].int {
        do throws(Problem) {
          result = try utilization(try found(values, resource), resource, container, goal: percent)
        } catch {
          throw Problem(text: "failed to get \(resource) utilization: \(error.text)")
        }
        name = "\(resource)\(container == nil ? "" : " container") resource utilization (percentage of request)"
        status["current"] = ["averageUtilization": .integer(result.percent), "averageValue": Self.amount(result.usage)]
      } else {
        let targets = "neither an average utilization target nor an average value (usage) target was set"
        throw Problem(text: "invalid resource metric source: \(targets)")
      }
    } catch {
      let kind = container == nil ? "Resource" : "ContainerResource"
      let place = container.map { "\($0) container" } ?? "\(resource) resource"
      throw Failure(
        reason: "FailedGet\(kind)Metric", message: error.text,
        error: "failed to get \(place) metric value: \(error.text)")
    }
    if container == nil {
      return Result(replicas: result.replicas, name: name, status: ["type": "Resource", "resource": status])
    }
    return Result(
      replicas: result.replicas, name: name, status: ["type": "ContainerResource", "containerResource": status])
  }

  func ofPods(_ source: Value) throws(Failure) -> Result {
    let metric = source["metric"]["name"].text
    do throws(Problem) {
      let answer = context.metrics["pods"][Symbol(metric)]
      let values = Self.byPod(answer)
      // Unlike for resources, an answer about no pod is an answer.
      if answer.isNull { throw Problem(text: "unable to get metric \(metric): \(Self.noCustomMetrics)") }
      let result = try plain(values, goal: Self.milli(source["target"]["averageValue"]) ?? 0, isCPU: false)
      let status: Value = ["metric": source["metric"], "current": ["averageValue": Self.amount(result.usage)]]
      return Result(replicas: result.replicas, name: "pods metric \(metric)", status: ["type": "Pods", "pods": status])
    } catch {
      throw Failure(
        reason: "FailedGetPodsMetric", message: error.text, error: "failed to get pods metric value: \(error.text)")
    }
  }

  private func found(_ values: [String: Int64], _ resource: String) throws(Problem) -> [String: Int64] {
    if values.isEmpty {
      let error = "no metrics returned from resource metrics API"
      throw Problem(text: "unable to get metrics for resource \(resource): \(error)")
    }
    return values
  }

  static let noCustomMetrics =
    "unable to fetch metrics from custom metrics API: no metrics returned from custom metrics API"

  struct Problem: Error {
    let text: String
  }

  private struct Usage {
    var replicas: Int64
    /// Of the average pod, in thousandths.
    var usage: Int64
    var percent: Int64 = 0
  }

  private func measured(_ values: [String: Int64], isCPU: Bool) throws(Problem) -> MeasuredPods {
    if pods.isEmpty { throw Problem(text: "no pods returned by selector while calculating replica count") }
    let measured = MeasuredPods(values, of: pods, isCPU: isCPU, at: context.now)
    if measured.values.isEmpty {
      throw Problem(text: "did not receive metrics for targeted pods (pods might be unready)")
    }
    return measured
  }

  /// The usage of all pods against what each should use.
  private func plain(_ values: [String: Int64], goal: Int64, isCPU: Bool) throws(Problem) -> Usage {
    let measured = try measured(values, isCPU: isCPU)
    let average = { (values: [String: Int64]) in values.values.reduce(0, &+) / Int64(max(values.count, 1)) }
    let usage = average(measured.values)
    let replicas = replicas(measured, ratio: { Double(average($0)) / Double(goal) }) { _, isBelow in isBelow ? goal : 0
    }
    return Usage(replicas: replicas, usage: usage)
  }

  /// The usage of all pods against what they request.
  private func utilization(
    _ values: [String: Int64], _ resource: String, _ container: String?, goal: Int64
  ) throws(Problem) -> Usage {
    let measured = try measured(values, isCPU: resource == "cpu")
    var requests: [String: Int64] = [:]
    for pod in pods { requests[pod.name] = try Self.request(pod, Symbol(resource), container) }
    let sums = { (values: [String: Int64]) -> (used: Int64, requested: Int64, count: Int64) in
      var sums: (used: Int64, requested: Int64, count: Int64) = (0, 0, 0)
      for (pod, value) in values {
        guard let request = requests[pod] else { continue }
        sums = (sums.used &+ value, sums.requested &+ request, sums.count + 1)
      }
      return sums
    }
    let percent = { (values: [String: Int64]) -> Int64 in
      let sums = sums(values)
      return sums.requested == 0
        ? 0
        : Int64(Int32(truncatingIfNeeded: (sums.used &* 100).dividedReportingOverflow(by: sums.requested).partialValue))
    }
    let all = sums(measured.values)
    if all.requested == 0 { throw Problem(text: "no metrics returned matched known pods") }
    let replicas = replicas(measured, ratio: { Double(percent($0)) / Double(goal) }) { pod, isBelow in
      isBelow ? (requests[pod] ?? 0) &* max(100, goal) / 100 : 0
    }
    return Usage(replicas: replicas, usage: all.used / all.count, percent: percent(measured.values))
  }

  /// How many replicas a ratio of usage asks for. Pods that are missing count as using what keeps things as they are,
  /// pods that start as using nothing; what then would turn the direction around changes nothing.
  private func replicas(
    _ measured: MeasuredPods, ratio: ([String: Int64]) -> Double, missing: (String, Bool) -> Int64
  ) -> Int64 {
    let current = target.specReplicas
    let usage = ratio(measured.values)
    let countsUnready = !measured.unready.isEmpty && usage > 1
    if !countsUnready, measured.missing.isEmpty {
      return tolerance.covers(usage) ? current : ReplicaCount.ceil(usage * Double(measured.readyCount))
    }
    var guessed = measured
    if usage != 1 || spec["type"] != "Resource" {
      guessed.assume({ missing($0, usage < 1) }, for: measured.missing)
    }
    if countsUnready { guessed.assume({ _ in 0 }, for: measured.unready) }
    let new = ratio(guessed.values)
    if tolerance.covers(new) || usage < 1 && new > 1 || usage > 1 && new < 1 { return current }
    let replicas = ReplicaCount.ceil(new * Double(guessed.values.count))
    if new < 1 && replicas > current || new > 1 && replicas < current { return current }
    return replicas
  }

  /// What a pod requests, in thousandths.
  private static func request(_ pod: StoredObject, _ resource: Symbol, _ container: String?) throws(Problem) -> Int64 {
    if container == nil, let request = milli(pod.spec["resources"]["requests"][resource]) { return request }
    let sidecars = pod.spec["initContainers"].items.filter { $0["restartPolicy"].string == "Always" }
    var sum: Int64 = 0
    for each in pod.spec["containers"].items + sidecars {
      if let container, each["name"].string != container { continue }
      guard let request = milli(each["resources"]["requests"][resource]) else {
        let place = "container \(each["name"].text) of Pod \(pod.name)"
        throw Problem(text: "missing request for \(resource.text) in \(place)")
      }
      sum &+= request
    }
    return sum
  }
}
