public import SourceText
import Symbols
public import Validation

/// What validating manifests came to, as plain values.
public struct ValidationReport: Sendable {
  /// What is wrong with an object.
  public struct Problem: Sendable {
    public let field: String
    public let type: String
    public let detail: String
    public let message: String
    public let line: Int
    public let column: Int
    /// bayplan's own remark, empty without one.
    public let advice: String
  }

  /// One object.
  public struct Object: Sendable {
    public let file: String
    /// The document's number in its file, from 0.
    public let index: Int
    public let kind: String
    public let namespace: String
    public let name: String
    public let line: Int
    public let problems: [Problem]

    public var isValid: Bool { problems.isEmpty }

    /// `Deployment shop/web`, as far as it has one.
    var title: String {
      let kind = kind.isEmpty ? "object" : kind
      if name.isEmpty { return kind }
      return namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
    }
  }

  /// In the order of the input.
  public var objects: [Object]
  /// How many objects were passed over, by kind, such as `ConfigMap (8)`; empty when there were none.
  public var passedOver: String

  public init(objects: [Object] = [], passedOver: String = "") {
    self.objects = objects
    self.passedOver = passedOver
  }

  /// `12 objects: 11 valid, 1 invalid`.
  var summary: String {
    let invalid = objects.count { !$0.isValid }
    let head = objects.count == 1 ? "1 object" : "\(objects.count) objects"
    return "\(head): \(objects.count - invalid) valid, \(invalid) invalid"
  }
}

extension ValidationReport.Object {
  /// - Parameter file: the file that the result is of.
  public init(_ result: ValidationResult, in file: SourceFile) {
    self.file = file.path
    index = result.index
    kind = result.kind.text
    namespace = result.namespace.text
    name = result.name.text
    line = file.lines.line(at: result.position.offset)
    problems = result.errors.map { error in
      let place = file.location(at: error.position.offset)
      return ValidationReport.Problem(
        field: error.field, type: error.kind.rawValue, detail: error.detail, message: error.message, line: place.line,
        column: place.column, advice: error.advice)
    }
  }
}
