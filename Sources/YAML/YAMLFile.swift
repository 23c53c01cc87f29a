public import SourceText

/// What a file holds.
public struct YAMLFile: Sendable {
  public let file: SourceFile
  /// The documents up to the first that cannot be read, empty ones (with a null root) included.
  public let documents: [YAMLDocument]
  /// What was found wrong, in the order of the file.
  public let diagnostics: [Diagnostic]

  init(file: SourceFile, documents: [YAMLDocument], diagnostics: [Diagnostic]) {
    self.file = file
    self.documents = documents
    self.diagnostics = diagnostics
  }
}

/// One document of a YAML stream, or one object of a JSON file.
public struct YAMLDocument: Sendable {
  /// The position in the stream, from 0; empty documents count.
  public let index: Int
  public let root: YAMLNode
}
