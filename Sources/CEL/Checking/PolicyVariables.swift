/// The variables of admission policies.
///
/// Source: "Validating Admission Policy", Kubernetes documentation; the API reference of AdmissionRequest and Namespace.
extension CELType {
  /// - Parameters:
  ///   - hasParams: whether the policy has a `paramKind`.
  ///   - hasAuthorizer: whether it may ask who may what.
  ///   - variables: those that the policy defines before the expression, with their types; nil where it may not use them.
  /// - Returns: in this order object, oldObject, request, namespaceObject, authorizer and authorizer.requestResource, params, variables;
  ///   the last four only where there are any.
  public static func policyVariables(
    hasParams: Bool, hasAuthorizer: Bool = true, variables: [Field]?
  ) -> [Field] {
    var fields = [
      Field("object", .dynamic), Field("oldObject", .dynamic), Field("request", admissionRequest),
      Field("namespaceObject", namespace),
    ]
    if hasAuthorizer {
      fields += [
        Field("authorizer", .opaque("kubernetes.authorization.Authorizer")),
        Field("authorizer.requestResource", .opaque("kubernetes.authorization.ResourceCheck")),
      ]
    }
    if hasParams { fields.append(Field("params", .dynamic)) }
    if let variables { fields.append(Field("variables", .object("kubernetes.variables", variables))) }
    return fields
  }

  private static let groupVersionKind = CELType.object(
    "kubernetes.GroupVersionKind", [Field("group", .string), Field("version", .string), Field("kind", .string)])

  private static let groupVersionResource = CELType.object(
    "kubernetes.GroupVersionResource", [Field("group", .string), Field("version", .string), Field("resource", .string)])

  private static let userInfo = CELType.object(
    "kubernetes.UserInfo",
    [
      Field("username", .string), Field("uid", .string), Field("groups", .list(.string)),
      Field("extra", .map(.string, .list(.string))),
    ])

  private static let admissionRequest = CELType.object(
    "kubernetes.AdmissionRequest",
    [
      Field("kind", groupVersionKind), Field("resource", groupVersionResource), Field("subResource", .string),
      Field("requestKind", groupVersionKind), Field("requestResource", groupVersionResource),
      Field("requestSubResource", .string), Field("name", .string), Field("namespace", .string),
      Field("operation", .string), Field("userInfo", userInfo), Field("dryRun", .bool), Field("options", .dynamic),
    ])

  private static let namespace = CELType.object(
    "kubernetes.Namespace",
    [
      Field(
        "metadata",
        .object(
          "kubernetes.NamespaceMetadata",
          [
            Field("name", .string), Field("generateName", .string), Field("namespace", .string),
            Field("labels", .map(.string, .string)), Field("annotations", .map(.string, .string)),
            Field("UID", .string), Field("creationTimestamp", .timestamp), Field("deletionGracePeriodSeconds", .int),
            Field("deletionTimestamp", .timestamp), Field("generation", .int), Field("resourceVersion", .string),
            Field("finalizers", .list(.string)),
          ])),
      Field("spec", .object("kubernetes.NamespaceSpec", [Field("finalizers", .list(.string))])),
      Field("status", .object("kubernetes.NamespaceStatus", [Field("phase", .string)])),
    ])
}
