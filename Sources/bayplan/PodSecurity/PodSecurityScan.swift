import APIServer
import Input
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols
import Validation
import YAML

/// From the paths of `bayplan podsecurity` to its report.
struct PodSecurityScan {
  private(set) var report = PodSecurityReport(results: [])
  private(set) var passedOver: [Manifests.PassedOver] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []
  let sources = SourceMap()

  private let policies: [PodSecurityPolicy]
  private let defaultNamespace: Symbol
  private let server: Int
  private var counts: [PassedOverKind: Int] = [:]

  init(_ paths: [String], _ policies: [PodSecurityPolicy], version: KubernetesVersion, defaultNamespace: Symbol) {
    self.policies = policies
    self.defaultNamespace = defaultNamespace
    server = version.minor
    var seen: Set<String> = []
    for path in paths {
      do {
        for file in try ManifestPaths.find(path) where seen.insert(file).inserted { read(file) }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    passedOver = Manifests.PassedOver.sum(
      counts.map { Manifests.PassedOver(apiVersion: $0.apiVersion.text, kind: $0.kind.text, count: $1) })
  }

  private mutating func read(_ path: String) {
    do {
      let bytes = try FileContents.read(path)
      let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: bytes)
      let yaml = YAMLReader.read(file)
      let validation = FileValidator.validate(yaml, defaultNamespace: defaultNamespace)
      diagnostics += validation.problems
      let broken = Dictionary(
        validation.results.lazy.filter { !$0.isKindKnown || $0.errors.first?.kind == .decoding }
          .map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
      for document in yaml.documents where !document.root.isNull { walk(document.root, broken, in: file) }
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }

  private mutating func walk(_ root: YAMLNode, _ broken: [SourcePosition: ValidationResult], in file: SourceFile) {
    if root.kind == .sequence {
      for item in root.items where !item.isNull { walk(item, broken, in: file) }
      return
    }
    if let result = broken[root.position], let error = result.errors.first {
      let advice = error.advice.isEmpty ? "" : "; \(error.advice)"
      diagnostics.append(
        .error(
          at: SourceRange(file: file.id, start: error.position.offset, end: error.position.offset),
          "\(error.message)\(advice)"))
      return
    }
    let kind = root["kind"]?.symbol ?? .none
    if kind.text.hasSuffix("List"), let items = root["items"] {
      for item in items.items where !item.isNull { walk(item, broken, in: file) }
      return
    }
    guard let template = PodTemplates.template(of: root, kind: kind) else {
      counts[PassedOverKind(apiVersion: root["apiVersion"]?.symbol ?? .none, kind: kind), default: 0] += 1
      return
    }
    judge(root, template, kind, in: file)
  }

  private mutating func judge(_ root: YAMLNode, _ template: YAMLNode, _ kind: Symbol, in file: SourceFile) {
    let metadata = root["metadata"]
    let name = metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? ""
    let namespace = metadata?["namespace"]?.text ?? ""
    let line = { (position: SourcePosition) in file.location(at: position.offset).line }
    let levels = policies.map { policy in
      let verdict = PodSecurityVerdict(of: template, under: policy, server: server)
      let violations = verdict.violations.map { violation in
        PodSecurityReport.Violation(
          check: violation.check, reason: violation.reason, detail: violation.detail,
          lines: Set(violation.positions.map(line)).sorted())
      }
      return PodSecurityReport.Level(
        policy: policy.text, violations: violations, reason: verdict.reason, detail: verdict.detail)
    }
    report.results.append(
      PodSecurityReport.Result(
        kind: kind.text, namespace: namespace.isEmpty ? defaultNamespace.text : namespace, name: name, file: file.path,
        line: line(root.position), levels: levels,
        strictest: PodSecurityVerdict.strictestLevel(of: template, server: server).rawValue))
  }
}
