import Kubernetes
import SourceText
import Symbols
import Testing
import YAML

/// Pods that repeat each other's text, and those that only seem to.
@Suite struct RepeatedTextTests {
  private static func pods(_ text: String) -> [Pod] {
    let file = SourceMap().add(path: "f.yaml", bytes: Array(text.utf8))
    return ManifestDecoder.decode(YAMLReader.read(file)).objects.compactMap {
      if case .pod(let pod) = $0 { pod } else { nil }
    }
  }

  private static func pod(_ name: String, _ containers: String, labels: String = "{app: a}", node: String = "node-1")
    -> String
  {
    "---\napiVersion: v1\nkind: Pod\nmetadata: {name: \(name), labels: \(labels)}\n"
      + "spec:\n  nodeName: \(node)\n  containers: \(containers)\n"
  }

  private static func requests(_ pod: Pod) -> [Int64] {
    pod.spec.value.containers.map { $0.resources.requests["cpu"]?.milliValue ?? -1 }
  }

  @Test func containersOfOneTextAreOneArray() {
    let text = "[{name: a, image: i, resources: {limits: {cpu: 1}, requests: {cpu: 20m}}}]"
    let pods = Self.pods(Self.pod("a", text) + Self.pod("b", text, labels: "{app: b}") + Self.pod("c", "[{name: c}]"))
    #expect(pods.map(Self.requests) == [[20], [20], [-1]])
    let addresses = pods.map { $0.spec.value.containers.withUnsafeBufferPointer { $0.baseAddress } }
    #expect(addresses[0] == addresses[1])
    #expect(pods[0].spec.value.containers[0].origin == pods[1].spec.value.containers[0].origin)
    #expect(pods.map { $0.metadata.labels["app"] } == ["a", "b", "a"])
  }

  @Test func podsThatWaitKeepTheirOwnPlaces() {
    let text = "[{name: a, resources: {requests: {cpu: 20m}}}]"
    let waiting = Self.pods(
      [1, 2].map { Self.pod("p\($0)", text).replacing("  nodeName: node-1\n", with: "") }.joined())
    #expect(waiting[0].spec.value.containers[0].origin != waiting[1].spec.value.containers[0].origin)
  }

  @Test func theSameTextBehindAnotherAliasIsAnotherValue() {
    let documents = ["10m", "30m"].map { amount in
      Self.pod("p\(amount)", "[{name: a, resources: *r}]").replacing(
        "spec:\n", with: "x: &r {requests: {cpu: \(amount)}}\nspec:\n")
    }
    #expect(Self.pods(documents.joined()).map(Self.requests) == [[10], [30]])
  }

  @Test func aDefaultOfOnePodIsNotThatOfAnother() {
    let text = "[{name: a, ports: [{containerPort: 80}]}]"
    let host = Self.pod("a", text).replacing("spec:\n", with: "spec:\n  hostNetwork: true\n")
    let pods = Self.pods(Self.pod("b", text) + host + Self.pod("c", text))
    #expect(pods.map { $0.spec.value.containers[0].ports[0].hostPort } == [0, 80, 0])
  }

  @Test func aMistakeIsToldForEachPodThatRepeatsIt() {
    let text = "[{name: a, resources: {requests: {cpu: many}}}]"
    let file = SourceMap().add(path: "f.yaml", bytes: Array((Self.pod("a", text) + Self.pod("b", text)).utf8))
    #expect(ManifestDecoder.decode(YAMLReader.read(file)).diagnostics.count == 2)
  }
}
