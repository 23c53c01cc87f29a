public import SourceText
public import Symbols
import Validation

/// Why the API server does not take a pod, in its own words.
public struct AdmissionRefusal: Error, Equatable {
  private enum Form {
    /// By a plugin's change, when the pod has its `generateName` alone.
    case forbiddenUnnamed
    /// By a plugin's check.
    case forbidden
    /// By the validation of fields that follows the plugins' changes.
    case invalid
    /// What would make the pod is refused, or something beside it; the text is whole.
    case other
  }

  public let station: AdmissionStation
  private let form: Form
  private let text: String
  /// Where the manifest says what is refused; none where nothing in it says so by itself.
  public private(set) var place: SourcePosition = .none
  /// What makes it so: a quota, a namespace's label, a LimitRange.
  public private(set) var cause: Cause?
  /// What would let the pod in, in plain words; empty where that goes without saying.
  public private(set) var cure = ""

  public struct Cause: Hashable, Sendable {
    /// `ResourceQuota shop/compute`.
    public let what: String
    public let origin: SourcePosition

    public init(what: String, origin: SourcePosition) {
      self.what = what
      self.origin = origin
    }
  }

  private init(_ station: AdmissionStation, _ form: Form, _ text: String) {
    self.station = station
    self.form = form
    self.text = text
  }

  /// By a plugin's check.
  static func forbidden(_ station: AdmissionStation, _ text: String) -> Self { Self(station, .forbidden, text) }

  /// By a plugin that changes pods.
  static func unchanged(_ station: AdmissionStation, _ text: String) -> Self { Self(station, .forbiddenUnnamed, text) }

  static func invalid(_ errors: [String]) -> Self { Self(.validation, .invalid, errors.aggregate) }

  /// - Parameter what: the kind and the name of what would make the pods.
  static func invalid(_ what: String, _ errors: [String]) -> Self {
    Self(.validation, .other, "\(what) is invalid: \(errors.aggregate)")
  }

  /// - Parameter what: the resource and the name of what the pod needs: `persistentvolumeclaims "data-db-0"`.
  static func forbidden(_ station: AdmissionStation, _ what: String, _ text: String) -> Self {
    Self(station, .other, "\(what) is forbidden: \(text)")
  }

  func at(_ place: SourcePosition) -> Self {
    var refusal = self
    refusal.place = place
    return refusal
  }

  func because(of what: String, at origin: SourcePosition) -> Self {
    var refusal = self
    refusal.cause = Cause(what: what, origin: origin)
    return refusal
  }

  func cured(by cure: String) -> Self {
    var refusal = self
    refusal.cure = cure
    return refusal
  }

  /// The whole message on a pod of that name.
  public func message(onPod name: Symbol) -> String {
    message(onPod: NameAtDoor(prefix: name.text, name: name.text))
  }

  func message(onPod pod: NameAtDoor) -> String {
    switch form {
    case .forbiddenUnnamed: "pods \"\(pod.prefix)\" is forbidden: \(text)"
    case .forbidden: "pods \"\(pod.name)\" is forbidden: \(text)"
    case .invalid: "Pod \"\(pod.name)\" is invalid: \(text)"
    case .other: text
    }
  }
}
