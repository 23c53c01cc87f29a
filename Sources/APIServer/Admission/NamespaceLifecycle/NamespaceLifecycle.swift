import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Nothing is made in a namespace that is not there or is on its way out, and some namespaces stay.
struct NamespaceLifecycle: AdmissionPlugin {
  static let name = "NamespaceLifecycle"

  private static let permanent: Set<String> = ["default", "kube-system", "kube-public"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    if request.operation == .delete, request.kind == "Namespace", Self.permanent.contains(request.name) {
      throw request.forbidden("this namespace may not be deleted", by: Self.name)
    }
    guard request.resource.isNamespaced, request.operation == .create else { return }
    // Who may ask is asked in namespaces that are not there, too.
    if request.resource.name == "localsubjectaccessreviews" { return }
    guard let namespace = context.store.object("Namespace", named: request.namespace) else {
      if context.settings.assumesReferences { return }
      // It looks again, by a request of its own, which no path can be made for.
      if let fault = NameText.pathSegmentFaults(request.namespace).first {
        let message = "invalid resource name \(GoText.quoted(request.namespace)): [\(fault)]"
        var error = RequestError(
          500, "InternalError", "Internal error occurred: \(message)",
          details: StatusDetails(causes: [.init(reason: "", message: message, field: "")]), by: Self.name)
        error.position = (request.object.at("metadata", "namespace") ?? request.object).range.position
        throw error
      }
      guard let resource = context.resources.resource(kind: "Namespace") else { return }
      var error = RequestError.notFound(resource, request.namespace)
      error.station = Self.name
      error.position = (request.object.at("metadata", "namespace") ?? request.object).range.position
      throw error
    }
    guard namespace.status?["phase"]?.text == "Terminating" else { return }
    var error = request.forbidden(
      "unable to create new content in namespace \(request.namespace) because it is being terminated", by: Self.name)
    error.details?.causes = [
      .init(
        reason: "NamespaceTerminating", message: "namespace \(request.namespace) is being terminated",
        field: "metadata.namespace")
    ]
    throw error
  }
}
