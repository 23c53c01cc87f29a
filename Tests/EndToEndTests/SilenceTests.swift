import Foundation
import Testing

/// What a run stands on reaches whoever reads its report, whatever the command and the format.
@Suite struct SilenceTests {
  /// A thing that must be told, and words of it that no format has to escape.
  private static let told: [(what: String, words: [String])] = [
    // Neither is asked about a pod that is taken as it is written; lint asks.
    ("a quota", ["ResourceQuota shop/none", "ResourceQuota none allows pods 0"]),
    ("pod security", ["of namespace shop is not asked", "namespace shop refuses it"]),
    ("webhooks", ["MutatingWebhookConfiguration sidecars", "MutatingWebhookConfiguration (1 in the input)"]),
    ("policies", ["ValidatingAdmissionPolicy images", "ValidatingAdmissionPolicy (1 in the input)"]),
    ("a class of storage", ["StorageClass fast is not in the input"]),
    ("running pods", ["Deployment/web: its 1 running pod made way for the new ones"]),
    ("a pod of another scheduler", ["no profile answers to schedulerName volcano", "the scheduler volcano"]),
    ("a kind that is not read", ["ConfigMap"]), ("a priority class", ["PriorityClass urgent is not in the input"]),
  ]

  private static let cluster = """
    {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: 8, memory: 8Gi, pods: 50}}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: baseline}}
    ---
    {apiVersion: v1, kind: ResourceQuota, metadata: {name: none, namespace: shop}, spec: {hard: {pods: '0'}, scopes: [BestEffort]}}
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: MutatingWebhookConfiguration
    metadata: {name: sidecars}
    webhooks:
      - name: sidecars.example.com
        rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: images}
    spec:
      matchConstraints:
        resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web-5d-x
      namespace: shop
      labels: {app: web, pod-template-hash: 5d}
      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: u, controller: true}]
    spec: {nodeName: n1, containers: [{name: c, image: c}]}
    ---
    {apiVersion: v1, kind: Pod, metadata: {name: urgent, namespace: shop}, spec: {nodeName: n1, priorityClassName: urgent, containers: [{name: c, image: c}]}}

    """

  private static let workloads = """
    {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      selector: {matchLabels: {app: web}}
      template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: c, resources: {requests: {cpu: 1}}}]}}
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db, namespace: shop}
    spec:
      serviceName: db
      selector: {matchLabels: {app: db}}
      template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: c, resources: {requests: {cpu: 1}}}]}}
      volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: batch, namespace: shop}
    spec: {schedulerName: volcano, hostNetwork: true, containers: [{name: c, image: c}]}

    """

  private static func test(_ more: String) -> String {
    """
    apiVersion: bayplan/v1alpha1
    kind: PlacementTest
    metadata: {name: t}
    cluster: [cluster.yaml]
    workloads: [web.yaml]
    \(more)
    expect: [{pods: {workload: Deployment/web}, outcome: scheduled}]

    """
  }

  private static let calls: [[String]] = [
    ["place", "--cluster", "cluster.yaml", "-f", "web.yaml"],
    ["explain", "--cluster", "cluster.yaml", "-f", "web.yaml"],
    ["capacity", "--cluster", "cluster.yaml", "-f", "web.yaml", "--pod", "Deployment/web", "--up-to", "2"],
    ["capacity", "--cluster", "cluster.yaml", "-f", "web.yaml", "--add-nodes", "n1"],
    ["diff", "--cluster", "cluster.yaml", "-f", "web.yaml", "--version-after", "1.34"],
    ["lint", "--cluster", "cluster.yaml", "-f", "web.yaml", "--fail-on", "error"],
    ["test", "allowed.test.yaml"],
  ]

