import Kubernetes

extension [ShapePoint] {
  /// Between the shape's points, in integers; a score of 10 counts as 100.
  func score(at utilization: Int64) -> Int64 {
    func value(_ point: ShapePoint) -> Int64 { Int64(point.score) * 10 }
    for (index, point) in enumerated() where utilization <= Int64(point.utilization) {
      guard index > 0 else { return value(point) }
      let before = self[index - 1]
      let width = Int64(point.utilization) - Int64(before.utilization)
      guard width > 0 else { return value(point) }
      return value(before)
        + (value(point) - value(before)) * (utilization - Int64(before.utilization)) / width
    }
    return last.map(value) ?? 0
  }
}
