public import SourceText
import Symbols
public import Validation

extension FindingReport {
  /// A report of what the API server would say.
  public static func validation(_ objects: [Object]) -> FindingReport {
    let invalid = objects.count { !$0.isValid }
    let head = objects.count == 1 ? "1 object" : "\(objects.count) objects"
    return FindingReport(
      .validate, objects: objects, summary: "\(head): \(objects.count - invalid) valid, \(invalid) invalid")
  }
}

extension FindingReport.Object {
  /// - Parameter file: the file that the result is of.
  public init(_ result: ValidationResult, in file: SourceFile) {
    self.init(
      file: file.path, index: result.index, kind: result.kind.text, namespace: result.namespace.text,
      name: result.name.text, line: file.lines.line(at: result.position.offset))
    findings = result.errors.map { error in
      let place = file.location(at: error.position.offset)
      var finding = FindingReport.Finding(
        rule: error.kind.rawValue, message: error.message, line: place.line, column: place.column)
      finding.field = error.field
      finding.detail = error.detail
      finding.advice = error.advice
      return finding
    }
  }
}
