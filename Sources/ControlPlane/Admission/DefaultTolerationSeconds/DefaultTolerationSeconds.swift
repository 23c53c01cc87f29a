import Kubernetes
import Symbols

/// Lets pods stay for five minutes on a node that is not ready or cannot be reached, unless they say otherwise.
///
/// Source: "Taint based Evictions" in "Taints and Tolerations", Kubernetes documentation.
struct DefaultTolerationSeconds: AdmissionPlugin {
  private static let keys: [Symbol] = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]

  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    let written = spec.tolerations
    for key in Self.keys {
      // Whatever its operator and value.
      let isCovered = written.contains {
        ($0.key == key || $0.key.isEmpty) && ($0.effect == nil || $0.effect == .noExecute)
      }
      if isCovered { continue }
      spec.tolerations.append(
        Toleration(
          key: key, operator: .exists, operatorText: "Exists", effect: .noExecute, tolerationSeconds: 300))
    }
  }
}
