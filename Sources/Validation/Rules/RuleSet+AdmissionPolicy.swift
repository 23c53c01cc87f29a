import CEL
import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// Validating policies and what binds them.
extension RuleSet {
  mutating func validatingAdmissionPolicy(_ policy: Field) {
    metadata(policy["metadata"], name: .subdomain, isNamespaced: false)
    let spec = policy["spec"]
    word(spec["failurePolicy"], ["Fail", "Ignore"])
    let kind = spec["paramKind"]
    if kind.exists { paramKind(kind) }
    let match = spec["matchConstraints"]
    if match.exists {
      matchResources(match)
      if match["resourceRules"].count == 0 { required(match["resourceRules"]) }
    } else {
      required(match)
    }
    matchConditions(spec["matchConditions"], hasParams: kind.exists)
    let variables = policyVariables(spec["variables"], hasParams: kind.exists)
    let validations = spec["validations"]
    let annotations = spec["auditAnnotations"]
    if validations.count == 0, annotations.count == 0 {
      for field in [validations, annotations] {
        required(field, "validations or auditAnnotations must be non-empty")
      }
      return
    }
    let scope = PolicyScope(hasParams: kind.exists, variables: variables)
    for item in validations.items { validation(item, scope) }
    for item in annotations.items { auditAnnotation(item, scope) }
  }

  mutating func validatingAdmissionPolicyBinding(_ binding: Field) {
    metadata(binding["metadata"], name: .subdomain, isNamespaced: false)
    let spec = binding["spec"]
    let name = spec["policyName"]
    if name.isEmptyText { required(name) } else { faults(name, .subdomain) }
    if spec["paramRef"].exists { paramRef(spec["paramRef"]) }
    if spec["matchResources"].exists { matchResources(spec["matchResources"]) }
    let actions = spec["validationActions"]
    if actions.count == 0 { return required(actions) }
    var seen: Set<String> = []
    for action in actions.items {
      if !["Audit", "Deny", "Warn"].contains(action.text) { notSupported(action, ["Audit", "Deny", "Warn"]) }
      if !seen.insert(action.text).inserted { duplicate(action) }
    }
    if seen.isSuperset(of: ["Deny", "Warn"]) {
      let list = actions.items.map { GoText.quoted($0.text) }.joined(separator: ",")
      invalid(
        actions, "[\(list)]",
        "must not contain both Deny and Warn (repeating the same validation failure information in the API response and "
          + "headers serves no purpose)")
    }
  }

  // MARK: Expressions

  /// What expressions of a policy may use.
  struct PolicyScope {
    let hasParams: Bool
    let variables: [CELType.Field]
  }

  private mutating func validation(_ item: Field, _ scope: PolicyScope) {
    let expression = item["expression"]
    let fields = CELType.policyVariables(hasParams: scope.hasParams, variables: scope.variables)
    if expression.isBlank {
      required(expression, "expression is not specified")
    } else {
      _ = self.expression(expression, fields, [.bool])
    }
    let messageExpression = item["messageExpression"]
    if !messageExpression.isEmptyText, messageExpression.isBlank {
      invalid(messageExpression, nil, "must be non-empty if specified")
    } else if !messageExpression.isEmptyText {
      let fields = CELType.policyVariables(
        hasParams: scope.hasParams, hasAuthorizer: false, variables: scope.variables)
      _ = self.expression(messageExpression, fields, [.string])
    }
    let message = item["message"]
    if !message.isEmptyText, message.isBlank {
      invalid(message, nil, "message must be non-empty if specified")
    } else if message.trimmedText.contains(where: \.isNewline) {
      invalid(message, nil, "message must not contain line breaks")
    } else if message.isEmptyText, expression.trimmedText.contains(where: \.isNewline) {
      required(message, "message must be specified if expression contains line breaks")
    }
    word(item["reason"], ["Forbidden", "Invalid", "RequestEntityTooLarge"])
  }

  private mutating func auditAnnotation(_ item: Field, _ scope: PolicyScope) {
    let expression = item["valueExpression"]
    if item["key"].isEmptyText { required(item["key"]) }
    if expression.isBlank { return required(expression, "valueExpression is not specified") }
    let fields = CELType.policyVariables(hasParams: scope.hasParams, variables: scope.variables)
    _ = self.expression(expression, fields, [.string, .null])
  }

