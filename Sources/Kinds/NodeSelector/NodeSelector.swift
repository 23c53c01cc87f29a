extension KindText {
  static let nodeSelector: StaticString = """
    NodeSelector
      nodeSelectorTerms: [NodeSelectorTerm] always keep

    NodeSelectorTerm
      matchExpressions: [NodeSelectorRequirement] requirement
      matchFields: [NodeSelectorRequirement] requirement

    NodeSelectorRequirement
      key: string always
      operator: string(NodeSelectorOperator) always
      values: [string]
    """
}
