import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Gives a namespace's pods its tolerations, and keeps them to those that it allows.
struct PodTolerationRestriction: AdmissionPlugin {
  static let name = "PodTolerationRestriction"
  static let kinds: Set<Symbol>? = ["Pod"]
  private static let defaults: Symbol = "scheduler.alpha.kubernetes.io/defaultTolerations"
  private static let allowed: Symbol = "scheduler.alpha.kubernetes.io/tolerationsWhitelist"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create || request.operation == .update else { return }
    var added: [YAMLDraft] = []
    if request.operation == .create { added = try Self.list(Self.defaults, request, context) ?? [] }
    if QualityOfService.of(request.object.at("spec") ?? request.object) != .bestEffort {
      let place = request.object
      added.append(
        .mapping(
          [
            "key": .text("node.kubernetes.io/memory-pressure", at: place), "operator": .text("Exists", at: place),
            "effect": .text("NoSchedule", at: place),
          ], at: place))
    }
    if !added.isEmpty { TolerationList.add(added, to: &request.object) }
    try check(request, context)
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create || request.operation == .update else { return }
    try check(request, context)
  }

  private func check(_ request: AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    let allowed = try Self.list(Self.allowed, request, context)?.map(TolerationList.typed) ?? []
    if allowed.isEmpty { return }
    for toleration in request.object.at("spec", "tolerations")?.items ?? [] {
      let typed = TolerationList.typed(toleration)
      if allowed.contains(where: { $0.covers(typed) }) { continue }
      // No refusal to the server: an error that nobody foresaw.
      var error = RequestError.internalError(
        "pod tolerations (possibly merged with namespace default tolerations) conflict with its namespace whitelist",
        by: Self.name)
      error.position = toleration.range.position
      throw error
    }
  }

  /// A list of tolerations out of an annotation of the namespace; nil where it has none.
  private static func list(
    _ annotation: Symbol, _ request: AdmissionRequest, _ context: AdmissionContext
  ) throws(RequestError) -> [YAMLDraft]? {
    let namespace = context.store.object("Namespace", named: request.namespace)
    guard let place = namespace?.metadata?["annotations"]?[annotation] else { return nil }
    let text = place.text
    if text.isEmpty { return [] }
    let file = YAMLReader.read(SourceMap().add(path: "", bytes: Array(text.utf8)))
    guard let root = file.documents.first?.root, root.kind == .sequence,
      !file.diagnostics.contains(where: { $0.severity == .error })
    else {
      var error = RequestError.internalError(
        "namespace \(request.namespace) has an annotation \(annotation.text) that is no list of tolerations",
        by: Self.name)
      error.position = place.position
      throw error
    }
    return root.items.map { Self.placed(YAMLDraft($0), at: YAMLDraft(place)) }
  }

  /// What is inside a text stands where the text does.
  private static func placed(_ draft: YAMLDraft, at place: YAMLDraft) -> YAMLDraft {
    switch draft.content {
    case .scalar: YAMLDraft(draft.content, at: place)
    case .sequence(let items): .list(items.map { placed($0, at: place) }, at: place)
    case .mapping(let entries):
      YAMLDraft(
        .mapping(
          entries.map { .init(key: $0.key, keyRange: place.range, value: placed($0.value, at: place)) }), at: place)
    }
  }
}
