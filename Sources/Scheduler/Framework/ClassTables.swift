/// The tables of the classes that were met last.
struct ClassTables {
  private var numbers: [SchedulingClass: Int] = [:]
  private var recent: [Int: ClassTable] = [:]
  private var older: [Int: ClassTable] = [:]
  private var last: (number: Int, table: ClassTable)?
  private let capacity: Int
  private let cluster: Cluster

  init(_ cluster: Cluster) {
    self.cluster = cluster
    // A table takes about a hundred bytes a row; all of them together some tens of megabytes at most.
    capacity = max(4, 250_000 / max(1, cluster.count))
  }

  /// A pod's table with all placements so far taken in.
  mutating func table(for pod: ScheduledPod) -> ClassTable {
    let number = number(of: pod.info)
    let table = table(number)
    table.catchUp()
    return table
  }

  private mutating func table(_ number: Int) -> ClassTable {
    // Pods of a workload come one after the other.
    if let last, last.number == number { return last.table }
    let table = recent[number] ?? older[number] ?? ClassTable(cluster)
    if recent.count >= capacity {
      older = recent
      recent = [:]
    }
    recent[number] = table
    last = (number, table)
    return table
  }

  /// Gives pods that are alike the same class.
  mutating func enter(_ info: PodInfo) { _ = number(of: info) }

  private mutating func number(of info: PodInfo) -> Int {
    if let number = info.classNumber { return number }
    let schedulingClass = SchedulingClass(info)
    let number = numbers[schedulingClass] ?? numbers.count
    numbers[schedulingClass] = number
    info.classNumber = number
    return number
  }
}
