extension KindText {
  static let nodeSelector: StaticString = """
    NodeSelector atomic
      nodeSelectorTerms: [NodeSelectorTerm] always keep

    NodeSelectorTerm atomic
      matchExpressions: [NodeSelectorRequirement] requirement
      matchFields: [NodeSelectorRequirement] requirement

    NodeSelectorRequirement
      key: string always
      operator: string(NodeSelectorOperator) always
      values: [string]
    """
}
