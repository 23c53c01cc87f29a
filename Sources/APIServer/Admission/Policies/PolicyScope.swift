import Kubernetes
import Store
import Symbols
import YAML

/// Which of the versions of a resource a policy or a binding is asked about, if it is asked at all.
struct PolicyScope {
  private let request: AdmissionRequest
  private let context: AdmissionContext
  private let labels: [LabelSet]
  private let namespace: LabelSet?
  /// The resource in the version of the request first, then in the others that the server could make of it.
  private let versions: [ServedResource]

  init(_ request: AdmissionRequest, _ context: AdmissionContext) {
    self.request = request
    self.context = context
    var labels: [LabelSet] = []
    if request.operation != .delete { labels.append(Value(request.object.node())["metadata"]["labels"].labels) }
    if let old = request.old { labels.append(old.labels) }
    self.labels = labels
    let resource = request.resource
    if resource.kind == "Namespace" {
      namespace = labels.first
    } else if resource.isNamespaced {
      namespace = context.store.object("Namespace", named: request.namespace)?.labels ?? LabelSet()
    } else {
      namespace = nil
    }
    versions =
      [resource]
      + context.resources.all.filter {
        $0.kind == resource.kind && $0.name == resource.name && $0.apiVersion != resource.apiVersion
      }
  }

  /// - Parameter isExact: `matchPolicy: Exact`.
  /// - Returns: the version that the rules name; nil where it is not asked.
  func matched(_ match: AdmissionMatch, isExact: Bool) -> ServedResource? {
    for version in isExact ? versions.prefix(1) : versions[...]
    where labels.contains(where: { covers(match, version, $0) }) {
      return version
    }
    return nil
  }

  private func covers(_ match: AdmissionMatch, _ resource: ServedResource, _ labels: LabelSet) -> Bool {
    match.covers(
      Symbol(request.operation.rawValue),
      on: AdmissionMatch.Resource(
        group: Symbol(resource.group), version: Symbol(resource.version), name: Symbol(resource.name),
        subresource: Symbol(request.subresource), isNamespaced: resource.isNamespaced),
      named: Symbol(request.name), labels: labels, inNamespace: namespace)
  }
}
