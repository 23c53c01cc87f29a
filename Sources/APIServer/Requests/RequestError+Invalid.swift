import SourceText
import Symbols
import Validation

extension RequestError {
  /// What validation refuses.
  ///
  /// - Parameter kind: as messages call it: `Deployment.apps`.
  static func invalid(
    kind: String, group: String, name: String, _ errors: [ValidationError], by station: String = Station.validation
  ) -> RequestError {
    let qualified = group.isEmpty ? kind : "\(kind).\(group)"
    let causes = errors.map { error in
      StatusDetails.Cause(
        reason: error.kind.rawValue, message: error.body, field: error.field, position: error.position)
    }
    return RequestError(
      422, "Invalid", "\(qualified) \(GoText.quoted(name)) is invalid: \(errors.aggregate)",
      details: StatusDetails(name: name, group: group, kind: kind, causes: causes), by: station,
      at: errors.first?.position)
  }

  static func invalid(_ resource: ServedResource, _ name: String, _ errors: [ValidationError]) -> RequestError {
    invalid(kind: resource.kind.text, group: resource.group, name: name, errors)
  }
}
