import Kubernetes
import Symbols
import Testing

@testable import ControlPlane

@Suite struct PodShuffleTests {
  private func pod(_ workload: String?, _ ordinal: Int = 0, priority: Int32 = 0) -> PodShuffle.Pod {
    PodShuffle.Pod(
      priority: priority, namespace: "default",
      identity: workload.map { PodIdentity(kind: .statefulSet, name: Symbol($0), ordinal: ordinal) })
  }

  @Test func everyPodComesOnceAndTheOrderChangesWithTheSeed() {
    let pods = (0..<6).map { _ in pod(nil) }
    let orders = (UInt64(1)...5).map { PodShuffle(seed: $0).order(pods) }
    #expect(orders.allSatisfy { $0.sorted() == Array(0..<6) })
    #expect(Set(orders).count == 5)
    #expect(PodShuffle(seed: 1).order(pods) == orders[0])
  }

  @Test func podsOfOneWorkloadKeepTheirOrder() {
    let pods = (0..<4).map { pod("web", $0) } + (0..<4).map { pod("db", $0) } + [pod(nil)]
    var isMixed = false
    for seed in UInt64(1)...20 {
      let order = PodShuffle(seed: seed).order(pods)
      #expect(order.filter { $0 < 4 } == [0, 1, 2, 3])
      #expect(order.filter { (4..<8).contains($0) } == [4, 5, 6, 7])
      isMixed = isMixed || order.firstIndex(of: 4) ?? 8 < order.firstIndex(of: 3) ?? 0
    }
    #expect(isMixed)
  }

  @Test func prioritiesKeepTheirPlaces() {
    let pods = [pod(nil, priority: 5), pod(nil), pod(nil, priority: 5), pod(nil), pod(nil, priority: 5)]
    for seed in UInt64(1)...20 {
      let order = PodShuffle(seed: seed).order(pods)
      #expect([order[0], order[2], order[4]].sorted() == [0, 2, 4])
      #expect([order[1], order[3]].sorted() == [1, 3])
    }
  }
}
