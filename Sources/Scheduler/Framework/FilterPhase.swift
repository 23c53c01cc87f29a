import Kubernetes
import SourceText
import Symbols

/// PreFilter and Filter of one attempt: the filters that PreFilter prepared, and what they said to every node.
final class FilterPhase {
  let pod: ScheduledPod
  private let cluster: Cluster
  let kept: ClassTable
  /// In the profile's order, without those that PreFilter skipped.
  private(set) var filters: [Filter] = []
  /// How many of the first filters live on from attempt to attempt.
  private var keptCount = 0
  private(set) var preFilter = PreFilterResult()
  private(set) var column = VerdictColumn.empty
  /// Rows that no filter rejected, in name order.
  private(set) var feasible: [Int] = []
  /// Set when ``feasible`` are the rows of the class's table: its version.
  private(set) var feasibleVersion: Int?
  /// Set when the attempt failed for a reason that says nothing about fit.
  private(set) var error: String?
  /// Only the node that the pod was nominated to was looked at.
  private(set) var isLimitedToNomination = false
  /// What was said to the node that the pod was nominated to, which is asked before all others and whether or not
  /// PreFilter left it.
  private var nominatedRejection: (row: Int, filter: Int, verdict: FilterVerdict)?

  typealias Filter = (plugin: PluginName, judge: any NodeFilter)

  /// What PreFilter decided for all nodes at once.
  struct PreFilterResult {
    /// The same no for every node.
    var rejection: (plugins: [PluginName], code: StatusCode, text: String)?
    /// Nodes outside this set were not filtered, and who limited it.
    var names: Set<Symbol>?
    var narrowedBy: [PluginName] = []
    /// How many of the profile's PreFilter plugins ran.
    var ranCount = 0
  }

  init(_ pod: ScheduledPod, _ profile: Profile, _ context: SchedulingContext) {
    self.pod = pod
    cluster = context.cluster
    kept = context.kept
    runPreFilters(profile, context)
    if error == nil { takeFilters(profile, context) }
  }

  /// The judges of PreFilter plugins whose answer does not live on, by their place in the profile.
  private var fresh: [(place: Int, judge: any NodeFilter)] = []

  private func runPreFilters(_ profile: Profile, _ context: SchedulingContext) {
    for place in profile.preFilters.indices {
      preFilter.ranCount = place + 1
      let (outcome, isKept) = kept.preFilter(place, profile, pod, in: context)
      switch outcome {
      case .skip: continue
      case .reject(let code, let text):
        preFilter.rejection = ([profile.preFilters[place].name], code, text)
        if code == .unschedulableAndUnresolvable { return }
      case .error(let text):
        error = "running PreFilter plugin \"\(profile.preFilters[place].name.rawValue)\": \(text)"
        return
      case .judge(let judge, let names):
        if !isKept { fresh.append((place, judge)) }
        guard let names else { continue }
        preFilter.narrowedBy.append(profile.preFilters[place].name)
        preFilter.names = preFilter.names?.intersection(names) ?? names
        if preFilter.names?.isEmpty == true {
          preFilter.rejection = (
            preFilter.narrowedBy, .unschedulableAndUnresolvable, Self.conflictText(preFilter.narrowedBy)
          )
          return
        }
      }
    }
  }

  /// Lines up the filters that PreFilter left, first those of the class.
  private func takeFilters(_ profile: Profile, _ context: SchedulingContext) {
    let leading = kept.leadingFilters(profile, pod, in: context)
    filters = leading.filters
    keptCount = filters.count
    for number in leading.end..<profile.filters.count {
      let plugin = profile.filters[number].plugin
      let place = profile.filters[number].preFilter
      switch place.map(kept.preFilter) {
      case .outcome(.skip): continue
      case .outcome(.judge(let judge, _)): filters.append((plugin.name, judge))
      default:
        if let judge = fresh.first(where: { $0.place == place })?.judge {
          filters.append((plugin.name, judge))
        } else if let place, place < preFilter.ranCount || plugin.name != .nodeAffinity {
          // It has nothing to say, or an earlier plugin ended PreFilter with a no to all nodes.
          continue
        } else if let judge = plugin.filterAlone(pod, in: context) {
          filters.append((plugin.name, judge))
        }
      }
    }
  }

