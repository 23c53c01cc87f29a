/// One fault of an expression, in the API server's words.
public struct CELProblem: Error, Hashable, Sendable {
  public let message: String
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int

  /// As the API server prints it.
  public var text: String { "\(line):\(column): \(message)" }
}

/// Why an expression cannot be run.
public enum CELRefusal: Error, Hashable, Sendable {
  /// It cannot be read, or its types do not fit: all that is wrong, in the order of the text.
  case doesNotCompile([CELProblem])
  /// A part that is known beforehand has no value.
  case hasNoProgram(String)

  /// The first thing that is wrong, without its place.
  public var message: String {
    switch self {
    case .doesNotCompile(let problems): problems.first?.message ?? ""
    case .hasNoProgram(let message): message
    }
  }
}

/// Why an expression gave no value.
public enum CELFailure: Error, Hashable, Sendable {
  /// A runtime error, in the words of Kubernetes' CEL library.
  case runtime(String)
  /// Something that bayplan does not know came up while the expression ran.
  case notModelled(String)

  static let noSuchOverload = CELFailure.runtime("no such overload")

  public var message: String {
    switch self {
    case .runtime(let message), .notModelled(let message): message
    }
  }
}
