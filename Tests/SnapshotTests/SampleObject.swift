import Kinds
import Symbols

/// An object of a kind with every field that its description has, as a text on one line.
///
/// Behind every mapping stands room for more fields, so that a text can be changed without moving anything: typed objects carry
/// positions.
struct SampleObject {
  /// The fields from the object down to a field, by name.
  struct Place {
    let path: [Symbol]
    /// Of the key, in bytes.
    let key: Range<Int>
    let type: ValueType
  }

  /// A mapping: its type, and the room behind its last entry.
  struct Mapping {
    let structure: Int
    let room: Range<Int>
  }

  private(set) var text: [UInt8] = []
  private(set) var places: [Place] = []
  private(set) var mappings: [Mapping] = []
  let schema: Schema
  private let apiVersion: Symbol
  /// Which of several fields that exclude each other is there.
  private let choice: Int
  private let room: Int
  private var path: [Symbol] = []

  init(_ kind: KindDescription, choice: Int, room: Int) {
    self.choice = choice
    self.room = room
    apiVersion = kind.current
    let type = SchemaType(kind)
    schema = type.schema
    object(type.type, kind)
  }

  private mutating func write(_ text: some StringProtocol) { self.text += text.utf8 }

  private mutating func object(_ type: ValueType, _ kind: KindDescription? = nil) {
    write("{")
    let structure = schema.structure(type)
    var isFirst = true
    for place in structure.keys.indices where structure.isServed(place, in: .newest, apiVersion) {
      let name = structure.keys[place]
      if !isChosen(name, place, of: structure) || path.count(where: { $0 == name }) > 1 { continue }
      if !isFirst { write(", ") }
      isFirst = false
      let start = text.count
      write(name.text)
      path.append(name)
      places.append(Place(path: path, key: start..<text.count, type: structure.types[place]))
      write(": ")
      if let kind, name == "apiVersion" {
        write(kind.current.text)
      } else if let kind, name == "kind" {
        write(kind.name.text)
      } else {
        value(structure.types[place], of: structure.name, name.text)
      }
      path.removeLast()
    }
    let start = text.count
    text += [UInt8](repeating: 0x20, count: room)
    mappings.append(Mapping(structure: Int(type.reference), room: start..<text.count))
    write("}")
  }

  /// Fields that exclude each other: one source of a volume, one way to take pods down.
  private func isChosen(_ name: Symbol, _ place: Int, of structure: Structure) -> Bool {
    guard let rivals = Self.rivals[structure.name] else { return true }
    // All but the name of a volume exclude each other.
    let others = structure.keys.filter { structure.name == "Volume" ? $0 != "name" : rivals.contains($0.text) }
    guard others.contains(name) else { return true }
    return others.firstIndex(of: name) == choice % others.count
  }

  private static let rivals: [String: Set<String>] = [
    "Volume": [], "PersistentVolumeSpec": sources, "PodDisruptionBudgetSpec": ["minAvailable", "maxUnavailable"],
    "PodResourceClaim": ["resourceClaimName", "resourceClaimTemplateName"],
    "ResourceSliceSpec": ["nodeName", "nodeSelector", "allNodes", "perDeviceNodeSelection"],
    "Device": ["nodeName", "nodeSelector", "allNodes"], "DeviceRequest": ["exactly", "firstAvailable"],
  ]

  private static let sources: Set<String> = [
    "gcePersistentDisk", "awsElasticBlockStore", "hostPath", "glusterfs", "nfs", "rbd", "iscsi", "cinder", "cephfs",
    "fc",
    "flocker", "flexVolume", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk",
    "portworxVolume", "scaleIO", "local", "storageos", "csi",
  ]

  private mutating func value(_ type: ValueType, of owner: String, _ name: String) {
    switch type.form {
    case .object: object(type)
    case .list:
      write("[")
      value(schema.element(of: type), of: owner, name)
      write("]")
    case .map, .resources:
      write("{\(Self.keys[name] ?? (type.form == .resources ? "cpu" : "example.com/a")): ")
      value(schema.element(of: type), of: owner, name)
      write("}")
    case .string: write(Self.texts["\(owner).\(name)"] ?? Self.texts[name] ?? "a1")
    case .bool: write("true")
    case .int32, .int64, .number: write("3")
    case .quantity: write("\"2\"")
    case .intOrString: write("2")
    case .time, .microTime: write("\"2025-01-31T12:00:00Z\"")
    case .bytes: write("QQ==")
    case .any: write("{}")
    }
  }

  private static let keys = ["capacity": "storage", "attributes": "model"]

  /// Words that decoding asks for.
  private static let texts: [String: String] = [
    "operator": "In", "Toleration.operator": "Equal", "DeviceToleration.operator": "Equal", "effect": "NoSchedule",
    "whenUnsatisfiable": "DoNotSchedule", "nodeAffinityPolicy": "Honor", "nodeTaintsPolicy": "Honor",
    "preemptionPolicy": "Never", "protocol": "TCP", "volumeMode": "Filesystem", "volumeBindingMode": "Immediate",
    "allocationMode": "ExactCount", "podManagementPolicy": "Parallel", "completionMode": "Indexed", "phase": "Running",
    "restartPolicy": "Always", "DeploymentStrategy.type": "RollingUpdate",
    "StatefulSetUpdateStrategy.type": "RollingUpdate", "DaemonSetUpdateStrategy.type": "RollingUpdate",
    "LimitRangeItem.type": "Container", "scopes": "BestEffort", "scopeName": "PriorityClass", "scope": "Namespaced",
    "operations": "CREATE", "accessModes": "ReadWriteOnce", "ContainerRestartRule.action": "Restart",
    "schedule": "\"* * * * *\"",
    "completedIndexes": "\"0-1\"", "failedIndexes": "\"2\"", "controller": "true", "matchPolicy": "Exact",
    "ResourceSliceSpec.driver": "gpu.example.com", "PersistentVolumeClaimStatus.phase": "Bound",
    "PersistentVolumeStatus.phase": "Bound",
  ]
}
