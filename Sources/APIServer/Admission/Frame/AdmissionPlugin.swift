public import Symbols

/// A part of the API server that changes objects before they are validated, or refuses them after.
///
/// To add one: a type in `Admission/<Name>/`, and a line at its place in ``AdmissionPlugins``.
public protocol AdmissionPlugin: Sendable {
  /// As kube-apiserver's flags name it.
  static var name: String { get }

  /// The kinds that it may change or refuse; nil for all. It is never asked about others.
  static var kinds: Set<Symbol>? { get }

  init()

  /// Changes the object, or refuses it right away.
  ///
  /// Called for each create, update, delete and connect that may come to it, before validation.
  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError)

  /// Refuses the object, or warns of it. It may not change it; what it writes elsewhere (``AdmissionRequest/writes``) happens with the
  /// object's own commit, and not at all in a dry run.
  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError)
}

extension AdmissionPlugin {
  public static var kinds: Set<Symbol>? { nil }
  public func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {}
  public func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {}
}
