/// Why an expression cannot be played: it is wrong, or it uses a part of the language that bayplan does not know.
public struct CELProblem: Error, Hashable, Sendable {
  /// In plain words, lower case.
  public let message: String
  /// Bytes from the start of the expression.
  public let offset: Int

  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}

/// Why an expression gave no value.
public enum CELFailure: Error, Hashable, Sendable {
  /// A runtime error, in the words of Kubernetes' CEL library.
  case runtime(String)
  /// Something that bayplan does not know came up while the expression ran.
  case notModelled(String)

  static let noSuchOverload = CELFailure.runtime("no such overload")
}
