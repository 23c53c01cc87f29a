import Kinds
public import Symbols

/// What the API calls objects of a kind in its paths: `ReplicaSet` is `replicasets`.
public enum ResourceName {
  /// A kind that nobody describes is called by its name.
  public static func of(_ kind: Symbol) -> String { KindCatalogue.kind(kind)?.resource ?? kind.text.lowercased() }
}
