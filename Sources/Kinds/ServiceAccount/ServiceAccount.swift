extension KindText {
  static let serviceAccount: StaticString = """
    kind ServiceAccount
      resource serviceaccounts sa
      scope namespaced
      served v1
      is validated
      snapshot policy

    ServiceAccount
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self account
      secrets: [ObjectReference] merge name keys name -> Secret keep
      imagePullSecrets: [LocalObjectReference] -> Secret keep
      automountServiceAccountToken: bool optional keep
    """
}
