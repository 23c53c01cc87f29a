import Kinds
public import Symbols

/// Which kinds have a namespace.
public enum KindScope {
  /// A kind that nobody describes is taken to have one.
  public static func isOfCluster(_ kind: Symbol) -> Bool { KindCatalogue.kind(kind)?.isNamespaced == false }
}
