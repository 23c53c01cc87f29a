import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols

extension Expectation {
  /// Judges every assertion of the entry. A selector that matches no pod is a failure.
  public func judge(in placements: Placements) -> Judgement {
    var judgement = Judgement()
    if let skip {
      judgement.remarks.append(
        Remark(.skipped, assertion: "", position: skip.range.position, text: skip.text))
      return judgement
    }
    let pods = selector.pods(in: placements.run)
    if pods.isEmpty, !name.isEmpty {
      // One policy serves many tests, and not each of them has all that it is about.
      judgement.remarks.append(
        Remark(.unmatched, assertion: "", position: selectorRange.position, text: "\(name): no pod with \(selector)"))
      return judgement
    }
    if pods.isEmpty {
      let mismatch = selector.explainNoMatch(in: placements.run)
      judgement.failures.append(
        Failure(assertion: "pods", position: selectorRange.position, mismatches: [mismatch], isVacuous: true))
      return judgement
    }
    for located in assertions {
      let groups = groups(of: pods, for: located.assertion, in: placements)
      for group in groups { judge(located, group, isOneOfSeveral: groups.count > 1, placements, &judgement) }
    }
    return expectedFailure.map { turned(judgement, $0) } ?? judgement
  }

  /// The sets that an assertion is judged for, in the order of their first pods.
  private func groups(of pods: [Int], for assertion: any Assertion, in placements: Placements) -> [[Int]] {
    if grouping == .all || quantifier == .every && assertion.subject == .eachPod { return [pods] }
    var groups: [[Int]] = []
    var places: [PodSource?: Int] = [:]
    for pod in pods {
      let workload = placements.run.pods[pod].workload
      if let place = places[workload] {
        groups[place].append(pod)
      } else {
        places[workload] = groups.count
        groups.append([pod])
      }
    }
    return groups
  }

  /// - Parameter isOneOfSeveral: whether a failure has to say which pods it is about.
  private func judge(
    _ located: LocatedAssertion, _ pods: [Int], isOneOfSeveral: Bool, _ placements: Placements,
    _ judgement: inout Judgement
  ) {
    let first = judgement.failures.count
    judge(located, pods, placements, &judgement)
    guard isOneOfSeveral else { return }
    for failure in judgement.failures.indices[first...] {
      for mismatch in judgement.failures[failure].mismatches.indices
      where judgement.failures[failure].mismatches[mismatch].pods.isEmpty {
        judgement.failures[failure].mismatches[mismatch].pods = pods.map { placements.label(ofPod: $0) }
      }
    }
  }

  private func judge(
    _ located: LocatedAssertion, _ pods: [Int], _ placements: Placements, _ judgement: inout Judgement
  ) {
    let assertion = located.assertion
    var failure = Failure(
      assertion: name.isEmpty ? type(of: assertion).key : "\(type(of: assertion).key) (\(name))",
      position: located.range.position, pods: pods, mismatches: [])
    do throws(Mismatch) {
      failure.mismatches = try assertion.judge(pods, in: placements)
    } catch {
      failure.mismatches = [error]
      failure.isVacuous = true
      judgement.failures.append(failure)
      return
    }
    switch assertion.subject {
    case .eachPod:
      guard !failure.mismatches.isEmpty else { return }
      let failing = Set(failure.mismatches.flatMap(\.pods))
      failure.pods = pods.filter { failing.contains(placements.label(ofPod: $0)) }
      let holding = pods.count - failure.pods.count
      if holding >= quantifier.needed(of: pods.count) { return }
      failure.mismatches = Mismatch.folded(failure.mismatches)
      if let shortfall = quantifier.shortfall(holding: holding, of: pods.count) {
        failure.mismatches.insert(shortfall, at: 0)
      }
      judgement.failures.append(failure)
    case .allPods:
      let luck = placements.luck(of: assertion.undecided(pods, in: placements))
      if failure.mismatches.isEmpty {
        guard let luck else { return }
        judgement.remarks.append(
          Remark(.tieDependent, assertion: failure.assertion, position: failure.position, text: luck))
      } else {
        if let luck {
          failure.mismatches[failure.mismatches.count - 1].causes.append(.init("tie-dependent: \(luck)"))
        }
        judgement.failures.append(failure)
      }
    }
  }

  /// What was judged, of an entry that must fail.
  private func turned(_ judgement: Judgement, _ reason: Reason) -> Judgement {
    // What speaks of nothing fails in the wrong way: it would go on doing so when all is well.
    if judgement.failures.contains(where: \.isVacuous) { return judgement }
    var turned = Judgement()
    if judgement.failures.isEmpty {
      turned.failures.append(
        Failure(
          assertion: "expectedFailure", position: reason.range.position,
          mismatches: [
            Mismatch(
              pods: [], expected: "a failure: \(reason.text)", actual: "all that the entry says holds",
              causes: [.init("it holds now, take expectedFailure out and keep what it asserts")])
          ]))
    } else {
      let failing = judgement.failures.map(\.assertion).joined(separator: ", ")
      turned.remarks.append(
        Remark(
          .expectedFailure, assertion: "", position: reason.range.position, text: "\(reason.text) (\(failing))"))
    }
    return turned
  }
}

extension Placements {
  /// `Deployment/web[1] could as well stand on node-c`; nil without pods.
  func luck(of undecided: [Int]) -> String? {
    guard let first = undecided.first else { return nil }
    let decision = run.pods[first].decision
    let others = decision.ties.filter { $0 != decision.node }.map(nodeName).listed(limit: 3)
    let more = undecided.count > 1 ? ", and \(undecided.count - 1) more had ties" : ""
    return "\(label(ofPod: first)) could as well stand on \(others)\(more)"
  }

  /// Of these pods those whose ties lie in more than one domain; `domain` says which one a node is in.
  func tied<Domain: Equatable>(_ pods: [Int], by domain: (Int) -> Domain) -> [Int] {
    pods.filter { pod in
      let ties = run.pods[pod].decision.ties
      guard let first = ties.first else { return false }
      return ties.contains { domain($0) != domain(first) }
    }
  }
}

extension PodPlacement {
  /// What made the pod: a workload of the run, or the controller that stands on it; nil for a pod of its own.
  fileprivate var workload: PodSource? {
    if let identity {
      return PodSource(kind: identity.kind, namespace: pod.metadata.namespace, name: identity.name)
    }
    guard let controller = pod.metadata.controller else { return nil }
    // Of controllers of any kind the name alone tells one from another, with the kind in it.
    return PodSource(
      kind: nil, namespace: pod.metadata.namespace, name: Symbol("\(controller.kind.text)/\(controller.name.text)"))
  }
}
