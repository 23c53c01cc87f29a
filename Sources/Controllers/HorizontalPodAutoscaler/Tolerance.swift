import Kubernetes
import Store
import Symbols

/// How far a metric may be off before anything is scaled.
struct Tolerance {
  private var up = 0.1
  private var down = 0.1

  /// Of an autoscaler's spec; a tenth where it says nothing.
  init(of spec: Value) {
    up = Self.read(spec["behavior"]["scaleUp"]["tolerance"]) ?? up
    down = Self.read(spec["behavior"]["scaleDown"]["tolerance"]) ?? down
  }

  /// Whether usage, as a part of what it should be, counts as what it should be.
  func covers(_ ratio: Double) -> Bool { 1 - down <= ratio && ratio <= 1 + up }

  private static func read(_ value: Value) -> Double? {
    AutoscalerMetric.milli(value).map { Double($0) / 1000 }
  }
}
