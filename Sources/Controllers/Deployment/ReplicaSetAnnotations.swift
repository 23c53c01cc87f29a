import Kubernetes
import Store
import Symbols

/// What a Deployment's controller writes on ReplicaSets: sizes that it remembers, and their place in history.
enum ReplicaSetAnnotations {
  static let revision: Symbol = "deployment.kubernetes.io/revision"
  static let history: Symbol = "deployment.kubernetes.io/revision-history"
  static let desired: Symbol = "deployment.kubernetes.io/desired-replicas"
  static let most: Symbol = "deployment.kubernetes.io/max-replicas"

  /// Annotations of a Deployment that do not go on to its ReplicaSets.
  private static let own: Set<Symbol> = [
    "kubectl.kubernetes.io/last-applied-configuration", revision, history, desired, most,
    "deprecated.deployment.rollback.to",
  ]
  /// How long the list of a ReplicaSet's former revisions may grow.
  private static let historyLength = 2000

  /// The number in an annotation of a ReplicaSet; nil if there is none, or none of 32 bits.
  static func number(_ name: Symbol, _ set: Value) -> Int64? {
    set["metadata"]["annotations"][name].string.flatMap { Int32($0) }.map { Int64($0) }
  }

  /// Writes the sizes; says whether that changed anything.
  static func writeSizes(_ spec: DeploymentSpec, on set: inout Value) -> Bool {
    let before = set["metadata"]["annotations"]
    set["metadata"]["annotations"][desired] = .text(String(spec.replicas))
    set["metadata"]["annotations"][most] = .text(String(spec.most))
    return set["metadata"]["annotations"] != before
  }

  /// Writes what the newest ReplicaSet carries: the Deployment's annotations, its revision, and the revisions that it had.
  ///
  /// - Returns: whether that changed anything.
  static func writeRevision(_ number: Int64, of deployment: Value, on set: inout Value) -> Bool {
    var isChanged = false
    for entry in deployment["metadata"]["annotations"].entries where !own.contains(entry.key) {
      if set["metadata"]["annotations"][entry.key] == entry.value { continue }
      set["metadata"]["annotations"][entry.key] = entry.value
      isChanged = true
    }
    let old = set["metadata"]["annotations"][revision].string
    guard let oldNumber = old.map({ $0.isEmpty ? 0 : Int64($0) }) ?? 0 else { return false }
    if oldNumber >= number { return isChanged }
    set["metadata"]["annotations"][revision] = .text(String(number))
    if let old {
      var revisions = set["metadata"]["annotations"][history].text.split(separator: ",").map(String.init)
      var length = revisions.reduce(revisions.count) { $0 + $1.utf8.count } + old.utf8.count
      while length > historyLength, !revisions.isEmpty { length -= revisions.removeFirst().utf8.count + 1 }
      set["metadata"]["annotations"][history] = .text((revisions + [old]).joined(separator: ","))
    }
    return true
  }
}
