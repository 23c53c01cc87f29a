import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Testing
import Versions
import WhatIf

/// Whoever asks more closely, or keeps nothing from pod to pod, is told the same decisions, whatever is nominated, resized,
/// allocated or left out.
@Suite struct RareQuestionTests {
  @Test(arguments: [RandomCluster.Kind.rare, .configured, .preempting], [35, 37])
  func explanationsAndWhatIsKeptChangeNothing(kind: RandomCluster.Kind, minor: Int) throws {
    let version = try #require(KubernetesVersion("1.\(minor)"))
    let start = kind.start + UInt64(minor) * 1000 + 500
    for seed in start..<start + 25 {
      let cluster = RandomCluster.make(seed, kind.options)
      let plain = try Play(cluster, version).facts
      #expect(try Play(cluster, version) { $0.keepsClasses = false }.facts == plain, "cluster \(seed)")
      let explained = try Play(cluster, version) { $0.detail = .explained }
      #expect(explained.facts == plain, "cluster \(seed)")
      // Whoever is kept off somewhere is told why.
      for pod in explained.run.pods {
        let table = pod.decision.table
        for (index, rejection) in table.rejections.enumerated() where rejection?.plugin != nil {
          let first = table.explanations[index].first?.rejection
          #expect(first?.plugin == rejection?.plugin, "cluster \(seed), pod \(pod.pod.metadata.name)")
        }
      }
    }
  }

  /// Searches for a way in come to an end, and name a cause for each pod without a place.
  @Test(arguments: [RandomCluster.Kind.rare, .preempting])
  func questionsAboutPodsWithoutAPlaceAreAnswered(kind: RandomCluster.Kind) throws {
    var unplaced = 0
    for seed in kind.start + 37_700..<kind.start + 37_715 {
      let cluster = RandomCluster.make(seed, kind.options)
      var inquiry = Inquiry { _, _ in true }
      inquiry.wantsFixes = true
      let (run, answers) = try inquiry.run(try Play.input(cluster), SourceMap())
      for placement in run.pods where placement.decision.outcome == .unschedulable {
        unplaced += 1
        let target = PodTarget(placement.pod, placement.identity)
        #expect(answers.conflicts[target] != nil, "cluster \(seed), pod \(placement.pod.metadata.name)")
      }
    }
    #expect(unplaced > 10)
  }
}
