import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Testing
import WhatIf
import YAML

/// What is said about pods that fit nowhere, held against runs on what the files are after a fix.
@Suite struct InquiryTests {
  private static let seeds = UInt64(7000)..<7030

  /// Objects in two files of JSON, as they are read.
  private struct Files {
    var texts: [String: String]

    init(_ cluster: PlainCluster) {
      func list(_ objects: [JSON]) -> String {
        JSON.object([("apiVersion", .text("v1")), ("kind", .text("List")), ("items", .list(objects))]).written
      }
      texts = [
        "cluster.json": list(cluster.nodeManifests + cluster.otherManifests + cluster.runningManifests),
        "pending.json": list(cluster.pendingManifests),
      ]
    }

    func input(_ sources: SourceMap) throws -> SimulationInput {
      func read(_ path: String) throws -> Manifests {
        let bytes = Array((texts[path] ?? "").utf8)
        let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: path, bytes: bytes)))
        try #require(manifests.diagnostics.isEmpty, "\(manifests.diagnostics.map(sources.render))")
        return manifests
      }
      return SimulationInput(cluster: try read("cluster.json"), workloads: try read("pending.json"))
    }

    func changed(by patches: [Patch]) throws -> Files {
      var files = self
      for patch in patches {
        // The whole file is one line.
        try #require(patch.removed == [files.texts[patch.path] ?? ""])
        files.texts[patch.path] = patch.added.joined()
      }
      return files
    }
  }

  private func ask(_ files: Files) throws -> (run: PlacementRun, answers: Answers) {
    let sources = SourceMap()
    var inquiry = Inquiry { _, _ in true }
    inquiry.wantsFixes = true
    return try inquiry.run(try files.input(sources), sources)
  }

  @Test func podsThatFitNowhereHaveAConflictAndFixesThatHoldInTheFiles() throws {
    var (unplaced, smallest, written, added) = (0, 0, 0, 0)
    for seed in Self.seeds {
      let files = Files(RandomCluster.make(seed))
      let (run, answers) = try ask(files)
      for placement in run.pods {
        let target = PodTarget(placement.pod, placement.identity)
        let name = placement.pod.metadata.name
        guard placement.decision.outcome == .unschedulable || placement.decision.outcome == .nominated else {
          #expect(answers.conflicts[target] == nil, "cluster \(seed), pod \(name)")
          continue
        }
        unplaced += 1
        let conflict = try #require(answers.conflicts[target], "cluster \(seed), pod \(name)")
        if conflict.isSmallest { smallest += 1 }
        for part in conflict.parts where conflict.isSmallest {
          #expect(part.alone > 0, "cluster \(seed), pod \(name): an idle part")
        }
        for fix in answers.fixes[target] ?? [] {
          guard let patches = fix.patches else {
            let adds = fix.edits.contains { if case .addNode = $0 { true } else { false } }
            #expect(adds, "cluster \(seed), pod \(name): \(fix.edits) is not written")
            added += 1
            continue
          }
          written += 1
          let after = try Simulation.run(try files.changed(by: patches).input(SourceMap()))
          let now = after.pods.first {
            $0.pod.metadata.name == name && $0.pod.metadata.namespace == placement.pod.metadata.namespace
          }
          let node = now?.decision.node.map { after.nodes[$0].metadata.name }
          #expect(node == fix.node, "cluster \(seed), pod \(name): \(fix.edits)")
        }
      }
    }
    #expect(unplaced > 50)
    #expect(smallest * 20 > unplaced * 19)
    #expect(written > 60)
    #expect(added > 3)
  }
}
