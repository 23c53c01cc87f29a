public import Symbols

extension NodeSelector {
  /// Whether any term matches; a term that does not parse, or that is empty, never does.
  public func matches(name: Symbol, labels: LabelSet) -> Bool {
    terms.contains { $0.matches(name: name, labels: labels) }
  }
}

extension NodeSelectorTerm {
  /// Neither expressions nor fields.
  public var isEmpty: Bool { matchExpressions.isEmpty && matchFields.isEmpty }

  /// Whether the term parses and all its expressions and fields hold for a node.
  ///
  /// Source: NodeAffinity plugin; "Assigning Pods to Nodes", Kubernetes documentation.
  public func matches(name: Symbol, labels: LabelSet) -> Bool {
    !isEmpty && conversionError == nil && matchesWhenValid(name: name, labels: labels)
  }

  /// The same for a term that is known to parse and not to be empty.
  public func matchesWhenValid(name: Symbol, labels: LabelSet) -> Bool {
    matchExpressions.allSatisfy { $0.matches(labels[$0.key]) }
      && matchFields.allSatisfy { $0.matchesField(name: name) }
  }

  /// Why the term does not parse, nil if it does.
  public var conversionError: String? {
    for (index, expression) in matchExpressions.enumerated() {
      if let error = expression.conversionError(allowsComparison: true) {
        return "matchExpressions[\(index)]: \(error)"
      }
    }
    for (index, field) in matchFields.enumerated() {
      guard field.operator == .in || field.operator == .notIn else {
        return "matchFields[\(index)].operator: Unsupported value: \"\(field.operatorText.text)\": "
          + "supported values: \"In\", \"NotIn\""
      }
      if field.values.count != 1 { return "matchFields[\(index)].values: must have one element" }
    }
    return nil
  }
}

extension LabelSelector.Requirement {
  /// A node has one field, `metadata.name`; any other reads as the empty text.
  public func matchesField(name: Symbol) -> Bool {
    if name.isEmpty { return true }
    return matches(key == "metadata.name" ? name : .none)
  }
}
