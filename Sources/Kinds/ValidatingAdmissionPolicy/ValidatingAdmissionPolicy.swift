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
      paramKind: ParamKind keep
      matchConstraints: MatchResources keep
      validations: [Validation] keep
      failurePolicy: string(FailurePolicyType) optional = Fail keep
      auditAnnotations: [AuditAnnotation] keep
      matchConditions: [MatchCondition] merge name keys name keep
      variables: [Variable] merge name keys name keep

    Validation
      expression: string always keep
      message: string keep
      reason: string(StatusReason) optional keep
      messageExpression: string keep

    AuditAnnotation
      key: string always keep
      valueExpression: string always keep

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
