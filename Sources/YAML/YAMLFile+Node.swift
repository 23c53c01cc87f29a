public import SourceText

extension YAMLFile {
  /// The file with more to say about it.
  public func adding(_ more: [Diagnostic]) -> YAMLFile {
    YAMLFile(file: file, documents: documents, diagnostics: diagnostics + more, size: size)
  }

  /// One node of a larger document as if it were a file's only document: an object that stands inside another.
  public init(_ node: YAMLNode) {
    self.init(file: node.tree.file, documents: [YAMLDocument(index: 0, root: node)], diagnostics: [])
  }

  /// The file with other roots in place of its documents; `change` gives nil for a document that stays as it is.
  ///
  /// - Returns: nil when nothing changes.
  public func replacingRoots(_ change: (YAMLNode) -> YAMLNode?) -> YAMLFile? {
    var isChanged = false
    let documents = documents.map { document in
      guard let root = change(document.root) else { return document }
      isChanged = true
      return YAMLDocument(index: document.index, root: root)
    }
    return isChanged ? YAMLFile(file: file, documents: documents, diagnostics: diagnostics, size: size) : nil
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
