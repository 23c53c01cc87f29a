extension KindText {
  static let validatingAdmissionPolicyBinding: StaticString = """
    kind ValidatingAdmissionPolicyBinding
      resource validatingadmissionpolicybindings
      scope cluster
      served admissionregistration.k8s.io/v1
      optional admissionregistration.k8s.io/v1beta1, admissionregistration.k8s.io/v1alpha1
      is read validated
      snapshot policy
      asked admission

    ValidatingAdmissionPolicyBinding
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ValidatingAdmissionPolicyBindingSpec always keep

    ValidatingAdmissionPolicyBindingSpec
      policyName: string -> ValidatingAdmissionPolicy keep
      paramRef: ParamRef keep
      matchResources: MatchResources keep
      validationActions: [string(ValidationAction)] set keep
    """
}
