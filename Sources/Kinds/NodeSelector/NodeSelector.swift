extension KindText {
  static let nodeSelector: StaticString = """
    NodeSelector
      nodeSelectorTerms: [NodeSelectorTerm] keep

    NodeSelectorTerm
      matchExpressions: [NodeSelectorRequirement] requirement
      matchFields: [NodeSelectorRequirement] requirement

    NodeSelectorRequirement
      key: string
      operator: string(NodeSelectorOperator)
      values: [string]
    """
}
