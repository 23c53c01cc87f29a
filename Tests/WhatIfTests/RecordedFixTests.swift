import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing
import WhatIf

/// Every fix that is found in the recorded cases is written into their files, which are read and played again: the pod
/// goes where it was said to go, and of no other pod becomes anything that was not told.
@Suite struct RecordedFixTests {
  /// Of each case, so that the test takes a bounded time.
  private static let mostPods = 2

  private struct Standing: Equatable {
    let outcome: Decision.Outcome
    let node: Symbol?
    let nominated: Symbol?
    let victims: [Decision.Victim]
  }

  private struct Places {
    var standings: [Fix.PodName: Standing] = [:]
    var victims: Set<Fix.PodName> = []

    init(_ run: PlacementRun) {
      for placement in run.pods {
        let decision = placement.decision
        standings[Fix.PodName(placement.pod)] = Standing(
          outcome: decision.outcome, node: decision.node.map { run.nodes[$0].metadata.name },
          nominated: decision.preemption.map { run.nodes[$0.nominatedNode].metadata.name },
          victims: decision.preemption?.victims ?? [])
        for victim in decision.preemption?.victims ?? [] {
          victims.insert(Fix.PodName(namespace: victim.namespace, name: victim.name))
        }
      }
    }
  }

  @Test(arguments: 0..<8) func fixesDoWhatIsTold(part: Int) throws {
    var (played, touching, evicting) = (0, 0, 0)
    for (number, subject) in RecordedCase.all.enumerated() where number % 8 == part {
      let sources = SourceMap()
      guard let input = subject.input(sources), let before = try? Simulation.run(input) else { continue }
      let asked = before.pods.filter { [.unschedulable, .nominated].contains($0.decision.outcome) }
        .prefix(Self.mostPods).map { Fix.PodName($0.pod) }
      if asked.isEmpty { continue }
      var inquiry = Inquiry { pod, _ in asked.contains(Fix.PodName(pod)) }
      inquiry.wantsFixes = true
      let (run, answers) = try inquiry.run(input, sources)
      let then = Places(run)
      for (target, fixes) in answers.fixes {
        let name = Fix.PodName(namespace: target.namespace, name: target.name)
        for fix in fixes {
          guard let patches = fix.patches else { continue }
          let title = "\(subject.path), \(target.name.text): \(fix.edits)"
          let changed = try #require(subject.changed(by: patches)?.input(SourceMap()), "\(title)")
          let now = Places(try Simulation.run(changed))
          played += 1
          #expect(now.standings[name]?.node == fix.node, "\(title)")
          let effects = fix.effects
          let lists = [
            effects.moved, effects.lost, effects.gained, effects.waiting, effects.nominated, effects.hopeless,
            effects.changed,
          ]
          let told = Set(lists.joined())
          let differ = Set(then.standings.keys).union(now.standings.keys).subtracting([name]).filter {
            then.standings[$0] != now.standings[$0]
          }
          #expect(told == Set(differ), "\(title)")
          #expect(Set(effects.evicted) == now.victims.subtracting(then.victims), "\(title)")
          #expect(Set(effects.spared) == then.victims.subtracting(now.victims), "\(title)")
          if !effects.isEmpty { touching += 1 }
          if !effects.evicted.isEmpty { evicting += 1 }
        }
      }
    }
    #expect(played > 20)
    #expect(touching > 0)
  }
}

extension Fix.PodName {
  fileprivate init(_ pod: Pod) { self.init(namespace: pod.metadata.namespace, name: pod.metadata.name) }
}