  /// The formats that `--help` lists.
  private static func formats(of command: String) throws -> [String] {
    let help = try Program.run([command, "--help"], environment: ["COLUMNS=10000"]).stdout
    let line = try #require(help.split(separator: "\n").first { $0.contains("How to print it: ") })
    let list = line.components(separatedBy: "How to print it: ")[1].components(separatedBy: ". With =FILE")[0]
    return list.components(separatedBy: "), ").map { String($0.prefix { $0 != " " }) }
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("silence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [
      ("cluster.yaml", Self.cluster), ("web.yaml", Self.workloads),
      ("allowed.test.yaml", Self.test("allowUnmodelled: true")), ("refused.test.yaml", Self.test("")),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return folder
  }

  @Test(arguments: calls) func everyFormatTellsEverything(call: [String]) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let formats = try Self.formats(of: call[0])
    #expect(formats.count >= 2)
    for format in formats {
      let outcome = try Program.run(call + ["-o", format], in: folder)
      let text = outcome.stdout + outcome.stderr
      for (what, words) in Self.told {
        #expect(words.contains { text.contains($0) }, "\(format) drops \(what): \(text)")
      }
    }
  }

  @Test func initTellsEverythingAndItsTestPasses() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try Program.run(
      ["init", "--cluster", "cluster.yaml", "-f", "web.yaml", "--out", "tests"], in: folder)
    for (what, words) in Self.told { #expect(words.contains { made.stderr.contains($0) }, "\(what): \(made.stderr)") }
    let outcome = try Program.run(["test", "tests"], in: folder)
    #expect(outcome.status == 0, "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func whatCouldRefuseAPodMakesATestUnusable() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Program.run(["test", "refused.test.yaml"], in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.stdout.contains(
        ": error: not played: ValidatingAdmissionPolicy images could refuse, once it is bound (no binding is in the input), "
          + "shop/web-0, shop/db-0; allowUnmodelled: true runs "
          + "the test all the same\n"), "\(outcome.stdout)")
    for words in ["MutatingWebhookConfiguration sidecars", "ValidatingAdmissionPolicy images"] {
      #expect(outcome.stdout.contains("error: not played: \(words)"), "\(outcome.stdout)")
    }
  }

  @Test func whatPlaceSaysAndItsStatusStay() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // db waits for its claim, and nothing else keeps a pod away.
    let outcome = try Program.run(["place", "--cluster", "cluster.yaml", "-f", "web.yaml"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.stdout.contains("assumed: MutatingWebhookConfiguration (1 in the input) is not played"))
  }

  /// A pod that the API server refuses is an outcome, with its station and its words, wherever outcomes are told.
  @Test(arguments: [
    ["place", "--cluster", "cluster.yaml", "-f", "closed.yaml"],
    ["explain", "--cluster", "cluster.yaml", "-f", "closed.yaml"],
    ["capacity", "--cluster", "cluster.yaml", "-f", "closed.yaml", "--up-to", "2"],
    ["capacity", "--cluster", "cluster.yaml", "-f", "closed.yaml", "--add-nodes", "n1"],
    ["diff", "--cluster-before", "open.yaml", "--cluster-after", "cluster.yaml", "-f", "closed.yaml"],
    ["lint", "--cluster", "cluster.yaml", "-f", "closed.yaml", "--fail-on", "error"],
    ["test", "closed.test.yaml"],
  ])
  func everyFormatTellsWhatIsRefused(call: [String]) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let closed = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        selector: {matchLabels: {app: web}}
        template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: c}]}}

      """
    let open = Self.cluster.replacingOccurrences(of: "pods: '0'", with: "pods: '9'")
    for (name, text) in [
      ("closed.yaml", closed), ("open.yaml", open),
      (
        "closed.test.yaml", Self.test("allowUnmodelled: true").replacingOccurrences(of: "web.yaml", with: "closed.yaml")
      ),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    for format in try Self.formats(of: call[0]) {
      let outcome = try Program.run(call + ["-o", format], in: folder)
      let text = outcome.stdout + outcome.stderr
      let words = ["exceeded quota: none, requested: pods=1", "ResourceQuota none allows pods 0"]
      #expect(words.contains { text.contains($0) }, "\(format) drops the words: \(text)")
      #expect(text.contains("ResourceQuota"), "\(format) drops the station: \(text)")
    }
  }
}
