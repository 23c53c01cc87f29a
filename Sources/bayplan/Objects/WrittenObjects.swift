import Kubernetes
import Loading
import Parallel
import SourceText
import Symbols
import Validation
import YAML

/// The objects of files, lists taken apart, as they are written.
struct WrittenObjects {
  struct Object {
    let root: YAMLNode
    let kind: Symbol
    let file: SourceFile
  }

  /// In the order of the input; what does not decode is not among them.
  private(set) var objects: [Object] = []
  /// Files of folders that are not read as manifests.
  let passedOver: [Manifests.PassedOverFile]
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []
  let sources = SourceMap()

  /// - Parameter kinds: whose objects are to decode: the others may hold what they like.
  init(_ paths: [String], kinds: Set<Symbol>, isExcluded: @escaping (String) -> Bool = { _ in false }) {
    let input = InputFiles(paths, into: sources, isExcluded: isExcluded)
    passedOver = input.passedOver
    diagnostics = input.problems
    let files = input.files
    let read = ParallelMap.run(files.count) { number in
      let yaml = YAMLReader.read(files[number])
      return (yaml, FileValidator.validate(yaml))
    }
    for (file, (yaml, validation)) in zip(files, read) {
      diagnostics += validation.problems
      let broken = Dictionary(
        validation.results.lazy.filter { result in
          !result.isKindKnown || (kinds.contains(result.kind) && result.errors.first?.kind == .decoding)
        }.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
      for document in yaml.documents where !document.root.isNull { walk(document.root, broken, in: file) }
    }
  }

  private mutating func walk(_ root: YAMLNode, _ broken: [SourcePosition: ValidationResult], in file: SourceFile) {
    if root.kind == .sequence {
      for item in root.items where !item.isNull { walk(item, broken, in: file) }
      return
    }
    if let error = broken[root.position]?.errors.first {
      let advice = error.advice.isEmpty ? "" : "; \(error.advice)"
      let range = SourceRange(file: file.id, start: error.position.offset, end: error.position.offset)
      diagnostics.append(.error(.refusedByServer, at: range, "\(error.message)\(advice)"))
      return
    }
    let kind = root["kind"]?.symbol ?? .none
    if kind.text.hasSuffix("List"), let items = root["items"] {
      for item in items.items where !item.isNull { walk(item, broken, in: file) }
    } else {
      objects.append(Object(root: root, kind: kind, file: file))
    }
  }
}
