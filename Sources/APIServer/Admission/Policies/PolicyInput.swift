import CEL
import Store
import Symbols
import YAML

/// What the expressions of policies see of a request: views of the objects, no copies.
struct PolicyInput {
  private let object: CELValue
  private let old: CELValue
  private let request: CELValue
  private let namespace: CELValue
  private let authorizer: CELAuthorizer
  /// What the request asks for itself.
  private let asked: CELAuthorizer

  /// - Parameter matched: the version in which a policy wants the object.
  init(_ request: AdmissionRequest, as matched: ServedResource, _ context: AdmissionContext) {
    object =
      request.operation == .delete ? .null : CELValue(Conversion.convert(request.object, to: matched).node())
    old =
      request.operation == .create || request.old == nil
      ? .null : request.old.map { CELValue(Conversion.convert($0.draft, to: matched).node()) } ?? .null
    self.request = Self.request(request, as: matched)
    let owner = request.kind == "Namespace" ? "" : request.namespace
    namespace = context.store.object("Namespace", named: owner).map { CELValue($0.body) } ?? .null
    authorizer = CELAuthorizer(asking: context.access, for: request.user)
    asked = authorizer.asking(Self.question(request, as: matched))
  }

  /// In the order of ``CELType/policyVariables(hasParams:hasAuthorizer:variables:)``.
  func values(_ place: PolicyExpression.Place, params: CELValue?, variables: CELNamedValues) -> [CELValue] {
    var values = [object, old, request, namespace]
    if place != .message { values += [.access(authorizer), .access(asked)] }
    if let params { values.append(params) }
    if place != .matchCondition { values.append(.named(variables)) }
    return values
  }

  private static func request(_ request: AdmissionRequest, as matched: ServedResource) -> CELValue {
    var fields: [String: CELValue] = [
      "kind": kind(matched), "resource": resource(matched), "requestKind": kind(request.resource),
      "requestResource": resource(request.resource), "name": .string(request.name),
      "namespace": .string(request.namespace), "operation": .string(request.operation.rawValue),
      "dryRun": .bool(request.isDryRun),
      "userInfo": .map(
        CELMap([
          "username": .string(request.user.name), "groups": .list(request.user.groups.map { .string($0) }),
        ])),
    ]
    if !request.subresource.isEmpty {
      fields["subResource"] = .string(request.subresource)
      fields["requestSubResource"] = .string(request.subresource)
    }
    return .map(CELMap(fields))
  }

  private static func question(_ request: AdmissionRequest, as matched: ServedResource) -> CELAuthorizer.Question {
    var question = CELAuthorizer.Question()
    question.group = matched.group
    question.resource = matched.name
    question.subresource = request.subresource
    question.namespace = request.namespace
    question.name = request.name
    return question
  }

  private static func kind(_ resource: ServedResource) -> CELValue {
    .map(
      CELMap([
        "group": .string(resource.group), "version": .string(resource.version), "kind": .string(resource.kind.text),
      ]))
  }

  private static func resource(_ resource: ServedResource) -> CELValue {
    .map(
      CELMap([
        "group": .string(resource.group), "version": .string(resource.version), "resource": .string(resource.name),
      ]))
  }
}
