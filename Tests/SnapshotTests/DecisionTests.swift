import ControlPlane
import Foundation
import Input
import Kubernetes
import Report
import Scheduler
import SourceText
import Testing
import YAML

@testable import Conformance
@testable import Snapshot

/// A snapshot decides as what it was made of: on every recorded case, fact by fact.
@Suite struct DecisionTests {
  static let cases: [ConformanceCase] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? ConformanceCase.find(in: root.appendingPathComponent("testcases/conformance").path)) ?? []
  }()

  /// What a run comes to: the facts of each pod, or why there is no run.
  private func facts(
    _ cluster: String, _ pods: String, _ configuration: KubeSchedulerConfiguration?
  ) -> Result<[PodFacts], Refusal> {
    let sources = SourceMap()
    func manifests(_ text: String) -> Manifests {
      ManifestDecoder.decode(YAMLReader.read(sources.add(path: "input.yaml", bytes: Array(text.utf8))))
    }
    let input = SimulationInput(
      cluster: manifests(cluster), workloads: manifests(pods), configuration: configuration)
    do {
      let run = try Simulation.run(input)
      return .success(PlacementReport(run, sources: sources).pods.map { PodFacts($0, asSummary: false) })
    } catch {
      return .failure(Refusal(words: error.diagnostics.map(\.message)))
    }
  }

  private struct Refusal: Error, Equatable {
    var words: [String]
  }

  private func text(_ path: String) throws -> String { String(decoding: try FileContents.read(path), as: UTF8.self) }

  private func configuration(of subject: ConformanceCase) throws -> KubeSchedulerConfiguration? {
    guard let path = subject.configuration else { return nil }
    let file = YAMLReader.read(SourceMap().add(path: path, bytes: try FileContents.read(path)))
    for case .schedulerConfiguration(let found) in ManifestDecoder.decode(file).objects { return found }
    return nil
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count > 300)
  }

  /// All that were made by hand, and some of the large ones.
  private static let chosen = cases.filter { $0.folder != "generated" || $0.name.hasSuffix("30") }

  /// With hidden names too, unless a configuration gives names: those stand in no manifest.
  @Test(arguments: chosen)
  func snapshotDecidesTheSame(subject: ConformanceCase) throws {
    let cluster = try text(subject.cluster)
    let pods = try text(subject.pods)
    let configuration = try configuration(of: subject)
    let expected = facts(cluster, pods, configuration)
    let files = Dump.files([cluster, pods])
    let snapshot = Snapshot(files)
    #expect(facts(snapshot.text(file: 0), snapshot.text(file: 1), configuration) == expected)
    if configuration != nil { return }
    let hidden = Snapshot(files, hidesNames: true)
    let actual = facts(hidden.text(file: 0), hidden.text(file: 1), nil).map { $0.map { Self.renamed($0) } }
    switch (expected, actual) {
    // Words have names in them.
    case (.failure, .failure): break
    default: #expect(actual == expected.map { $0.map { Self.renamed($0, by: hidden.names) } })
    }
  }

  /// The facts with new names; words are left out, for they have names in them.
  private static func renamed(_ pod: PodFacts, by names: NameBook = NameBook()) -> PodFacts {
    func node(_ name: String) -> String { names.node(name) ?? name }
    func podName(_ text: String) -> String {
      let parts = text.split(separator: "/").map(String.init)
      return "\(names.namespace(parts[0]) ?? parts[0])/\(names.pod(parts[1]) ?? parts[1])"
    }
    var result = pod
    result.pod = podName(pod.pod)
    result.facts = pod.facts.filter { $0.key != .message }.map { fact in
      let key: Fact.Key =
        switch fact.key {
        case .feasible(let name): .feasible(node: node(name))
        case .rejection(let name): .rejection(node: node(name))
        case .score(let name, let plugin): .score(node: node(name), plugin: plugin)
        case .total(let name): .total(node: node(name))
        default: fact.key
        }
      let value: Fact.Value =
        switch fact.value {
        case .text(let name) where key == .node: .text(node(name))
        case .list(let names): .list(names.map(node))
        case .rejection(let plugin, let code, let reasons):
          .rejection(plugin: plugin, code: code, reasons: reasons.map { _ in "" })
        case .preemption(let name, let victims, let violations):
          .preemption(nominatedNode: node(name), victims: victims.map(podName), violations: violations)
        default: fact.value
        }
      return Fact(key: key, value: value)
    }
    return result
  }
}
