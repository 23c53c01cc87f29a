import Conformance
import Report
import Versions
import YAML

extension AdmitRun {
  /// What is answered to the requests of a recorded case.
  static func answers(to subject: RequestCase, as version: KubernetesVersion) -> [YAMLDraft] {
    var run = AdmitRun(version, isReference: true)
    run.read(
      cluster: subject.setup.map { [$0] } ?? [], files: [], requests: subject.requests, defaultNamespace: "default")
    return run.report().results.compactMap { $0.answer?() }
  }
}
