import Foundation
import Kinds
import Kubernetes
import Symbols
import Testing

@testable import bayplan

/// Whoever makes a dump is told to ask for every kind that is read: what is missing would be missed in silence.
@Suite struct ReadKindTests {
  private static let kinds = KindCatalogue.all.filter(\.isRead)

  /// The kind of a resource as kubectl takes it: `csinodes`, `csinodes.storage.k8s.io`, `sts`.
  private static func kind(of resource: Substring) -> String? {
    let name = String(resource.prefix { $0 != "." })
    return kinds.first { $0.resource == name || $0.shortNames.contains(name) }?.name.text
  }

  /// What commands read is what is decoded, and EndpointSlices, which `reach` reads as they are written.
  @Test func whatIsReadIsDecoded() {
    #expect(Self.kinds.map(\.name.text) == (ManifestDecoder.kinds + ["EndpointSlice"]).sorted())
  }

  @Test func theSnapshotOfALiveClusterAsksForAll() {
    let asked = (ClusterExport.kinds + ClusterExport.optionalKinds.flatMap { $0 }).map { Self.kind(of: $0[...]) ?? $0 }
    #expect(asked.sorted() == Self.kinds.map(\.name.text))
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
      resources.map { Self.kind(of: $0) ?? String($0) }.sorted()
        == Self.kinds.map(\.name.text).filter { !Self.young.contains($0) })
  }

  /// kubectl refuses a list with a kind that the cluster does not serve: these came with 1.36 and 1.37, and the pages'
  /// command is for every version that is played. The live snapshot asks for them by themselves.
  private static let young: Set<String> = [
    "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "DeviceTaintRule",
  ]
}
