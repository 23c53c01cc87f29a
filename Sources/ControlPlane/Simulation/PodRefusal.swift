import Kubernetes
public import SourceText

/// What the API server says to a pod that it does not take.
public struct PodRefusal: Hashable, Sendable {
  public var station: AdmissionStation
  /// The API server's own words.
  public var message: String
  /// Where the manifest says what is refused.
  public var place: SourcePosition
  /// What of the cluster makes it so; nil where the manifest does by itself.
  public var cause: AdmissionRefusal.Cause?
  /// What would let the pod in; empty where that goes without saying.
  public var cure: String

  public init(
    station: AdmissionStation, message: String, place: SourcePosition = .none, cause: AdmissionRefusal.Cause? = nil,
    cure: String = ""
  ) {
    self.station = station
    self.message = message
    self.place = place
    self.cause = cause
    self.cure = cure
  }
}

extension PodRefusal {
  /// - Parameter fallback: where the pod stands as a whole.
  init(_ refusal: AdmissionRefusal, onPod name: NameAtDoor, or fallback: SourcePosition) {
    self.init(
      station: refusal.station, message: refusal.message(onPod: name),
      place: refusal.place == .none ? fallback : refusal.place, cause: refusal.cause, cure: refusal.cure)
  }
}
