/// The tables of the classes that were met last.
struct ClassTables {
  private var recent: [SchedulingClass: ClassTable] = [:]
  private var older: [SchedulingClass: ClassTable] = [:]
  private let capacity: Int
  private let cluster: Cluster

  init(_ cluster: Cluster) {
    self.cluster = cluster
    // A table takes about a hundred bytes a row; all of them together some tens of megabytes at most.
    capacity = max(4, 250_000 / max(1, cluster.count))
  }

  /// A pod's table with all placements so far taken in.
  mutating func table(for pod: ScheduledPod) -> ClassTable {
    let schedulingClass = pod.info.schedulingClass
    if let table = recent[schedulingClass] {
      table.catchUp()
      return table
    }
    let table = older[schedulingClass] ?? ClassTable(cluster)
    table.catchUp()
    if recent.count >= capacity {
      older = recent
      recent = [:]
    }
    recent[schedulingClass] = table
    return table
  }
}
