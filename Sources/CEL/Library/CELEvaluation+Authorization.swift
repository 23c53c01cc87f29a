import Kubernetes

extension CELEvaluation {
  /// What the functions of the library `authz` make of values.
  func performOnAccess(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    guard case .access(var access) = values[0] else { throw .noSuchOverload }
    if case .decision(let answer) = access.stage {
      switch routine {
      case .allowed: return .bool(answer.isAllowed)
      case .reason: return .string(answer.reason)
      case .errored: return .bool(false)
      case .error: return .string("")
      default: throw .noSuchOverload
      }
    }
    guard values.count > 1, case .string(let text) = values[1] else { throw .noSuchOverload }
    switch (access.stage, routine) {
    case (.authorizer, .path):
      access.stage = .path
      access.question.path = text
    case (.authorizer, .group):
      access.stage = .group
      access.question.group = text
    case (.authorizer, .serviceAccount):
      guard values.count > 2, case .string(let name) = values[2] else { throw .noSuchOverload }
      if !NameText.labelFaults(text).isEmpty { throw .runtime("Invalid service account namespace") }
      if !NameText.subdomainFaults(name).isEmpty { throw .runtime("Invalid service account name") }
      access.question.account = CELAuthorizer.Account(namespace: text, name: name)
    case (.group, .resource):
      access.stage = .resource
      access.question.resource = text
    case (.resource, .subresource): access.question.subresource = text
    case (.resource, .namespace): access.question.namespace = text
    case (.resource, .name): access.question.name = text
    // Roles and bindings do not read selectors.
    case (.resource, .fieldSelector), (.resource, .labelSelector): break
    case (.path, .check), (.resource, .check):
      access.question.verb = text
      access.stage = .decision(access.isAsked)
    default: throw .noSuchOverload
    }
    return .access(access)
  }
}
