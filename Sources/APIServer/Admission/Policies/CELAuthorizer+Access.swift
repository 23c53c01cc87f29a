import CEL
import Symbols

extension CELAuthorizer {
  /// One that asks the server's own authorizers.
  ///
  /// - Parameter user: who sent the request.
  init(asking control: AccessControl, for user: User) {
    self.init { question in
      var who = user
      if let account = question.account {
        who = User(
          name: "system:serviceaccount:\(account.namespace):\(account.name)",
          groups: ["system:serviceaccounts", "system:serviceaccounts:\(account.namespace)"])
      }
      let access =
        question.resource.isEmpty
        ? Access(Symbol(question.verb), path: question.path)
        : Access(
          Symbol(question.verb), group: question.group, resource: question.resource,
          subresource: question.subresource, namespace: question.namespace, name: question.name)
      let decision = control.decide(access, by: who)
      return Answer(isAllowed: decision.isAllowed, reason: decision.reason)
    }
  }
}
