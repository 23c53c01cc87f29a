import SourceText

extension YAMLFile {
  /// One node of a larger document as if it were a file's only document: an object that stands inside another.
  public init(_ node: YAMLNode) {
    self.init(file: node.tree.file, documents: [YAMLDocument(index: 0, root: node)], diagnostics: [], size: YAMLSize())
  }
}
