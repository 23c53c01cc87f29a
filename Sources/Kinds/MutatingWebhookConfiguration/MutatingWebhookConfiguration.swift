extension KindText {
  static let mutatingWebhookConfiguration: StaticString = """
    kind MutatingWebhookConfiguration
      resource mutatingwebhookconfigurations
      scope cluster
      served admissionregistration.k8s.io/v1
      once admissionregistration.k8s.io/v1beta1 until 1.22
      is read
      snapshot policy
      asked admission

    MutatingWebhookConfiguration
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      webhooks: [MutatingWebhook] merge name keys name keep

    MutatingWebhook
      name: string always
      clientConfig: WebhookClientConfig always
      rules: [RuleWithOperations] keep
      failurePolicy: string(FailurePolicyType) optional = Fail
      matchPolicy: string(MatchPolicyType) optional = Equivalent
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      sideEffects: string(SideEffectClass) optional
      timeoutSeconds: int32 optional = 10
      admissionReviewVersions: [string] always
      reinvocationPolicy: string(ReinvocationPolicyType) optional = Never
      matchConditions: [MatchCondition] merge name keys name
    """
}
