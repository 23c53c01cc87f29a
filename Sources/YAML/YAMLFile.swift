public import SourceText

/// What a file holds.
public struct YAMLFile: Sendable {
  public let file: SourceFile
  /// The documents up to the first that cannot be read, empty ones (with a null root) included.
  public let documents: [YAMLDocument]
  /// What was found wrong, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// How much it holds, as its limits count.
  public let size: YAMLSize

  /// How many problems of a file are told.
  public static let problemLimit = 200

  init(file: SourceFile, documents: [YAMLDocument], diagnostics: [Diagnostic], size: YAMLSize = YAMLSize()) {
    self.file = file
    self.documents = documents
    self.diagnostics = diagnostics
    self.size = size
  }
}

/// One document of a YAML stream, or one object of a JSON file.
public struct YAMLDocument: Sendable {
  /// The position in the stream, from 0; empty documents count.
  public let index: Int
  public let root: YAMLNode
  /// Set when `root` is a sequence of some of this list's items: the list was too long to be read in one piece.
  public let list: YAMLListHead?

  init(index: Int, root: YAMLNode, list: YAMLListHead? = nil) {
    self.index = index
    self.root = root
    self.list = list
  }
}
