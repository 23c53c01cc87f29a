import APIServer
import Kubernetes
import Report
import SourceText
import Symbols
import Validation
import Versions
import YAML

/// From the paths of `bayplan podsecurity` to its report.
struct PodSecurityScan {
  private(set) var report = PodSecurityReport(results: [])
  private(set) var passedOver: [Manifests.PassedOver] = []
  let passedOverFiles: [Manifests.PassedOverFile]
  /// What could not be read.
  let diagnostics: [Diagnostic]
  let sources: SourceMap

  private let policies: [PodSecurityPolicy]
  private let defaultNamespace: Symbol
  private let server: Int

  init(_ files: WrittenFiles, _ policies: [PodSecurityPolicy], version: KubernetesVersion) {
    self.policies = policies
    defaultNamespace = Symbol(files.namespace)
    server = version.minor
    let written = WrittenObjects(files.filename, kinds: Set(PodTemplates.kinds), isExcluded: files.folders.isExcluded)
    passedOverFiles = written.passedOver
    diagnostics = written.diagnostics
    sources = written.sources
    var counts: [PassedOverKind: Int] = [:]
    for object in written.objects {
      if let template = PodTemplates.template(of: object.root, kind: object.kind) {
        judge(object, template)
      } else {
        let version = object.root["apiVersion"]?.symbol ?? .none
        counts[PassedOverKind(apiVersion: version, kind: object.kind), default: 0] += 1
      }
    }
    passedOver = Manifests.PassedOver.sum(
      counts.map { Manifests.PassedOver(apiVersion: $0.apiVersion.text, kind: $0.kind.text, count: $1) })
  }

  private mutating func judge(_ object: WrittenObjects.Object, _ template: YAMLNode) {
    let metadata = object.root["metadata"]
    let name = metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? ""
    let namespace = metadata?["namespace"]?.text ?? ""
    let line = { (position: SourcePosition) in object.file.location(at: position.offset).line }
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
        kind: object.kind.text, namespace: namespace.isEmpty ? defaultNamespace.text : namespace, name: name,
        file: object.file.path, line: line(object.root.position), levels: levels,
        strictest: PodSecurityVerdict.strictestLevel(of: template, server: server).rawValue))
  }
}
