extension LimitRange.Item {
  /// Fills in what the API server does: a container's default limit is the maximum, its default request the default
  /// limit, or else the minimum.
  ///
  /// Source: defaulting of the core API group.
  mutating func applyDefaults() {
    guard type == Self.container else { return }
    `default`.fill(from: max)
    defaultRequest.fill(from: `default`)
    defaultRequest.fill(from: min)
  }
}
