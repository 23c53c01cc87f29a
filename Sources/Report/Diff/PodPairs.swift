/// Brings the pods of two placements together by what they are called.
///
/// Both sides are read at the same pace, and a pod is dropped when it has been compared: of pods that are tried in the
/// same order on both sides no more than one pair is held.
enum PodPairs {
  /// - Parameter compare: is given both sides of a pod, or the one that there is; nil when there is nothing to tell.
  /// - Returns: what was told, in the order of the new side, then of the old; and how many pods there are in either.
  static func compare<Result>(
    _ old: PlacementReport.Pods, _ new: PlacementReport.Pods,
    _ compare: (_ before: PodReport?, _ after: PodReport?) -> Result?
  ) -> (results: [Result], count: Int) {
    var before = Side(old, others: new)
    var after = Side(new, others: old)
    var told: [(place: Int, result: Result)] = []
    var gone: [Result] = []
    var count = 0
    while true {
      let (newPod, oldPod) = (after.next(), before.next())
      if newPod == nil, oldPod == nil { break }
      for (place, pod) in [newPod].compactMap(\.self) {
        if after.isAlone(pod) {
          count += 1
          compare(nil, pod).map { told.append((place, $0)) }
        } else if let (_, partner) = before.take(pod.diffKey) {
          count += 1
          compare(partner, pod).map { told.append((place, $0)) }
        } else {
          after.keep(pod, place)
        }
      }
      for (place, pod) in [oldPod].compactMap(\.self) {
        if before.isAlone(pod) {
          count += 1
          compare(pod, nil).map { gone.append($0) }
        } else if let (place, partner) = after.take(pod.diffKey) {
          count += 1
          compare(pod, partner).map { told.append((place, $0)) }
        } else {
          before.keep(pod, place)
        }
      }
    }
    // Only names that stand twice are left.
    for (place, pod) in after.rest { compare(nil, pod).map { told.append((place, $0)) } }
    for (_, pod) in before.rest { compare(pod, nil).map { gone.append($0) } }
    count += after.rest.count + before.rest.count
    return (told.sorted { $0.place < $1.place }.map(\.result) + gone, count)
  }

  private struct Side {
    private var rows: AnyIterator<PodReport>
    private let others: Set<String>
    private var place = 0
    /// Pods whose other side has not been read yet.
    private var waiting: [String: [(place: Int, pod: PodReport)]] = [:]

    init(_ pods: PlacementReport.Pods, others: PlacementReport.Pods) {
      rows = pods.makeIterator()
      self.others = Set(others.diffKeys)
    }

    mutating func next() -> (place: Int, pod: PodReport)? {
      guard let pod = rows.next() else { return nil }
      defer { place += 1 }
      return (place, pod)
    }

    func isAlone(_ pod: PodReport) -> Bool { !others.contains(pod.diffKey) }

    mutating func keep(_ pod: PodReport, _ place: Int) { waiting[pod.diffKey, default: []].append((place, pod)) }

    mutating func take(_ key: String) -> (place: Int, pod: PodReport)? {
      guard var list = waiting[key], !list.isEmpty else { return nil }
      let first = list.removeFirst()
      waiting[key] = list.isEmpty ? nil : list
      return first
    }

    var rest: [(place: Int, pod: PodReport)] { waiting.values.joined().sorted { $0.place < $1.place } }
  }
}
