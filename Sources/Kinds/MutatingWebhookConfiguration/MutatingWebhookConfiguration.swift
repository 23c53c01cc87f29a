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
      metadata: ObjectMeta keep self object
      webhooks: [MutatingWebhook] merge name keys name keep

    MutatingWebhook
      name: string
      clientConfig: WebhookClientConfig
      rules: [RuleWithOperations] keep
      failurePolicy: string(FailurePolicyType) = Fail
      matchPolicy: string(MatchPolicyType) = Equivalent
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      sideEffects: string(SideEffectClass)
      timeoutSeconds: int32 = 10
      admissionReviewVersions: [string]
      reinvocationPolicy: string(ReinvocationPolicyType) = Never
      matchConditions: [MatchCondition] merge name keys name
    """
}
