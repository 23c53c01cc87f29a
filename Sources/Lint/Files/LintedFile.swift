public import Expectations
public import Kubernetes
public import SourceText
public import Symbols
public import Validation
public import YAML

/// A file of the linted manifests: its nodes, its objects, and what the API server would refuse.
public struct LintedFile: Sendable {
  public let yaml: YAMLFile
  public let manifests: Manifests
  public let validation: FileValidation
  /// Those that could be read to the last key.
  public let policies: [PlacementPolicy]
  /// What is wrong with the policies.
  private let policyProblems: [Diagnostic]

  public var file: SourceFile { yaml.file }

  /// - Complexity: O(*n*) in the number of nodes.
  public init(_ file: SourceFile, defaultNamespace: Symbol = "default") {
    yaml = YAMLReader.read(file)
    var options = ManifestDecoder.Options(defaultNamespace: defaultNamespace)
    options.keepsEveryPlace = true
    options.keepsWritten = .podsAndTemplates
    manifests = ManifestDecoder.decode(yaml, options: options)
    let (read, problems) = PlacementPolicy.read(yaml)
    policies = read.filter(\.isUsable)
    policyProblems = problems
    validation = FileValidator.validate(yaml, defaultNamespace: defaultNamespace)
  }

  /// What keeps the file from being read to its end.
  public var problems: [Diagnostic] { validation.problems + policyProblems }

  /// What the API server would refuse; where it has nothing to say of a file, what keeps its objects from being read.
  var refusals: [APIRefusal] {
    let errors = validation.results.flatMap(\.errors)
    if !errors.isEmpty {
      return errors.map { APIRefusal(position: $0.position, message: $0.line) }
    }
    let told = Set(problems.map(\.range))
    return manifests.diagnostics.filter { $0.severity == .error && !told.contains($0.range) }.map {
      APIRefusal(position: $0.range.position, message: $0.message)
    }
  }
}

/// Something for which the API server would not take an object.
public struct APIRefusal: Sendable {
  public let position: SourcePosition
  public let message: String
}
