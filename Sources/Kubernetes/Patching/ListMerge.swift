import Symbols

/// What a strategic merge patch does with a list.
///
/// Source: "Update API Objects in Place Using kubectl patch", Kubernetes documentation; the patchStrategy and
/// patchMergeKey of the API's types.
enum ListMerge: Equatable {
  /// The patch's list takes the place of the object's.
  case replace
  /// Items with the same value of the key are merged, others are added.
  case byKey(Symbol)
  /// Values that are not there yet are added.
  case union

  /// - Parameters:
  ///   - field: the list's own key.
  ///   - kind: the object's kind; `ports` is the one name with two meanings.
  static func of(_ field: Symbol, in kind: Symbol) -> ListMerge {
    if field == "ports", kind == "Service" { return .byKey("port") }
    return byField[field] ?? .replace
  }

  private static let byField: [Symbol: ListMerge] = {
    let keys: [(key: Symbol, fields: [Symbol])] = [
      (
        "name",
        [
          "containers", "initContainers", "ephemeralContainers", "volumes", "env", "imagePullSecrets",
          "schedulingGates", "resourceClaims", "resourceClaimStatuses", "drivers",
        ]
      ),
      ("containerPort", ["ports"]),
      ("mountPath", ["volumeMounts"]),
      ("devicePath", ["volumeDevices"]),
      ("topologyKey", ["topologySpreadConstraints"]),
      ("ip", ["hostAliases", "podIPs", "hostIPs"]),
      ("type", ["conditions", "addresses"]),
      ("uid", ["ownerReferences", "reservedFor"]),
    ]
    var table: [Symbol: ListMerge] = ["finalizers": .union, "podCIDRs": .union]
    for (key, fields) in keys { for field in fields { table[field] = .byKey(key) } }
    return table
  }()
}
