public import Kubernetes
public import SourceText
import Symbols
public import YAML

/// What becomes of manifests that the API server would refuse.
public enum ValidationMode: String, CaseIterable, Sendable {
  case off
  /// How many findings there are is told.
  case warn
  /// Any finding ends the run.
  case strict
}

/// What the API server would refuse among manifests that are read for placement.
///
/// Decoding for placement has words of its own for wrong types and missing kinds, and reads versions of the past: where it
/// has told of an object, or the kind is the trouble, nothing is added.
public struct Refusals: Sendable {
  private var count = 0

  public init() {}

  /// The objects of a file that the API server would refuse, of those kinds that it knows.
  public static func find(in file: YAMLFile) -> [ValidationResult] {
    FileValidator.validate(file).results.filter { $0.isKindKnown && !$0.isValid }
  }

  /// Adds the findings in a file to its manifests, or counts them.
  ///
  /// - Parameter takesPodsAsWritten: whether what a bare pod says is taken as it is written, as far as a scheduler would
  ///   know what it means (``ValidationError/leavesAMeaning``), and told.
  public mutating func add(
    _ results: [ValidationResult], to manifests: inout Manifests, _ mode: ValidationMode,
    takesPodsAsWritten: Bool = false
  ) {
    if results.isEmpty { return }
    guard mode == .strict else {
      count += results.reduce(0) { $0 + $1.errors.count }
      return
    }
    let told = Set(manifests.diagnostics.filter { $0.severity == .error }.map(\.range.start))
    for result in results {
      // A type error is told by both; those of fields that placement does not read only here.
      let errors = result.errors.filter { $0.kind != .decoding || !told.contains($0.position.offset) }
      let duplicates = Set(errors.filter { $0.kind == .strictDecoding }.map(\.position))
      manifests.diagnostics.removeAll { $0.severity == .warning && duplicates.contains($0.range.position) }
      let isAsWritten =
        takesPodsAsWritten && result.kind == "Pod" && result.errors.allSatisfy(\.leavesAMeaning)
      manifests.diagnostics += errors.map { Self.diagnostic($0, result, isWarning: isAsWritten) }
      if isAsWritten { manifests.assumptions.append(Self.sentence(result)) }
    }
  }

  private static func sentence(_ result: ValidationResult) -> String {
    let messages = result.errors.map(\.messageLine).joined(separator: "; ")
    return "pod \(result.namespace.text)/\(result.name.text) is taken as written, though the API server refuses it: "
      + messages
  }

  /// Adds what was counted elsewhere.
  public mutating func add(_ other: Refusals) { count += other.count }

  private static func diagnostic(
    _ error: ValidationError, _ result: ValidationResult, isWarning: Bool
  ) -> Diagnostic {
    let range = SourceRange(file: error.position.file, start: error.position.offset, end: error.position.offset)
    let name = result.name.isEmpty ? "" : " \(result.name.text)"
    let text = "\(result.kind.text)\(name): \(error.line)"
    return isWarning
      ? .warning(.refusedByServer, at: range, "\(text), taken as written") : .error(.refusedByServer, at: range, text)
  }

  /// nil when nothing was counted.
  public var summary: Diagnostic? {
    if count == 0 { return nil }
    let findings = count == 1 ? "1 thing" : "\(count) things"
    return .warning(
      .refusalsCounted, at: .none,
      "\(findings) in these manifests the API server would refuse today, 'bayplan validate -f' tells them")
  }
}
