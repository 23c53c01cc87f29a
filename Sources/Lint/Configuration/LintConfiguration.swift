import Expectations
public import Grammar
import Kubernetes
public import SourceText
import Symbols
public import YAML

/// The `lint` part of a `.bayplan.yaml`.
public struct LintConfiguration: Sendable {
  public static let apiVersion = OwnDocument.apiVersion
  public static let kind = "Configuration"
  public static let fileName = ".bayplan.yaml"

  /// By rule id.
  public var rules: [String: RuleSetting] = [:]
  /// From which severity on a finding fails the run; nil leaves it at `error`.
  public var failOn: Severity?
  /// Files that are not linted; `*` stands for any text, `/` included. Relative to the configuration's folder.
  public var exclude: [Glob] = []
  /// The baseline's file, relative to the configuration's folder.
  public var baseline: String?
  /// Where the policies are that every run holds the manifests against.
  public var policies: [PolicyPath] = []

  /// A file, a folder, or a pattern of files; relative to the configuration's folder.
  public struct PolicyPath: Sendable {
    public let pattern: Glob
    /// Where it stands.
    public let range: SourceRange
  }

  public init() {}

  /// Reads a configuration's file.
  ///
  /// - Returns: the configuration, and what is wrong with the file.
  public static func read(_ file: YAMLFile) -> (LintConfiguration, [Diagnostic]) {
    var configuration = LintConfiguration()
    if file.diagnostics.contains(where: { $0.severity == .error }) { return (configuration, file.diagnostics) }
    var reader = FieldReader()
    let start = SourceRange(file: file.file.id, start: 0, end: 0)
    let roots = file.documents.map(\.root).filter { !$0.isNull }
    guard let root = roots.first, roots.count == 1 else {
      reader.error(
        .notAnObject, at: start, "a configuration is one document with apiVersion: \(apiVersion) and kind: \(kind)")
      return (configuration, reader.diagnostics)
    }
    if root[.apiVersion]?.text != apiVersion || root[.kind]?.text != kind {
      reader.error(
        .missingKey, at: root.range,
        "a configuration starts with apiVersion: \(apiVersion) and kind: \(kind), write both")
    } else {
      shape.read(root, as: "a configuration", into: &configuration, &reader)
    }
    return (configuration, reader.diagnostics)
  }

  static let shape = ObjectShape<LintConfiguration>(
    "configuration",
    [
      ShapeField("apiVersion") { _, _, _ in }, ShapeField("kind") { _, _, _ in },
      // Parts that are read by who uses them.
      ShapeField("admission") { _, _, _ in }, ShapeField("webhooks") { _, _, _ in },
      ShapeField("lint") { entry, configuration, reader in
        lint.read(entry.value, as: "lint", into: &configuration, &reader)
      },
    ])

  static let lint = ObjectShape<LintConfiguration>(
    "lint",
    [
      ShapeField("failOn") { entry, configuration, reader in
        guard let word = reader.string(entry.value, "failOn") else { return }
        configuration.failOn = Severity(ruleWord: word)
        if configuration.failOn == nil {
          let words = Severity.ruleWords.joined(separator: ", ")
          reader.error(.unusableWord, at: entry.value.range, "'\(word)' is no severity, use one of \(words)")
        }
      },
      ShapeField("exclude") { entry, configuration, reader in
        configuration.exclude = (reader.list(entry.value, "exclude") ?? []).compactMap {
          reader.string($0, "a path of exclude").map { Glob($0) }
        }
      },
      ShapeField("baseline") { entry, configuration, reader in
        configuration.baseline = reader.string(entry.value, "baseline")
      },
      ShapeField("policies") { entry, configuration, reader in
        configuration.policies = (reader.list(entry.value, "policies") ?? []).compactMap { item in
          reader.string(item, "a path of policies").map { PolicyPath(pattern: Glob($0), range: item.range) }
        }
      },
      ShapeField("rules") { entry, configuration, reader in
        guard entry.value.kind == .mapping else {
          return reader.wrongType(entry.value, "rules", needs: "a mapping of rules to what is set for them")
        }
        for rule in entry.value.entries { configuration.readRule(rule, &reader) }
      },
    ])

  private mutating func readRule(_ entry: YAMLEntry, _ reader: inout FieldReader) {
    let id = entry.key.text
    guard let rule = RuleRegistry.rule(id) else {
      let near = Spelling.nearest(to: id, among: RuleRegistry.all.map { $0.about.id }).map { "did you mean \($0)?" }
      return reader.error(
        .unknownRule, at: entry.keyRange, "there is no rule \(id), \(near ?? "bayplan rules lists them")")
    }
    var setting = RuleSetting()
    if entry.value.kind == .mapping {
      Self.setting(of: rule.about).read(entry.value, as: id, into: &setting, &reader)
    } else {
      setting.read(level: entry.value, of: id, &reader)
    }
    rules[id] = setting
  }

  /// What can be set for one rule.
  static func setting(of rule: RuleDescription) -> ObjectShape<RuleSetting> {
    ObjectShape(
      "setting",
      [
        ShapeField("severity") { entry, setting, reader in setting.read(level: entry.value, of: rule.id, &reader) },
        ShapeField("parameters") { entry, setting, reader in
          let fields = rule.parameters.map { parameter in
            ShapeField<RuleSetting>(parameter.name) { entry, setting, reader in
              setting.parameters[parameter.name] = reader.integer(entry.value, parameter.name)
            }
          }
          guard !fields.isEmpty else {
            return reader.error(.unknownRule, at: entry.keyRange, "\(rule.id) has no parameters, leave the key out")
          }
          ObjectShape("parameters", fields).read(entry.value, as: "parameters", into: &setting, &reader)
        },
      ])
  }
}

extension RuleSetting {
  /// `off`, `on` or a severity. YAML 1.1 takes the first two for truth values.
  fileprivate mutating func read(level node: YAMLNode, of rule: String, _ reader: inout FieldReader) {
    if node.kind == .scalar, case .bool(let value) = node.scalar {
      isEnabled = value
      return
    }
    guard let word = reader.string(node, rule) else { return }
    switch word {
    case "off": isEnabled = false
    case "on": isEnabled = true
    default:
      severity = Severity(ruleWord: word)
      if severity == nil {
        let words = (Severity.ruleWords + ["on"]).joined(separator: ", ")
        reader.error(.unusableWord, at: node.range, "'\(word)' is nothing to set a rule to, use one of \(words) or off")
      }
    }
  }
}
