/// What is stored of a field that is empty: its zero, the empty text, list or mapping. So do Go's types read and write it.
public enum WhenEmpty: Sendable {
  /// Nothing. A struct that is there is written even if nothing is in it.
  case absent
  /// What was given: to the API, that is not the same as nothing.
  case kept
  /// It is written always, even if nobody gave it: `{}` for a struct, `null` for a list.
  case written
}
