import Foundation
import Kubernetes
import SourceText
import Symbols
import Testing
import Validation

@testable import Loading

/// What is loaded does not depend on how many work at it.
@Suite struct ManifestLoaderTests {
  /// Objects, remarks and rendered diagnostics of files in a folder of their own.
  private static func load(
    _ files: [String: String], _ validation: ValidationMode, workers: Int, takesPodsAsWritten: Bool = false
  ) throws -> (Manifests, [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bayplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var loader = ManifestLoader(sources: SourceMap(), options: ManifestDecoder.Options())
    loader.validation = validation
    loader.takesPodsAsWritten = takesPodsAsWritten
    loader.workers = workers
    loader.partLength = 1000
    let manifests = loader.load([folder.path(percentEncoded: false)])
    let messages = manifests.diagnostics.map {
      loader.sources.render($0).replacing(folder.path(percentEncoded: false), with: "")
    }
    return (manifests, messages)
  }

  private static func pod(_ number: Int, _ fields: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: pod-\(number), labels: {app: "a-\(number % 7)"}}
    spec:
      \(fields)
      containers:
      - {name: app, image: "app:\(number)", resources: {requests: {cpu: \(number + 1)m}}}
    """
  }

  private static func documents(_ count: Int, _ fields: (Int) -> String = { _ in "" }) -> String {
    (0..<count).map { "---\n" + pod($0, fields($0)) + "\n" }.joined()
  }

  private static func list(_ count: Int, _ fields: (Int) -> String = { _ in "" }) -> String {
    let items = (0..<count).map { number in
      "- " + pod(number, fields(number)).replacing("\n", with: "\n  ") + "\n"
    }
    return "apiVersion: v1\nitems:\n" + items.joined() + "kind: List\nmetadata:\n  resourceVersion: \"\"\n"
  }

  @Test(arguments: [
    documents(60), list(60),
    // Warnings of the reader and of the decoder, what the API server refuses, a kind that is passed over.
    documents(60) { $0 % 20 == 3 ? "hostNetwork: true\n  hostNetwork: false" : "" },
    documents(60) { $0 == 30 ? "priority: high" : $0 == 55 ? "restartPolicy: Sometimes" : "" },
    list(60) { $0 == 30 ? "priority: high" : $0 == 55 ? "tolerations: [{operator: Sometimes}]" : "" },
    list(60) { $0 == 40 ? "priority: 1\n  priority: 2" : "" },
    documents(220) { _ in "hostNetwork: true\n  hostNetwork: false" },
    documents(30) + "---\nkind: [\n" + documents(30),
    documents(30) + "---\napiVersion: v1\nkind: ConfigMap\ndata: {a: \"\n--- \n\"}\n" + documents(30),
    documents(30) + "---\napiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: d}\n" + documents(30),
  ])
  func workersDoNotMatter(text: String) throws {
    let files = ["a.yaml": text, "b.yaml": Self.pod(9000), "c.yaml": Self.documents(20) { _ in "nodeName: node-1" }]
    for validation in ValidationMode.allCases {
      let (alone, messages) = try Self.load(files, validation, workers: 1)
      let (together, others) = try Self.load(files, validation, workers: 4)
      #expect(messages == others)
      #expect(alone.passedOver == together.passedOver)
      #expect(alone.objects.count == together.objects.count)
      for (a, b) in zip(alone.objects, together.objects) { #expect("\(summary(a))" == "\(summary(b))") }
    }
  }

  private func summary(_ object: KubernetesObject) -> String {
    guard case .pod(let pod) = object else { return "\(object)" }
    return "\(pod.metadata) \(pod.spec.value) \(pod.status)"
  }

  @Test func aFileThatCannotBeReadDoesNotHoldUpTheOthers() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bayplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    try FileManager.default.createSymbolicLink(atPath: "\(path)/a.yaml", withDestinationPath: "/proc/self/mem")
    try Data(Self.pod(1).utf8).write(to: folder.appending(path: "b.yaml"))
    let loader = ManifestLoader(sources: SourceMap(), options: ManifestDecoder.Options())
    let manifests = loader.load([path, "\(path)/none"])
    #expect(manifests.objects.count == 1)
    #expect(
      manifests.diagnostics.map(\.message) == [
        "cannot read \(path)/a.yaml: input/output error", "cannot read \(path)/none: no such file or directory",
      ])
  }

  @Test func theTreeOfAListInPartsIsNamedByItsHead() throws {
    let text =
      "apiVersion: v1\nitems:\n" + (0..<30).map { "- metadata: {name: n-\($0)}\n" }.joined()
      + String(repeating: "# end\n", count: 2000) + "kind: NamespaceList\n"
    let (manifests, messages) = try Self.load(["a.yaml": text], .strict, workers: 4)
    #expect(messages == [])
    #expect(manifests.objects.count == 30)
  }

  @Test(
    "A bare pod whose parts contradict each other is taken as written, and told",
    arguments: [
      ("resources: {requests: {cpu: 1m}}", "spec.resources.requests[cpu]: Invalid value: \"1m\": must be greater than"),
      (
        "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, "
          + "labelSelector: {matchLabels: {app: a}}, matchLabelKeys: [app]}]", "exists in both matchLabelKeys"
      ),
      (
        "tolerations: [{key: a, operator: Gt, value: '1'}]",
        "the feature gate TaintTolerationComparisonOperators is off"
      ),
    ])
  func contradiction(fields: String, words: String) throws {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: pod-1, labels: {app: a}}
      spec: {\(fields), containers: [{name: c, image: c, resources: {requests: {cpu: 2m}}}]}
      """
    let (manifests, messages) = try Self.load(["a.yaml": text], .strict, workers: 1, takesPodsAsWritten: true)
    #expect(!manifests.hasErrors)
    let message = try #require(messages.first)
    #expect(message.contains("warning: Pod pod-1: ") && message.contains(words))
    #expect(manifests.assumptions.count == 1)
    #expect(
      manifests.assumptions[0].hasPrefix(
        "pod default/pod-1 is taken as written, though the API server refuses it: spec."))
    #expect(try Self.load(["a.yaml": text], .strict, workers: 1).0.hasErrors)
  }

  @Test(
    "A slip in a bare pod ends the run all the same",
    arguments: [
      "tolerations: [{key: a, operator: Equals, value: b}]", "nodeSelectr: {}",
      "resources: {requests: {cpu: 1m}}, nodeSelectr: {}",
      "topologySpreadConstraints: [{maxSkew: 1, whenUnsatisfiable: DoNotSchedule}]",
    ])
  func slip(fields: String) throws {
    let text = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {\(fields), containers: [{name: c, image: c}]}}"
    let (manifests, _) = try Self.load(["a.yaml": text], .strict, workers: 1, takesPodsAsWritten: true)
    #expect(manifests.hasErrors)
    #expect(manifests.assumptions.isEmpty)
  }
}