  private mutating func matchConditions(_ conditions: Field, hasParams: Bool) {
    if conditions.count > 64 { tooMany(conditions, conditions.count, limit: 64) }
    var seen: Set<String> = []
    for condition in conditions.items {
      let expression = condition["expression"]
      if expression.isBlank {
        required(expression)
      } else {
        let fields = CELType.policyVariables(hasParams: hasParams, variables: nil)
        _ = self.expression(expression, fields, [.bool])
      }
      let name = condition["name"]
      if name.isEmptyText {
        required(name)
      } else {
        for fault in NameText.qualifiedNameFaults(name.text) { invalid(name, nil, fault) }
        if !seen.insert(name.text).inserted { duplicate(name) }
      }
    }
  }

  /// - Returns: the variables that later expressions may use.
  private mutating func policyVariables(_ list: Field, hasParams: Bool) -> [CELType.Field] {
    var known: [CELType.Field] = []
    for item in list.items {
      let name = item["name"]
      let expression = item["expression"]
      if name.isEmptyText {
        required(name, "name is not specified")
      } else if !name.text.isIdentifier {
        invalid(name, nil, "name is not a valid CEL identifier")
      } else if known.contains(where: { $0.name == name.text }) {
        duplicate(name)
      }
      if expression.isBlank {
        required(expression, "expression is not specified")
        continue
      }
      let fields = CELType.policyVariables(hasParams: hasParams, variables: known)
      known.append(CELType.Field(name.text, self.expression(expression, fields, []) ?? .dynamic))
    }
    return known
  }

  /// - Parameter types: that it may have; all where there are none.
  /// - Returns: its type; nil for one that does not compile.
  private mutating func expression(_ field: Field, _ variables: [CELType.Field], _ types: [CELType]) -> CELType? {
    let text = field.text
    do throws(CELRefusal) {
      let type = try CELExpression.type(of: text, variables: variables, features: .policies(minor: release.minor))
      if !types.isEmpty, !types.contains(type) {
        let names = types.map(\.declaredName)
        let wanted = names.count == 1 ? names[0] : "one of [\(names.joined(separator: " "))]"
        invalid(field, nil, "must evaluate to \(wanted) but got \(type.declaredName)")
      }
      return type
    } catch {
      invalid(field, nil, "compilation failed: \(error.report(of: text))")
      return nil
    }
  }

  // MARK: What is matched

  private mutating func paramKind(_ kind: Field) {
    if kind["apiVersion"].isEmptyText { required(kind["apiVersion"]) }
    if kind["kind"].isEmptyText { required(kind["kind"]) }
  }

  private mutating func paramRef(_ reference: Field) {
    let name = reference["name"]
    let selector = reference["selector"]
    if !name.isEmptyText, selector.exists {
      forbidden(name, "name and selector are mutually exclusive")
      forbidden(selector, "name and selector are mutually exclusive")
    }
    if name.isEmptyText, !selector.exists { required(reference, "one of name or selector must be specified") }
    let action = reference["parameterNotFoundAction"]
    if action.exists { word(action, ["Allow", "Deny"]) } else { required(action) }
  }

  private mutating func matchResources(_ match: Field) {
    labelSelector(match["namespaceSelector"])
    labelSelector(match["objectSelector"])
    for list in [match["resourceRules"], match["excludeResourceRules"]] {
      for rule in list.items { resourceRule(rule) }
    }
    word(match["matchPolicy"], ["Equivalent", "Exact"])
  }

  private mutating func resourceRule(_ rule: Field) {
    for field in [rule["operations"], rule["apiGroups"], rule["apiVersions"], rule["resources"]] where field.count == 0
    {
      required(field)
    }
    let operations = rule["operations"]
    for operation in operations.items where !Self.operations.contains(operation.text) {
      notSupported(operation, Self.operations)
    }
    if operations.count > 1, operations.items.contains(where: { $0.text == "*" }) {
      invalid(operations, nil, "if '*' is present, must not specify other operations")
    }
    word(rule["scope"], ["*", "Cluster", "Namespaced"])
  }

  private static let operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"]
}

extension Field {
  fileprivate var trimmedText: Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }

  /// Nothing but blanks, or nothing at all.
  fileprivate var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension String {
  /// A name that expressions can use.
  fileprivate var isIdentifier: Bool {
    guard let first = utf8.first, !(48...57).contains(first) else { return false }
    return utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95 }
  }
}