  private static func conflictText(_ plugins: [PluginName]) -> String {
    let names = plugins.map(\.rawValue).sorted()
    return names.count == 1
      ? "node(s) didn't satisfy plugin \(names[0])"
      : "node(s) didn't satisfy plugin(s) [\(names.joined(separator: " "))] simultaneously"
  }

  /// What nodes outside ``PreFilterResult/names`` are told.
  var excludedText: String {
    "node(s) didn't satisfy plugin(s) [\(narrowedBy.map(\.rawValue).joined(separator: " "))]"
  }

  /// The plugins that these nodes have to blame, in the order of their names.
  var narrowedBy: [PluginName] {
    // The plugin that refused the nominated node before is among them.
    let plugins = Set(preFilter.narrowedBy + (nominatedRejection.map { [filters[$0.filter].plugin] } ?? []))
    return plugins.sorted { $0.rawValue < $1.rawValue }
  }

  /// The rows that PreFilter left, rising; nil for all.
  var candidates: [Int]? {
    preFilter.names.map { names in names.compactMap { cluster.rowOfName[$0] }.sorted() }
  }

  /// Filters all nodes, those with pods nominated to them twice: with those pods and without.
  func filterAll(_ nominated: NominatedPods) {
    let rows = kept.rows(after: filters[..<keptCount], among: candidates)
    column = rows.column
    isLimitedToNomination = false
    for number in keptCount..<filters.count { filters[number].judge.reject(&column, as: number, in: cluster) }
    // Not those that PreFilter left out.
    for row in nominated.rows where column.filter[row] != VerdictColumn.excluded {
      if let found = withNominated(nominated, at: row, { firstRejection(at: row) }) ?? nil {
        column.reject(row, by: found.filter, found.verdict)
      }
    }
    if keptCount == filters.count, nominated.isEmpty {
      feasible = rows.passing
      feasibleVersion = rows.version
    } else {
      takePassing()
    }
    keepNominatedRejection()
    noteFailure()
  }

  /// The nominated node was told no before: that stands where the node was not asked again.
  private func keepNominatedRejection() {
    guard let nominatedRejection else { return }
    column.keepRejection(nominatedRejection.row, by: nominatedRejection.filter, nominatedRejection.verdict)
  }

  private func takePassing() {
    feasible = column.passing
    feasibleVersion = nil
  }

  private func noteFailure() {
    guard column.hasFailure, let row = column.rows.first(where: { column.verdict[$0].isFailure }) else { return }
    error = errorText(Int(column.filter[row]), column.verdict[row])
  }

  /// What a filter's failure comes to.
  func errorText(_ filter: Int, _ verdict: FilterVerdict) -> String {
    let text = reasons(filter, verdict).joined(separator: ", ")
    return "running \"\(filters[filter].plugin.rawValue)\" filter plugin: \(text)"
  }

  /// Filters nodes in visiting order until enough have passed, as kube-scheduler does in a large cluster.
  ///
  /// After the last one that is taken, the next node that passes ends the search: it is looked at and forgotten.
  func filterSample(_ sampling: inout Sampling, enough: (Int) -> Int, _ nominated: NominatedPods) {
    let rows = candidates
    column = VerdictColumn(count: cluster.count, rows: rows ?? cluster.allRows)
    isLimitedToNomination = false
    var left = enough(column.rows.count)
    for row in sampling.visits(rows) {
      if left >= 0, let found = rejection(at: row, nominated) {
        column.reject(row, by: found.filter, found.verdict)
        continue
      }
      left -= 1
      if left < 0 { column.leaveUnseen(row) }
    }
    keepNominatedRejection()
    sampling.advance(by: column.evaluatedCount)
    takePassing()
    noteFailure()
  }

