public import SourceText
public import Store
import YAML

/// A field that an apply would change although another manager owns it.
public struct FieldConflict: Sendable {
  public let manager: FieldManager
  public let path: [FieldPathElement]
  /// Where the configuration sets it.
  public let position: SourcePosition

  /// `.spec.template.spec.containers[name="app"].image`.
  public var field: String { path.map(\.text).joined() }

  /// `conflict with "kubectl" using apps/v1`.
  public var message: String { "conflict with \(Self.words(manager))" }

  static func words(_ manager: FieldManager) -> String {
    var text = GoText.quoted(manager.name)
    if !manager.subresource.isEmpty { text += " with subresource \(GoText.quoted(manager.subresource))" }
    if manager.operation == .update { text += " using \(manager.apiVersion)" }
    return text
  }
}

/// Why nothing is applied.
public enum ApplyProblem: Error, Sendable {
  /// 409. In the order of the managers.
  case conflicts([FieldConflict])
  /// 400.
  case refused(String, SourcePosition)
  /// 500.
  case failed(String, SourcePosition)

  static func badRequest(_ message: String, at draft: YAMLDraft) -> ApplyProblem {
    .refused(message, draft.range.position)
  }

  static func failure(_ message: String, at range: SourceRange) -> ApplyProblem { .failed(message, range.position) }

  /// What the API server says.
  public var message: String {
    switch self {
    case .refused(let message, _), .failed(let message, _): message
    case .conflicts(let conflicts): Self.words(conflicts)
    }
  }

  private static func words(_ conflicts: [FieldConflict]) -> String {
    if conflicts.count == 1 {
      return "Apply failed with 1 conflict: \(conflicts[0].message): \(conflicts[0].field)"
    }
    var lines: [String] = []
    var manager: FieldManager?
    for conflict in conflicts {
      if conflict.manager != manager { lines.append("conflicts with \(FieldConflict.words(conflict.manager)):") }
      manager = conflict.manager
      lines.append("- \(conflict.field)")
    }
    return "Apply failed with \(conflicts.count) conflicts: \(lines.joined(separator: "\n"))"
  }
}
