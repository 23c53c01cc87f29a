import Kubernetes
import Symbols

/// One of the API server's admission plugins: changes a pod's spec on its way in, or refuses it.
///
/// Plugins run once for all pods of a template, so they see what these have in common.
protocol AdmissionPlugin: Sendable {
  /// The mutating pass.
  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal)

  /// The validating pass, after all plugins have made their changes.
  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal)
}

extension AdmissionPlugin {
  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {}
  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {}
}
