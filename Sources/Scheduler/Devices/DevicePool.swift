import Kubernetes
import Symbols

/// A device with what it is known by.
struct DeviceEntry {
  let driver: Symbol
  let pool: Symbol
  let device: Device
  /// The number of (driver, pool, name): slices of different generations can name the same device.
  let identity: Int
  /// Index of the slice.
  let slice: Int

  /// `driver/pool/name`.
  var text: String { "\(driver.text)/\(pool.text)/\(device.name.text)" }
}

/// The devices of one pool that a node reaches.
struct DevicePool {
  let driver: Symbol
  let name: Symbol
  /// Slices are missing, as while the driver replaces them.
  var isIncomplete = false
  /// What is wrong with the pool, nil for a sound one.
  var fault: String?
  /// Devices that the node reaches, in the order of the slices.
  var devices: [Int] = []
  /// All devices of the pool's newest generation, which draw on the same counters.
  var allDevices: [Int] = []
  var counters: [CounterSet] = []
  var hasBindingConditions = false

  /// `driver/name`.
  var text: String { "\(driver.text)/\(name.text)" }

  /// In the order in which bayplan tries pools; kube-scheduler's is random.
  static func precedes(_ a: DevicePool, _ b: DevicePool) -> Bool {
    if a.hasBindingConditions != b.hasBindingConditions { return b.hasBindingConditions }
    return a.driver == b.driver ? a.name.precedes(b.name) : a.driver.precedes(b.driver)
  }
}
