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
      metadata: ObjectMeta always keep self object
      webhooks: [ValidatingWebhook] merge name keys name keep

    ValidatingWebhook
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
      matchConditions: [MatchCondition] merge name keys name
    """
}
