import Foundation
import Kubernetes
import Testing

@testable import bayplan

/// Whoever makes a dump is told to ask for every kind that is read: what is missing would be missed in silence.
@Suite struct ReadKindTests {
  /// What kubectl takes for a kind, with the short names that the pages use.
  private static let shortNames = [
    "ns": "Namespace", "svc": "Service", "limits": "LimitRange", "quota": "ResourceQuota",
    "hpa": "HorizontalPodAutoscaler",
    "pdb": "PodDisruptionBudget", "deploy": "Deployment", "rs": "ReplicaSet", "sts": "StatefulSet", "ds": "DaemonSet",
    "rc": "ReplicationController", "pv": "PersistentVolume", "pvc": "PersistentVolumeClaim", "sc": "StorageClass",
  ]

  /// `reach` reads EndpointSlices as they are written.
  private static let kinds = (ManifestDecoder.kinds + ["EndpointSlice"]).sorted()

  /// The kind of a resource as kubectl calls it: `csinodes`, `csinodes.storage.k8s.io`, `sts`.
  private static func kind(of resource: Substring) -> String? {
    let name = String(resource.prefix { $0 != "." })
    if let kind = shortNames[name] { return kind }
    return kinds.first { kind in
      let word = kind.lowercased()
      return [word + "s", word + "es", String(word.dropLast()) + "ies"].contains(name)
    }
  }

  @Test func theSnapshotOfALiveClusterAsksForAll() {
    let asked = (ClusterExport.kinds + ClusterExport.optionalKinds.flatMap { $0 }).map { Self.kind(of: $0[...]) ?? $0 }
    #expect(asked.sorted() == Self.kinds)
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: ["README.md", "docs/how-true-is-it.md", "docs/pending-pod.md", "docs/troubleshooting.md"])
  func thePagesAskForAll(page: String) throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent(page), encoding: .utf8)
    let start = try #require(text.firstRange(of: "kubectl get -A -o yaml ")).upperBound
    let end = try #require(text[start...].firstRange(of: " > ")).lowerBound
    let resources = text[start..<end].replacing("\\\n", with: "").split(separator: ",")
    #expect(
      resources.map { Self.kind(of: $0) ?? String($0) }.sorted() == Self.kinds.filter { !Self.young.contains($0) })
  }

  /// kubectl refuses a list with a kind that the cluster does not serve: these came with 1.36 and 1.37, and the pages'
  /// command is for every version that is played. The live snapshot asks for them by themselves.
  private static let young: Set<String> = [
    "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "DeviceTaintRule",
  ]
}
