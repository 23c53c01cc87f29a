import APIServer
import Report
import SourceText
import Store
import Symbols
import YAML

extension AdmitScan {
  /// More pods than these are not made of one workload.
  static let mostPods: Int64 = 100_000

  /// Applies the objects of manifests one after the other, as kubectl does, and lets controllers make pods of the workloads.
  mutating func apply(_ objects: [YAMLNode], defaultNamespace: String) -> [AdmitReport.Result] {
    objects.map { apply($0, defaultNamespace: defaultNamespace) }
  }

  private mutating func apply(_ object: YAMLNode, defaultNamespace: String) -> AdmitReport.Result {
    let kind = object["kind"]?.symbol ?? .none
    let apiVersion = object["apiVersion"]?.symbol ?? .none
    guard let resource = server.resources.resource(apiVersion: apiVersion, kind: kind) else {
      let message =
        kind.isEmpty
        ? "Object 'Kind' is missing"
        : apiVersion.isEmpty
          ? "apiVersion not set"
          : "no matches for kind \(GoText.quoted(kind.text)) in version \(GoText.quoted(apiVersion.text))"
      let error = RequestError(
        404, "NotFound", message, by: RequestError.Station.routing, at: (object["kind"] ?? object).position)
      return explain(Answer(error), verb: "create", object, namespace: "")
    }
    let metadata = object["metadata"]
    let written = metadata?["namespace"].map { $0.isNull ? "" : $0.text } ?? ""
    let namespace = resource.isNamespaced ? (written.isEmpty ? defaultNamespace : written) : ""
    let name = metadata?["name"].map { $0.isNull ? "" : $0.text } ?? ""
    var target = ResourceTarget(
      resource: resource.name, group: resource.group, version: resource.version, namespace: namespace)
    let old = name.isEmpty ? nil : server.store.object(kind, in: namespace, named: name)
    var request = Request(user: user, verb: .create, target: .resource(target), body: object)
    if old != nil {
      target.name = name
      request = Request(user: user, verb: .patch, target: .resource(target), body: object)
    }
    request.options.sortsKeys = true
    let answer = answer(request)
    var result = explain(answer, verb: request.verb.rawValue, object, namespace: namespace)
    guard !answer.isRefused, let stored = answer.object else { return result }
    if let old { result.outcome = stored.says(old.draft) ? .unchanged : .changed }
    if keepsObjects {
      result.stored = stored
      result.given = old?.draft ?? answer.sent.map { $0.placed(in: namespace) }
    }
    result.pods = pods(of: stored)
    return result
  }

  /// Makes the pods of a workload as its controller does, until one is refused.
  private mutating func pods(of workload: YAMLDraft) -> AdmitReport.Pods? {
    guard let making = WorkloadPods(workload, nodes: server.store.objects("Node").count) else { return nil }
    var created: Int64 = 0
    var warnings: [AdmitReport.Remark] = []
    var refusal: Answer?
    // All pods of a template are judged alike, but for what counts them.
    let isCounted = server.store.count("ResourceQuota", in: making.namespace) > 0
    while created < min(making.count, Self.mostPods) {
      let answer = answer(making.request(number: created))
      if warnings.isEmpty { warnings = answer.warnings.map { remark($0.text, at: $0.position) } }
      if answer.isRefused {
        refusal = answer
        break
      }
      created = isCounted ? created + 1 : making.count
    }
    return AdmitReport.Pods(
      wanted: Int(making.count), created: Int(created), station: refusal?.station ?? "",
      refusal: refusal.map { remark($0.status?.message ?? "", at: $0.position) }, warnings: warnings)
  }

  // MARK: Words

  /// What came of an object.
  func explain(_ answer: Answer, verb: String, _ object: YAMLNode, namespace: String) -> AdmitReport.Result {
    let place = sources.location(of: object.position)
    let metadata = object["metadata"]
    let names: [Symbol] = ["name", "generateName"]
    let name = names.lazy.compactMap { metadata?[$0] }.first { !$0.isNull && $0.kind == .scalar }?.text ?? ""
    var document: (@Sendable () -> YAMLDraft)?
    if keepsObjects { document = { AnswerDocument.draft(answer, verb: verb) } }
    var result = AdmitReport.Result(
      answer: document, verb: verb, outcome: Self.outcome(answer, verb),
      kind: object["kind"]?.text ?? "", namespace: namespace, name: name, file: place?.path ?? "",
      line: place?.line ?? 0)
    add(answer, to: &result)
    return result
  }

  func add(_ answer: Answer, to result: inout AdmitReport.Result) {
    result.warnings = answer.warnings.map { remark($0.text, at: $0.position) }
    guard answer.isRefused else { return }
    result.station = answer.station ?? ""
    result.refusal = remark(answer.status?.message ?? answer.text ?? "", at: answer.position)
    result.causes = (answer.status?.details?.causes ?? []).map { cause in
      var remark = remark(cause.message, at: cause.position)
      remark.field = cause.field
      remark.reason = cause.reason
      return remark
    }
  }

  static func outcome(_ answer: Answer, _ verb: String) -> AdmitReport.Outcome {
    if answer.isRefused { return .refused }
    // An apply, or an update, of what is not there.
    if answer.code == 201, answer.object != nil, verb == "patch" || verb == "update" { return .created }
    switch verb {
    case "create": return .created
    case "update", "patch", "scale", "bind": return .changed
    case "delete", "deletecollection", "evict": return .deleted
    default: return .answered
    }
  }

  private func remark(_ text: String, at position: SourcePosition?) -> AdmitReport.Remark {
    guard let position, let place = sources.location(of: position) else { return AdmitReport.Remark(text) }
    return AdmitReport.Remark(text, file: place.path, line: place.line, column: place.column)
  }
}

extension YAMLDraft {
  /// In the namespace in which kubectl puts what names none.
  fileprivate func placed(in namespace: String) -> YAMLDraft {
    if namespace.isEmpty || at("metadata", "namespace") != nil { return self }
    var object = self
    object.edit("metadata") { $0["namespace"] = .text(namespace, at: $0) }
    return object
  }
}
