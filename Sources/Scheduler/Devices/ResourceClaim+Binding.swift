import Kubernetes
import Symbols

extension ResourceClaim {
  /// How far the devices of an allocated claim are with what must hold before a pod is bound.
  enum BindingState {
    case ready, waiting, failed
  }

  /// The first device that is not ready decides.
  var bindingState: BindingState {
    for device in allocation?.devices ?? [] where !device.bindingConditions.isEmpty {
      let status = deviceStatuses.first {
        $0.driver == device.driver && $0.pool == device.pool && $0.device == device.device
      }
      guard let status else { return .waiting }
      if device.bindingFailureConditions.contains(where: status.trueConditions.contains) { return .failed }
      if !device.bindingConditions.allSatisfy(status.trueConditions.contains) { return .waiting }
    }
    return .ready
  }
}
