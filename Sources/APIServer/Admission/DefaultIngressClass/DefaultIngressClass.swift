import Store
import Symbols
import YAML

/// Gives Ingresses that name no class the cluster's default one.
struct DefaultIngressClass: AdmissionPlugin {
  static let name = "DefaultIngressClass"
  static let kinds: Set<Symbol>? = ["Ingress"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Ingress"), request.operation == .create,
      request.object.at("spec", "ingressClassName") == nil,
      // The old way to say it.
      request.object.at("metadata", "annotations", "kubernetes.io/ingress.class") == nil,
      let standard = DefaultObject.of(
        "IngressClass", marked: "ingressclass.kubernetes.io/is-default-class", in: context.store)
    else { return }
    request.object.edit("spec") { $0["ingressClassName"] = .text(standard.name, at: standard.draft) }
  }
}
