import Kubernetes
public import Symbols

/// One of the API server's admission plugins: changes a pod's spec on its way in, or refuses it.
///
/// Plugins run once for all pods of a template, so they see what these have in common.
protocol AdmissionPlugin: Sendable {
  /// The mutating pass.
  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal)

  /// The validating pass, after all plugins have made their changes.
  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal)
}

extension AdmissionPlugin {
  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {}
  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {}
}

/// Why the API server does not take a pod, in its own words.
public struct AdmissionRefusal: Error, Equatable {
  private enum Kind {
    /// By a plugin.
    case forbidden
    /// By the validation of fields that follows the plugins' changes.
    case invalid
    /// The validation refuses what would make the pods; the text is whole.
    case maker
  }

  private let kind: Kind
  private let text: String

  static func forbidden(_ text: String) -> Self { Self(kind: .forbidden, text: text) }

  static func invalid(_ errors: [String]) -> Self { Self(kind: .invalid, text: aggregate(errors)) }

  /// - Parameter what: the kind and the name of what would make the pods.
  static func invalid(_ what: String, _ errors: [String]) -> Self {
    Self(kind: .maker, text: "\(what) is invalid: \(aggregate(errors))")
  }

  /// The whole message on a pod of that name.
  public func message(onPod name: Symbol) -> String {
    switch kind {
    case .forbidden: "pods \"\(name.text)\" is forbidden: \(text)"
    case .invalid: "Pod \"\(name.text)\" is invalid: \(text)"
    case .maker: text
    }
  }

  /// Several errors in one line, each text once.
  static func aggregate(_ errors: [String]) -> String {
    var seen: Set<String> = []
    let unique = errors.filter { seen.insert($0).inserted }
    return unique.count == 1 ? unique[0] : "[\(unique.joined(separator: ", "))]"
  }
}
