import Kinds
import SourceText
import YAML

extension RequestError {
  init(_ problem: PatchProblem) {
    let (station, position) = (Station.patch, problem.range.position)
    switch problem.answer {
    case .badRequest(let message): self = .badRequest(message, by: station, at: position)
    case .tooLarge(let message):
      self = RequestError(
        413, "RequestEntityTooLarge", "Request entity too large: \(message)", by: station, at: position)
    case .unprocessable:
      self = RequestError(
        422, "Invalid", "the server rejected our request due to an error in our request", details: StatusDetails(),
        by: station, at: position)
    case .failure(let message): self = RequestError(500, "", message, by: station, at: position)
    }
  }

  init(_ problem: ApplyProblem) {
    switch problem {
    case .refused(let message, let position): self = .badRequest(message, by: Station.patch, at: position)
    case .failed(let message, let position): self = RequestError(500, "", message, by: Station.patch, at: position)
    case .conflicts(let conflicts):
      let causes = conflicts.map {
        StatusDetails.Cause(
          reason: "FieldManagerConflict", message: $0.message, field: $0.field, position: $0.position)
      }
      self = RequestError(
        409, "Conflict", problem.message, details: StatusDetails(causes: causes), by: Station.patch,
        at: conflicts.first?.position)
    }
  }

  /// A patch after which the object does not decode.
  ///
  /// - Parameter patch: what the server shows of it.
  static func invalidPatch(_ patch: String, _ why: String, at position: SourcePosition) -> RequestError {
    let body = "Invalid value: \(GoText.quoted(patch)): \(why)"
    return RequestError(
      422, "Invalid", " \"\" is invalid: patch: \(body)",
      details: StatusDetails(
        causes: [.init(reason: "FieldValueInvalid", message: body, field: "patch", position: position)]),
      by: Station.patch, at: position)
  }

  /// Options of a patch that do not go together.
  static func invalidOptions(_ reason: String, _ field: String, _ body: String) -> RequestError {
    RequestError(
      422, "Invalid", "PatchOptions.meta.k8s.io \"\" is invalid: \(field): \(body)",
      details: StatusDetails(
        group: "meta.k8s.io", kind: "PatchOptions", causes: [.init(reason: reason, message: body, field: field)]),
      by: Station.patch)
  }
}
