import Scheduler

/// What the page's script draws from: every text once, numbers everywhere else.
///
/// Texts and columns are told at the end, since they are found on the way.
struct PageData {
  private var writer: JSONWriter
  private var texts = TextPool()
  private var columns = ColumnPool()
  private var verdicts = VerdictPool()

  init(to output: ByteOutput, kind: String) {
    writer = JSONWriter(to: output, isCompact: true, isShown: true)
    writer.beginObject(flow: false)
    writer.field("kind", kind)
  }

  mutating func add(_ report: TestReport) {
    writer.key("report")
    report.write(to: &writer)
  }

  /// - Parameter seen: is told each pod that is written.
  mutating func add(runs: [PlacementReport?], asked: String? = nil, seen: (PodReport) -> Void = { _ in }) {
    writer.key("runs")
    writer.beginList(flow: false)
    for run in runs {
      if let run { add(run, asked: asked, seen: seen) } else { writer.null() }
    }
    writer.endList()
  }

  mutating func finish() {
    let rejections = verdicts.verdicts.map { verdict in verdict.map { coded($0) } }
    writer.list("verdicts", rejections) { writer, verdict in
      writer.beginList(flow: true)
      for rejection in verdict { rejection.write(to: &writer) }
      writer.endList()
    }
    writer.list("scores", verdicts.scores) { writer, score in
      writer.beginList(flow: true)
      writer.value(score.raw)
      writer.value(score.normalized)
      if let inputs = score.inputs { writer.value(Int64(inputs)) }
      writer.endList()
    }
    writer.field("columns", columns.texts)
    writer.field("texts", texts.texts)
    writer.endObject()
  }

