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

  /// All that is wrong, each with the line of the expression it stands in, as the API server's messages have it.
  public func report(of text: String) -> String {
    guard case .doesNotCompile(let problems) = self else { return message }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return problems.map { problem in
      // An empty text has no line to show, and no first column.
      let place = "\(problem.line):\(text.isEmpty ? 0 : problem.column)"
      let head = "ERROR: <input>:\(place): \(problem.message)"
      guard !text.isEmpty, lines.indices.contains(problem.line - 1) else { return head }
      let line = lines[problem.line - 1].map { $0 == "\t" ? " " : $0 }
      return "\(head)\n | \(String(line))\n | \(String(repeating: ".", count: problem.column - 1))^"
    }.joined(separator: "\n")
  }

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
