extension KindText {
  static let mutatingAdmissionPolicy: StaticString = """
    kind MutatingAdmissionPolicy
      resource mutatingadmissionpolicies
      scope cluster
      served admissionregistration.k8s.io/v1 since 1.36
      optional admissionregistration.k8s.io/v1beta1, admissionregistration.k8s.io/v1alpha1
      is read
      snapshot policy
      asked mutation

    MutatingAdmissionPolicy
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: MutatingAdmissionPolicySpec always keep

    MutatingAdmissionPolicySpec
      paramKind: ParamKind
      matchConstraints: MatchResources keep
      variables: [Variable]
      mutations: [Mutation]
      failurePolicy: string(FailurePolicyType) optional = Fail
      matchConditions: [MatchCondition] merge name keys name
      reinvocationPolicy: string(ReinvocationPolicyType)

    Mutation
      patchType: string(PatchType) always
      applyConfiguration: ApplyConfiguration
      jsonPatch: JSONPatch

    ApplyConfiguration
      expression: string

    JSONPatch
      expression: string
    """
}
