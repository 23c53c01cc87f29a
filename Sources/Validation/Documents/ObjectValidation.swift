import Kubernetes
import SourceText
import Symbols
import YAML

/// One object from its nodes to its errors: strict decoding, then, if it decodes, the rules of its kind.
enum ObjectValidation {
  static func errors(of root: YAMLNode, _ kind: ValidatedKind, in file: YAMLFile) -> [ValidationError] {
    if kind == .schedulerConfiguration { return SchedulerConfigurationRules.errors(of: root) }
    let schema = Schema.shared
    guard let type = schema.type(named: kind.rawValue) else { return [] }
    var decoder = StrictDecoder(schema: schema)
    let decoding = decoder.decode(root, as: type)
    if let first = decoding.first, first.kind == .decoding { return decoding }
    let strict = DuplicateKeys.errors(in: root, of: file) + decoding
    if !strict.isEmpty { return strict }
    var rules = RuleSet()
    rules.validate(Field(root), kind)
    return rules.distinctErrors
  }
}
