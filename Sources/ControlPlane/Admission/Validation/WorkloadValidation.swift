import Kubernetes
import Symbols
import Validation

/// Names with which the API server takes neither the workload nor what its controller makes between it and its pods.
///
/// `bayplan validate` tells all that is wrong with a manifest; here is looked for what keeps pods from coming into being.
enum WorkloadValidation {
  static func validate(_ workload: Workload) throws(AdmissionRefusal) {
    let name = workload.storedName
    var errors = nameFaults(of: workload.kind, name).map { fault($0, "metadata.name", name) }
    if workload.kind == .job {
      if !workload.selectsByHand {
        errors += NameText.labelValueFaults(name).map { fault($0, "spec.template.labels", name) }
      }
      errors += indexFaults(of: workload, name).map { fault($0, "metadata.name", name) }
    }
    if !errors.isEmpty { throw .invalid("\(resource(workload.kind)) \"\(name)\"", errors) }
    guard workload.kind == .deployment else { return }
    let replicaSet = workload.storedRevision
    let refused = NameText.subdomainFaults(replicaSet)
    if !refused.isEmpty {
      throw .invalid("ReplicaSet.apps \"\(replicaSet)\"", refused.map { fault($0, "metadata.name", replicaSet) })
    }
  }

  static func fault(_ detail: String, _ field: String, _ value: String) -> String {
    "\(field): Invalid value: \"\(value)\": \(detail)"
  }

  private static func nameFaults(of kind: Workload.Kind, _ name: String) -> [String] {
    switch kind {
    case .statefulSet: NameText.labelFaults(name)
    case .cronJob:
      // Its Jobs are called by it and the minute, in 11 characters.
      NameText.subdomainFaults(name) + (name.utf8.count > 52 ? ["must be no more than 52 characters"] : [])
    default: NameText.subdomainFaults(name)
    }
  }

  /// An Indexed Job's pods are called by their index too, which must do as the name of a host.
  private static func indexFaults(of job: Workload, _ name: String) -> [String] {
    guard job.isIndexed, let count = job.completions, count > 0 else { return [] }
    let last = "\(name)-\(count - 1)"
    return NameText.labelFaults(last).isEmpty ? [] : ["will not able to create pod with invalid DNS label: \(last)"]
  }

  private static func resource(_ kind: Workload.Kind) -> String {
    let group = kind.apiVersion.split(separator: "/").dropLast().first.map { ".\($0)" } ?? ""
    return "\(kind.rawValue)\(group)"
  }
}

extension Workload {
  /// The name as the API server stores it: of a `generateName` it takes so much that five letters fit behind it.
  var storedName: String {
    metadata.isNameMadeUp ? "\(GeneratedName.stem(metadata.generateName.text))xxxxx" : metadata.name.text
  }

  /// What controllers call the revision of a template by, a StatefulSet's in a label and a Deployment's ReplicaSet: the name
  /// and, as a rule, ten letters and digits.
  var storedRevision: String {
    let hash = templateHash
    return "\(storedName)-\(hash)\(String(repeating: "0", count: max(0, 10 - hash.utf8.count)))"
  }
}
