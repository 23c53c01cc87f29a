extension YAMLNode {
  /// The same node, in the memory of another one as far as both trees are made alike: objects of one template differ in a few texts.
  public func sharing(_ other: YAMLNode) -> YAMLNode {
    guard !tree.isAsWritten, let tree = tree.sharing(other.tree) else { return self }
    return YAMLNode(tree: tree, index: index)
  }
}

extension YAMLTree {
  /// nil where there is nothing to share.
  fileprivate func sharing(_ other: YAMLTree) -> YAMLTree? {
    guard self !== other, records.count == other.records.count, file === other.file, files == other.files,
      records.withUnsafeBytes({ mine in other.records.withUnsafeBytes { mine.elementsEqual($0) } })
    else { return nil }
    let isSame = unescaped == other.unescaped
    return YAMLTree(
      records: other.records, unescaped: isSame ? other.unescaped : unescaped, file: file, files: other.files,
      isAsWritten: isAsWritten)
  }
}