  /// Filters one node alone, as is done for the node a pod is nominated to.
  func filterOne(_ row: Int, _ nominated: NominatedPods) {
    column = VerdictColumn(count: cluster.count, rows: [row])
    isLimitedToNomination = true
    if let found = rejection(at: row, nominated) {
      column.reject(row, by: found.filter, found.verdict)
      // An error is not kept: the node counts as never asked.
      if !found.verdict.isFailure { nominatedRejection = (row, found.filter, found.verdict) }
    }
    takePassing()
  }

  /// The first no at a row, counting the pods nominated there too; nil when the row passes both ways.
  func rejection(at row: Int, _ nominated: NominatedPods) -> (filter: Int, verdict: FilterVerdict)? {
    if let found = withNominated(nominated, at: row, { firstRejection(at: row) }) ?? nil { return found }
    return firstRejection(at: row)
  }

  private func firstRejection(at row: Int) -> (filter: Int, verdict: FilterVerdict)? {
    for (number, filter) in filters.enumerated() {
      let verdict = filter.judge.verdict(at: row, in: cluster)
      if verdict != .pass { return (number, verdict) }
    }
    return nil
  }

  /// Every no to a row, as it stands, in the profile's order.
  func allRejections(at row: Int) -> [ProbedRejection] {
    filters.compactMap { filter in
      let verdict = filter.judge.verdict(at: row, in: cluster)
      return verdict == .pass ? nil : ProbedRejection(filter.plugin, verdict)
    }
  }

  /// Runs `body` as if the pods nominated to a row that come before this pod stood there; nil when there are none.
  func withNominated<Result>(_ nominated: NominatedPods, at row: Int, _ body: () -> Result) -> Result? {
    let pods = nominated.pods(on: row, before: pod)
    if pods.isEmpty { return nil }
    let saved = cluster.saveRow(row)
    for other in pods { put(other, on: row) }
    let result = body()
    for other in pods.reversed() { take(other, from: row) }
    cluster.restoreRow(row, saved)
    return result
  }

  /// Puts a pod on a node for a what-if question.
  func put(_ other: ScheduledPod, on row: Int) {
    cluster.attach(other, to: row)
    for filter in filters { filter.judge.adjust(for: other, at: row, sign: 1) }
  }

  /// Takes a pod from a node for a what-if question.
  func take(_ other: ScheduledPod, from row: Int) {
    cluster.detach(other, from: row)
    for filter in filters { filter.judge.adjust(for: other, at: row, sign: -1) }
  }

  /// Whether a row was left out because enough nodes had passed before. After a PreFilter rejection no row was looked at.
  func isUnseen(_ row: Int) -> Bool { preFilter.rejection == nil && column.filter[row] == VerdictColumn.unseen }

  /// Every rejection of a row, in the profile's order, with the facts behind each.
  func explain(at row: Int, _ nominated: NominatedPods) -> [(plugin: PluginName, FilterVerdict, [ExplanationDetail])] {
    func all() -> [(plugin: PluginName, FilterVerdict, [ExplanationDetail])] {
      filters.compactMap { filter in
        let verdict = filter.judge.verdict(at: row, in: cluster)
        if verdict == .pass { return nil }
        return (filter.plugin, verdict, filter.judge.explain(verdict, at: row, in: cluster))
      }
    }
    let plain = all()
    let others = nominated.pods(on: row, before: pod)
    guard let withOthers = withNominated(nominated, at: row, all), !withOthers.isEmpty else { return plain }
    let names = others.map { "\($0.namespace.text)/\($0.name.text)" }.joined(separator: ", ")
    return withOthers.map { found in
      let alsoAlone = plain.contains { $0.plugin == found.plugin && $0.1 == found.1 }
      let note = ExplanationDetail("counting \(names), nominated to this node")
      return (found.plugin, found.1, alsoAlone ? found.2 : found.2 + [note])
    }
  }

  func reasons(_ filter: Int, _ verdict: FilterVerdict) -> [String] { filters[filter].judge.reasons(for: verdict) }
}
