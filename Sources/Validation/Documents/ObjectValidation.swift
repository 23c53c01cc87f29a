import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// One object from its nodes to its errors: strict decoding, then, if it decodes, the rules of its kind.
enum ObjectValidation {
  static func errors(
    of root: YAMLNode, _ kind: KindDescription, _ apiVersion: Symbol, in release: Release, _ file: YAMLFile
  ) -> [ValidationError] {
    let (schema, type) = Schema.of(kind)
    var decoder = StrictDecoder(schema: schema, release, apiVersion)
    let decoding = decoder.decode(root, as: type)
    if let first = decoding.first, first.kind == .decoding { return decoding }
    let strict = DuplicateKeys.errors(in: root, of: file) + decoding
    if !strict.isEmpty { return strict }
    guard let rules = ValidatedKind(rawValue: kind.name.text) else { return [] }
    var found = RuleSet(release)
    found.validate(Field(root), rules)
    return found.distinctErrors
  }
}
