import Conformance
import ControlPlane
import Grammar
import Harness
import Input
import Kinds
import Kubernetes
import Lint
import Loading
import SourceText
import Validation
import YAML

extension DiagnosticCode {
  /// Every code that there is, module by module.
  static let all: [DiagnosticCode] =
    ofYAML + ofKinds + ofKubernetes + ofInput + ofLoading + ofValidation + ofControlPlane + ofGrammar + ofLint
    + ofHarness + ofConformance + ofBayplan
}
