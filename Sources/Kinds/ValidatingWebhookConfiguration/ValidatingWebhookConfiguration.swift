extension KindText {
  static let validatingWebhookConfiguration: StaticString = """
    kind ValidatingWebhookConfiguration
      resource validatingwebhookconfigurations
      scope cluster
      served admissionregistration.k8s.io/v1
      once admissionregistration.k8s.io/v1beta1 until 1.22
      is read
      snapshot policy
      asked admission

    ValidatingWebhookConfiguration
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      webhooks: [ValidatingWebhook] merge name keys name keep

    ValidatingWebhook
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
      matchConditions: [MatchCondition] merge name keys name
    """
}