  private mutating func add(_ run: PlacementReport, asked: String?, seen: (PodReport) -> Void) {
    let cluster = run.cluster
    writer.beginObject(flow: false)
    writer.field("scheduler", run.schedulerVersion)
    writer.field("summary", run.counts.summary(nodeCount: run.nodeCount))
    if let asked { writer.field("asked", run.nodeNames.firstIndex(of: asked) ?? -1) }
    run.writeRemarks(to: &writer)
    write(cluster)
    let order = Dictionary(
      cluster.tried.enumerated().map { (PodKey(namespace: $1.namespace, name: $1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(
      run.nodeNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var pods = PodColumns()
    let keepsInputs = run.pods.count * run.nodeCount <= Self.inputsLimit
    for pod in run.pods {
      seen(pod)
      pods.pod.append(order[PodKey(namespace: pod.namespace, name: pod.name)] ?? -1)
      add(pod, rows, keepsInputs: keepsInputs, to: &pods)
    }
    write(pods)
    writer.endObject()
  }

  private struct PodKey: Hashable {
    var namespace: String
    var name: String
  }

  /// Above so many pairs of a pod and a node, what a score was made of is told for the best nodes of each pod alone.
  private static let inputsLimit = 50_000
  private static let best = 10

  private mutating func add(
    _ pod: PodReport, _ rows: [String: Int], keepsInputs: Bool, to pods: inout PodColumns
  ) {
    pods.outcome.append(Decision.Outcome.allCases.firstIndex(of: pod.outcome) ?? 0)
    pods.profile.append(texts.index(of: pod.profile))
    pods.why.append(texts.index(of: pod.outcome == .scheduled ? pod.margin : pod.why))
    pods.total.append(pod.total ?? 0)
    pods.feasible.append(pod.feasibleNodes)
    pods.evaluated.append(pod.evaluatedNodes)
    pods.ties.append(pod.ties.count > 1 ? pod.ties.compactMap { rows[$0] } : [])
    if pod.conflict != nil || pod.fixes != nil || pod.weights != nil {
      pods.answers.append((pods.outcome.count - 1, pod))
    }
    let (rejectedBy, column) = verdictColumn(of: pod, rows)
    pods.rejectedBy.append(rejectedBy)
    pods.verdicts.append(column)
    pods.scores.append(scoreColumns(of: pod, keepsInputs: keepsInputs))
  }

  /// The counts of first rejections, and the column: 0 for a node that is not in the table, 1 for one that fits.
  private mutating func verdictColumn(of pod: PodReport, _ rows: [String: Int]) -> (rejectedBy: [Int], column: Int) {
    if pod.nodes.isEmpty { return ([], -1) }
    var column = Array(repeating: 0, count: rows.count)
    var counts: [(plugin: Int, count: Int)] = []
    for node in pod.nodes {
      guard let row = rows[node.name] else { continue }
      guard let first = node.rejection else {
        column[row] = 1
        continue
      }
      column[row] = 2 + verdicts.index(of: node.rejections)
      let plugin = texts.index(of: first.plugin)
      if let slot = counts.firstIndex(where: { $0.plugin == plugin }) {
        counts[slot].count += 1
      } else {
        counts.append((plugin, 1))
      }
    }
    return (counts.flatMap { [$0.plugin, $0.count] }, columns.index(of: column))
  }

  private mutating func scoreColumns(of pod: PodReport, keepsInputs: Bool) -> [Int] {
    let nodes = pod.nodes.filter(\.isFeasible)
    guard let first = nodes.first else { return [] }
    let totals = nodes.map { $0.total ?? 0 }.sorted(by: >)
    let bar = keepsInputs || totals.count <= Self.best ? .min : totals[Self.best - 1]
    var list: [Int] = []
    for slot in first.scores.indices {
      let column = nodes.map { node in
        let score = node.scores[slot]
        let inputs = (node.total ?? 0) >= bar ? score.inputs.map { texts.index(of: $0) } : nil
        return verdicts.index(of: VerdictPool.Score(raw: score.raw, normalized: score.normalized, inputs: inputs))
      }
      list.append(texts.index(of: first.scores[slot].plugin))
      list.append(Int(clamping: first.scores[slot].weight))
      list.append(columns.index(of: column))
    }
    return list
  }
}

extension PageData {
  private mutating func write(_ cluster: ClusterReport) {
    func numbers(_ list: [String]) -> [Int] { list.map { texts.index(of: $0) } }
    writer.field("resources", cluster.resources)
    writer.key("nodes")
    writer.beginObject(flow: false)
    writer.field("name", numbers(cluster.nodes.map(\.name)))
    writer.field("zone", numbers(cluster.nodes.map(\.zone)))
    writer.field("pool", numbers(cluster.nodes.map(\.pool)))
    writer.field("taints", cluster.nodes.map { numbers($0.taints) })
    writer.field("cordoned", cluster.nodes.map { $0.isCordoned ? 1 : 0 })
    writer.field("allocatable", cluster.nodes.map(\.allocatable))
    writer.endObject()
    writer.field("requests", cluster.requests)
    write("running", cluster.running)
    write("tried", cluster.tried)
  }

  private mutating func write(_ name: StaticString, _ pods: [ClusterReport.Pod]) {
    writer.key(name)
    writer.beginObject(flow: false)
    writer.field("namespace", pods.map { texts.index(of: $0.namespace) })
    writer.field("name", pods.map { texts.index(of: $0.name) })
    writer.field("identity", pods.map { texts.index(of: $0.identity ?? "") })
    writer.field("node", pods.map { $0.node ?? -1 })
    writer.field("request", pods.map(\.request))
    writer.endObject()
  }

  private mutating func write(_ pods: PodColumns) {
    writer.key("pods")
    writer.beginObject(flow: false)
    writer.field("pod", pods.pod)
    writer.field("outcome", pods.outcome)
    writer.field("profile", pods.profile)
    writer.field("why", pods.why)
    writer.field("total", pods.total)
    writer.field("feasible", pods.feasible)
    writer.field("evaluated", pods.evaluated)
    writer.field("ties", pods.ties)
    writer.field("rejectedBy", pods.rejectedBy)
    writer.field("verdicts", pods.verdicts)
    writer.field("scores", pods.scores)
    writer.list("answers", pods.answers) { writer, answer in
      writer.beginObject(flow: false)
      writer.field("pod", answer.pod)
      answer.report.writeAnswers(to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  private mutating func coded(_ rejection: RejectionReport) -> CodedRejection {
    CodedRejection(
      plugin: texts.index(of: rejection.plugin),
      isResolvable: rejection.code == StatusCode.unschedulable.rawValue,
      reasons: rejection.reasons.map { texts.index(of: $0) },
      details: rejection.details.flatMap { detail in
        let file = detail.place.map { texts.index(of: $0.file) } ?? -1
        return [texts.index(of: detail.text), file, detail.place?.line ?? 0]
      })
  }
}

/// A rejection in numbers.
private struct CodedRejection {
  var plugin: Int
  /// Whether evicting pods could help.
  var isResolvable: Bool
  var reasons: [Int]
  /// Text, file and line of each detail, in turn.
  var details: [Int]

  func write(to writer: inout JSONWriter) {
    writer.beginList(flow: true)
    writer.value(Int64(plugin))
    writer.value(isResolvable ? 1 : 0 as Int64)
    writer.numbers(reasons)
    writer.numbers(details)
    writer.endList()
  }
}

extension DocumentWriter {
  fileprivate mutating func numbers(_ numbers: some Sequence<some BinaryInteger>) {
    beginList(flow: true)
    for number in numbers { value(Int64(clamping: number)) }
    endList()
  }

  fileprivate mutating func field(_ name: StaticString, _ list: [Int]) {
    key(name)
    numbers(list)
  }

  fileprivate mutating func field(_ name: StaticString, _ list: [Int64]) {
    key(name)
    numbers(list)
  }

  fileprivate mutating func field(_ name: StaticString, _ lists: [[some BinaryInteger]]) {
    key(name)
    beginList(flow: true)
    for list in lists { numbers(list) }
    endList()
  }
}
