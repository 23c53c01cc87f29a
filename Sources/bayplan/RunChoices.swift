import Kubernetes
import Scheduler
import Validation

/// What a run is made of, whichever flags said so.
struct RunChoices {
  var cluster: [String] = []
  var filename: [String] = []
  var config: String?
  /// Whether there must be something to place; one side of a comparison may have nothing.
  var wantsPods = true
  var namespace = "default"
  var kubernetesVersion = KubernetesVersion.standard
  var sampling = false
  var validation = ValidationMode.strict
  var clusterValidation = ValidationMode.warn
}

extension RunChoices {
  init(_ options: ManifestOptions) {
    self.init(
      cluster: options.cluster, filename: options.filename, config: options.config, namespace: options.namespace,
      kubernetesVersion: options.kubernetesVersion, sampling: options.sampling, validation: options.validation,
      clusterValidation: options.clusterValidation)
  }
}
