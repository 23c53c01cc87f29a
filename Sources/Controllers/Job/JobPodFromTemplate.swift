import Store
import Symbols

/// The pods that a Job makes.
extension PodFromTemplate {
  /// The pod of a Job, or of one of its indexes.
  ///
  /// - Parameter failures: how often the index has failed before it, where that is counted by index.
  static func pod(_ job: StoredObject, index: Int?, failures: (counted: Int, ignored: Int)?) -> Value {
    var pod = pod(job.spec["template"], of: job)
    let finalizers = pod["metadata"]["finalizers"].items
    if !finalizers.contains(.text(JobController.finalizer)) {
      pod["metadata"]["finalizers"] = .list(finalizers + [.text(JobController.finalizer)])
    }
    guard let index else { return pod }
    let text = Value.text(String(index))
    pod["metadata"]["annotations"][JobPodName.index] = text
    pod["metadata"]["labels"][JobPodName.index] = text
    if let failures {
      pod["metadata"]["annotations"][JobPodName.failures] = .text(String(failures.counted))
      if failures.ignored > 0 {
        pod["metadata"]["annotations"][JobPodName.ignoredFailures] = .text(String(failures.ignored))
      }
    }
    let end = "-\(index)-"
    pod["metadata"]["generateName"] = .text("\(job.name.prefix(58 - end.utf8.count))\(end)")
    pod["spec"]["hostname"] = .text("\(job.name)-\(index)")
    for list: Symbol in ["initContainers", "containers"] where !pod["spec"][list].isNull {
      pod["spec"][list] = .list(pod["spec"][list].items.map(withIndexVariable))
    }
    return pod
  }

  private static func withIndexVariable(_ container: Value) -> Value {
    let variables = container["env"].items
    if variables.contains(where: { $0["name"].string == "JOB_COMPLETION_INDEX" }) { return container }
    let path = "metadata.labels['\(JobPodName.index.text)']"
    var container = container
    let variable: Value = [
      "name": "JOB_COMPLETION_INDEX", "valueFrom": ["fieldRef": ["fieldPath": .text(path)]],
    ]
    container["env"] = .list(variables + [variable])
    return container
  }
}
