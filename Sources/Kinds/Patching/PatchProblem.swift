public import SourceText
public import YAML

/// Why a patch cannot be applied to an object.
public struct PatchProblem: Error, Hashable, Sendable {
  /// The part of the patch that is to blame.
  public let range: SourceRange
  /// One line, lower case: what, why, what to do.
  public let message: String
  public let answer: PatchAnswer

  init(at range: SourceRange, _ message: String, _ answer: PatchAnswer = .unprocessable) {
    self.range = range
    self.message = message
    self.answer = answer
  }

  /// A patch that is no mapping, where one is read.
  ///
  /// - Parameter prefix: what the server says before its reason.
  public static func notAMapping(_ patch: YAMLDraft, _ prefix: String = "") -> PatchProblem {
    PatchProblem(
      at: patch.range, "a patch is a mapping with what is to change, not this",
      .badRequest("\(prefix)json: cannot unmarshal \(patch.jsonType) into Go value of type map[string]interface {}"))
  }

  /// As something to show.
  public var diagnostic: Diagnostic { .error(.invalidPatch, at: range, message) }
}

/// What the API server answers to a patch that cannot be applied.
public enum PatchAnswer: Hashable, Sendable {
  /// 400, with these words.
  case badRequest(String)
  /// 413, with these words.
  case tooLarge(String)
  /// 422, without a word why.
  case unprocessable
  /// 500, with these words.
  case failure(String)
}
