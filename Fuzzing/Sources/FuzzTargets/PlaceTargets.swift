import ControlPlane
import Expectations
import Grammar
import Harness
import Input
import Kubernetes
import Report
import Scheduler
import SourceText
import Validation
import WhatIf
import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FuzzTarget {
  private static let objectWords = [
    "---\n", "kind: Pod\n", "kind: Node\n", "kind: Deployment\n", "kind: ResourceClaim\n", "apiVersion: v1\n",
    "apiVersion: apps/v1\n",
    "replicas: 3\n", "topologyKey: kubernetes.io/hostname", "whenUnsatisfiable: DoNotSchedule", "maxSkew: 1",
    "operator: In", "values: [a]",
    "requests: {cpu: 1}", "pods: \"10\"", "effect: NoExecute", "priority: 5", "nodeName: a", "hostPort: 80",
    "9223372036854775807", "-1", "\"\"",
  ]

  private static func manifests(_ bytes: some Sequence<UInt8>, _ name: String, in sources: SourceMap) -> Manifests {
    let file = NodePools.expand(YAMLReader.read(sources.add(path: name, bytes: Array(bytes))))
    var manifests = ManifestDecoder.decode(file)
    var refusals = Refusals()
    // Half of what is refused is played all the same, so that odd values reach the scheduler.
    refusals.add(Refusals.find(in: file), to: &manifests, manifests.objects.count % 2 == 0 ? .warn : .off)
    return manifests
  }

  /// All of `place` and `explain`: the cluster, a line `#####`, the manifests.
  static let place = FuzzTarget("place", words: objectWords + ["#####\n"]) { bytes in
    let mark = Array("#####\n".utf8)
    let all = Array(bytes)
    let cut = all.indices.first { all[$0...].starts(with: mark) }
    let sources = SourceMap()
    var cluster = manifests(all[..<(cut ?? all.count)], "cluster.yaml", in: sources)
    let workloads = manifests(cut.map { all[($0 + mark.count)...] } ?? [], "pods.yaml", in: sources)
    // Replicas by the million are a limit of their own.
    guard cluster.objects.count < 200, workloads.objects.count < 50, !asksForMany(workloads), !asksForMany(cluster)
    else { return }
    cluster.diagnostics = []
    var options = SimulationOptions()
    options.detail = .nodes
    options.detailed = { _, _ in true }
    let input = SimulationInput(cluster: cluster, workloads: workloads, options: options)
    guard let (run, answers) = try? Inquiry(asks: { _, _ in true }).run(input, sources) else { return }
    let report = PlacementReport(run, sources: sources, answers: answers)
    for reporter in ReporterRegistry.placement {
      let first = ByteOutput.bytes { reporter.write(report, to: $0) }
      require(!first.isEmpty, "\(reporter.name) writes nothing")
    }
    // The same again, to the byte.
    guard let again = try? Simulation.run(input) else { return require(false, "a run that was is none") }
    require(again.pods.map(\.decision.node) == run.pods.map(\.decision.node), "a second run decides otherwise")
  }

  private static func asksForMany(_ manifests: Manifests) -> Bool {
    manifests.objects.contains { object in
      if case .workload(let workload) = object { workload.replicas > 100 } else { false }
    }
  }

  /// Test files, run by the harness from a folder of their own; nothing is rendered and nothing is written.
  static let test = FuzzTarget(
    "test",
    words: [
      "apiVersion: bayplan/v1alpha1\n", "kind: PlacementTest\n", "metadata: {name: t}\n", "cluster:\n", "workloads:\n",
      "expect:\n", "patches:\n", "matrix:\n",
      "$(a)", "$$(", "- pods: {all: true}\n", "outcome: scheduled\n", "count: 1", "spread: ",
      "nodes:\n- {name: a, allocatable: {cpu: 1}}\n", "because: ",
    ]
  ) { bytes in
    guard !text(bytes).contains("golden"), !text(bytes).contains("git:") else { return }
    let path = scratch
    guard (try? FileReplacement.write(Array(bytes), to: path)) != nil else { return }
    let sources = SourceMap()
    let (files, _) = TestDiscovery.find([path], in: sources)
    var options = TestRunner.Options()
    options.jobs = 1
    let report = TestReport(TestRunner(sources: sources, options: options).run(files), in: sources)
    for reporter in TestReporter.all { _ = ByteOutput.bytes { reporter.write(report, to: $0) } }
  }

  private static let scratch = "/tmp/bayplan-fuzz-\(getpid()).test.yaml"
}
