import SourceText
import Symbols
import YAML

/// The state of a decoding: what was found, and what was wrong.
///
/// Each type of the API has one function here, in a file of its own, whose body is a `switch` over its fields. Fields
/// that placement does not need fall through the `default`.
///
/// A null stands for an absent field, as on the API server. After a mismatch decoding goes on with the next field, so
/// that one run tells all mistakes; an object with a mistake is left out.
struct ObjectDecoder {
  let options: ManifestDecoder.Options
  var objects: [KubernetesObject] = []
  var diagnostics: [Diagnostic] = []
  var errorCount = 0
  var passedOver: [KindName: Int] = [:]
  var named: [NamedObject] = []
  var atDoor: [WrittenObject] = []
  /// Of the scheduler configuration that is being read.
  var versionedFields: [KubeSchedulerConfiguration.VersionedField] = []
  var labelTexts = RepeatedText<LabelSet>()
  var containerTexts = RepeatedText<[Container]>()

  /// A kind with its version, as written.
  struct KindName: Hashable {
    var apiVersion: Symbol
    var kind: Symbol
  }

  init(options: ManifestDecoder.Options) {
    self.options = options
  }

  mutating func error(_ code: DiagnosticCode, at range: SourceRange, _ message: String, field: String = "") {
    errorCount += 1
    diagnostics.append(.error(code, at: range, message, field: field))
  }

  mutating func warning(_ code: DiagnosticCode, at range: SourceRange, _ message: String) {
    diagnostics.append(.warning(code, at: range, message))
  }
}
