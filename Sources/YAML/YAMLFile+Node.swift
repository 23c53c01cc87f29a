import SourceText

extension YAMLFile {
  /// One node of a larger document as if it were a file's only document: an object that stands inside another.
  public init(_ node: YAMLNode) {
    self.init(file: node.tree.file, documents: [YAMLDocument(index: 0, root: node)], diagnostics: [])
  }
}

extension YAMLFile {
  /// Whether any node stands for another, so that bytes may belong to several values.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public var hasAliases: Bool {
    documents.first?.root.tree.records.contains { $0.kind == .alias || $0.origin == .merged } ?? false
  }
}
