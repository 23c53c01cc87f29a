import Kubernetes
import Validation
import Versions

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
  /// Whether bare pods are stored objects, as long as a scheduler knows what they mean.
  var takesPodsAsWritten = false
  var clusterValidation = ValidationMode.warn
  /// Whether a file, or a folder with all in it, is left out.
  var isExcluded: (String) -> Bool = { _ in false }
}

extension RunChoices {
  init(_ options: ManifestOptions) {
    self.init(
      cluster: options.cluster, filename: options.filename, config: options.config, namespace: options.namespace,
      kubernetesVersion: options.kubernetesVersion, sampling: options.sampling,
      validation: options.validation ?? .strict,
      takesPodsAsWritten: options.validation == nil && !options.admission, clusterValidation: options.clusterValidation,
      isExcluded: options.folders.isExcluded)
  }
}
