import Kubernetes
import SourceText
import Symbols

/// One request, or one alternative of a request, while devices for it are searched on a node.
struct DeviceDemandState {
  let demand: DeviceDemand
  let deviceClass: DeviceClass
  /// The request's own name, and the alternative's where there are any.
  let request: Symbol
  let alternative: Symbol?
  /// How many devices it takes.
  var count: Int
  /// The devices of allocation mode All, nil for a fixed count.
  var all: [Int]?

  var hasAdminAccess: Bool { demand.adminAccess == true }

  /// `request`, or `request/alternative`.
  var name: Symbol { alternative.map { Symbol("\(request.text)/\($0.text)") } ?? request }

  /// Whether a constraint or the like that lists requests means this one; an empty list means all.
  func isAmong(_ requests: [Symbol]) -> Bool {
    requests.isEmpty || requests.contains(request) || requests.contains(name)
  }
}

extension ResourceClaim {
  /// `namespace/name`.
  var text: String { "\(metadata.namespace.text)/\(metadata.name.text)" }

  var key: ClusterObjects.Key { ClusterObjects.Key(metadata.namespace, metadata.name) }
}
