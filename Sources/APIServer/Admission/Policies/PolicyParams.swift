import Kubernetes
import Store
import Symbols
import YAML

/// The objects that a binding hands to its policy.
///
/// Source: "Parameter resources", Kubernetes documentation.
enum PolicyParams {
  /// Why a binding has none, in the API server's words.
  struct Fault: Error {
    let message: String
  }

  /// - Returns: one call of the policy for each; nil stands for `params` being null.
  static func of(
    _ kind: YAMLNode?, _ reference: YAMLNode?, _ request: AdmissionRequest, _ context: AdmissionContext
  ) throws(Fault) -> [ObjectRecord?] {
    guard let kind, !kind.isNull, let reference, !reference.isNull else { return [nil] }
    let version = Symbol(kind["apiVersion"]?.text ?? "")
    let name = Symbol(kind["kind"]?.text ?? "")
    guard let resource = context.resources.resource(apiVersion: version, kind: name) else {
      throw Fault(message: "failed to find resource referenced by paramKind: '\(described(version, name))'")
    }
    let namespace = try namespace(of: reference, resource, request)
    var found: [ObjectRecord] = []
    if let wanted = reference["name"], !wanted.text.isEmpty {
      found = context.store.object(name, in: namespace, named: wanted.text).map { [$0] } ?? []
    } else if let selector = reference["selector"], !selector.isNull {
      let labels = Value(selector).selector ?? LabelSelector()
      found = context.store.objects(name, in: namespace).filter { labels.matches($0.labels) }
    }
    if !found.isEmpty { return found }
    if reference["parameterNotFoundAction"]?.text == "Deny" {
      throw Fault(message: "no params found for policy binding with `Deny` parameterNotFoundAction")
    }
    return []
  }

  private static func namespace(
    of reference: YAMLNode, _ resource: ServedResource, _ request: AdmissionRequest
  ) throws(Fault) -> String {
    let written = reference["namespace"].flatMap { $0.isNull ? nil : $0.text } ?? ""
    guard resource.isNamespaced else {
      if written.isEmpty { return "" }
      throw Fault(message: "paramRef.namespace must not be provided for a cluster-scoped `paramKind`")
    }
    if !written.isEmpty { return written }
    if request.namespace.isEmpty {
      throw Fault(message: "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources")
    }
    return request.namespace
  }

  /// `apps/v1, Kind=Deployment`.
  private static func described(_ version: Symbol, _ kind: Symbol) -> String {
    let group = version.text.contains("/") ? "" : "/"
    return "\(group)\(version.text), Kind=\(kind.text)"
  }
}
