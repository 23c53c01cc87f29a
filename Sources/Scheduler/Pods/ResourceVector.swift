import Kubernetes
import Symbols

/// A pod's or a node's amounts as the scheduler counts them: cpu in milli, memory and ephemeral storage in bytes, the
/// rest in units.
///
/// Sums wrap around at 64 bits as they do in kube-scheduler; only absurd inputs get there.
struct ResourceVector: Sendable, Hashable {
  var milliCPU: Int64 = 0
  var memory: Int64 = 0
  var ephemeralStorage: Int64 = 0
  /// Extended resources, huge pages and other scalars, in the order of the pod's requests; also those of amount 0.
  var scalars: [Scalar] = []

  struct Scalar: Sendable, Hashable {
    var resource: Symbol
    var amount: Int64
  }

  init() {}

  /// Names that the scheduler does not track are left out.
  init(_ amounts: some Sequence<(Symbol, Quantity)>) {
    for (name, quantity) in amounts {
      switch name {
      case .cpu: milliCPU = quantity.milliValue
      case .memory: memory = quantity.value
      case .ephemeralStorage: ephemeralStorage = quantity.value
      default:
        if name.isScalarResource { scalars.append(Scalar(resource: name, amount: quantity.value)) }
      }
    }
  }

  subscript(resource: Symbol) -> Int64 {
    switch resource {
    case .cpu: milliCPU
    case .memory: memory
    case .ephemeralStorage: ephemeralStorage
    default: scalars.first { $0.resource == resource }?.amount ?? 0
    }
  }
}
