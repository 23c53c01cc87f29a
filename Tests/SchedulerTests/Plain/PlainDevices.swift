/// All devices are of one driver, `gpu.example.com`, and a node's slice is a pool of its own.
struct PlainSlice {
  var node: String
  var devices: [PlainDevice] = []
  /// The pool has another slice, which is not there.
  var isIncomplete = false
}

struct PlainDevice {
  var name: String
  /// What selectors ask for: every device has one.
  var kind: String
  /// What constraints ask for.
  var attributes: [String: PlainValue] = [:]
  var hasBindingConditions = false
}

enum PlainValue: Equatable {
  case text(String)
  case number(Int64)
}

struct PlainClaim {
  var namespace: String
  var name: String
  var isTerminating = false
  var requests: [PlainRequest] = []
  var constraints: [PlainDeviceConstraint] = []
  var allocation: PlainAllocation?
  /// UIDs of pods.
  var reservedFor: [String] = []
}

struct PlainRequest {
  var name: String
  /// One without a name for `exactly`.
  var alternatives: [PlainDemand]
}

struct PlainDemand {
  /// Empty for `exactly`.
  var name = ""
  var deviceClass: String
  /// nil: any.
  var kind: String?
  var count = 1
}

struct PlainDeviceConstraint {
  /// distinctAttribute, otherwise matchAttribute.
  var isDistinct: Bool
  var attribute: String
  /// Names of requests; empty for all.
  var requests: [String] = []
}

struct PlainAllocation {
  /// Where the devices are.
  var node: String
  /// Every node reaches them.
  var isEverywhere = false
  var devices: [(request: String, device: String)]
  var binding = PlainBinding.none
}

/// How far the first device of an allocation is with its binding conditions.
enum PlainBinding: CaseIterable {
  /// It has none.
  case none
  case ready, readyAndBroken, broken
  /// Not ready, since a moment that is long past or still to come.
  case late, early
  /// The same without a word about the device.
  case lateAndSilent, earlyAndSilent
}

/// An extension point at which a plugin is left out.
struct PlainPoint: Hashable {
  var point: String
  var plugin: String
}
