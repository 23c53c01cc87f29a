extension KindText {
  static let labelSelector: StaticString = """
    LabelSelector atomic
      matchLabels: map[string] labels
      matchExpressions: [LabelSelectorRequirement] requirement

    LabelSelectorRequirement
      key: string always
      operator: string(LabelSelectorOperator) always
      values: [string]
    """
}
