extension KindText {
  static let validatingAdmissionPolicy: StaticString = """
    kind ValidatingAdmissionPolicy
      resource validatingadmissionpolicies
      scope cluster
      served admissionregistration.k8s.io/v1
      optional admissionregistration.k8s.io/v1beta1, admissionregistration.k8s.io/v1alpha1
      is read validated
      snapshot policy
      asked admission

    ValidatingAdmissionPolicy
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ValidatingAdmissionPolicySpec always keep
      status: ValidatingAdmissionPolicyStatus always

    ValidatingAdmissionPolicySpec
      paramKind: ParamKind
      matchConstraints: MatchResources keep
      validations: [Validation]
      failurePolicy: string(FailurePolicyType) optional = Fail
      auditAnnotations: [AuditAnnotation]
      matchConditions: [MatchCondition] merge name keys name
      variables: [Variable] merge name keys name

    Validation
      expression: string always
      message: string
      reason: string(StatusReason) optional
      messageExpression: string

    AuditAnnotation
      key: string always
      valueExpression: string always

    ValidatingAdmissionPolicyStatus
      observedGeneration: int64
      typeChecking: TypeChecking
      conditions: [Condition] keys type

    TypeChecking
      expressionWarnings: [ExpressionWarning]

    ExpressionWarning
      fieldRef: string always
      warning: string always
    """
}
