import Kubernetes

extension LabelSelector {
  /// The first requirement that labels do not fulfil.
  func firstMismatch(with labels: LabelSet) -> Requirement? { requirements.first { !$0.matches(labels[$0.key]) } }
}

extension LabelSelector.Requirement {
  /// Where what it wants stands: its value, or its key where it wants none.
  var wantedPlace: Place { values.isEmpty ? .label(self) : .value(self) }
}
