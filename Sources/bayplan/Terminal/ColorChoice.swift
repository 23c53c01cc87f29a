import ArgumentParser

/// `--color`.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal that can, unless NO_COLOR asks for none.
  case auto
  case always, never
}
