extension KindText {
  static let mutatingAdmissionPolicyBinding: StaticString = """
    kind MutatingAdmissionPolicyBinding
      resource mutatingadmissionpolicybindings
      scope cluster
      served admissionregistration.k8s.io/v1 since 1.36
      optional admissionregistration.k8s.io/v1beta1, admissionregistration.k8s.io/v1alpha1
      is read
      snapshot policy
      asked mutation

    MutatingAdmissionPolicyBinding
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: MutatingAdmissionPolicyBindingSpec always keep

    MutatingAdmissionPolicyBindingSpec
      policyName: string -> MutatingAdmissionPolicy keep
      paramRef: ParamRef
      matchResources: MatchResources keep
    """
}
