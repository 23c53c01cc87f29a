import Kubernetes
import Symbols

extension PodRequests {
  var vector: ResourceVector { ResourceVector(amounts.lazy.map { ($0.name, $0.quantity) }) }

  /// What a container without a request counts for in scores, so that pods without requests spread at all.
  static let nonZeroDefaults: [(name: Symbol, quantity: Quantity)] = [
    (.cpu, Quantity(milli: 100)), (.memory, Quantity(200 * 1024 * 1024)),
  ]

  /// The pod's non-zero cpu (milli) and memory (bytes), as a node counts them for its pods.
  static func nonZero(_ pod: Pod, total: PodRequests, _ base: Rules) -> (milliCPU: Int64, memory: Int64) {
    var rules = base
    rules.defaults = nonZeroDefaults
    if pod.spec.value.podLevelRequests != nil {
      rules.defaults = nonZeroDefaults.filter { total[$0.name] == nil }
    }
    if rules.defaults.isEmpty {
      let vector = total.vector
      return (vector.milliCPU, vector.memory)
    }
    let vector = PodRequests(pod, rules).vector
    return (vector.milliCPU, vector.memory)
  }
}
