public import Symbols

/// A stretch of a file that can be read by itself, at the same time as the others.
public struct YAMLPart: Sendable {
  enum Content {
    case wholeFile
    /// Whole documents.
    case documents(Range<Int>)
    /// Items of the one list that the file holds.
    case items(Range<Int>, of: YAMLListHead)
  }

  let content: Content
}

/// What a list says of itself beside its items.
public struct YAMLListHead: Sendable {
  public let apiVersion: Symbol
  public let kind: Symbol
}
