public import Symbols

/// What a strategic merge patch does with a list.
public enum ListMerge: Equatable, Sendable {
  /// The patch's list takes the place of the object's.
  case replace
  /// Items with the same value of the key are merged, others are added.
  case byKey(Symbol)
  /// Values that are not there yet are added.
  case union
}
