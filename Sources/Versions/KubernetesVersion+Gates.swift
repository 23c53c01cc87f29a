extension KubernetesVersion {
  /// Whether a feature gate is on by default in this release, or its feature needs none any more.
  ///
  /// - Parameter name: of a gate that some release from 1.34 on has; any other is off.
  public func isOnByDefault(gate name: String) -> Bool {
    guard let gate = FeatureGate.all[name] else { return false }
    if let state = gate.state(inMinor: minor) { return state.isOn }
    // A gate goes when its feature is there for good.
    return Self.minors.contains { $0 < minor && gate.state(inMinor: $0)?.isOn == true }
  }
}
