/// Devices, claims and the configuration as they are handed to bayplan.
extension PlainCluster {
  var deviceManifests: [JSON] {
    deviceClasses.sorted { $0.key < $1.key }.map { name, kind in
      .object([
        ("apiVersion", .text("resource.k8s.io/v1")), ("kind", .text("DeviceClass")),
        ("metadata", .object([("name", .text(name))])),
        ("spec", .object([("selectors", kind.map { .list([selector($0)]) })])),
      ])
    } + slices.map(\.manifest) + claims.map(\.manifest)
  }

  /// nil where nothing is left out.
  var configurationManifest: JSON? {
    if disabled.isEmpty { return nil }
    let points = Set(disabled.map(\.point)).sorted().map { point -> (String, JSON?) in
      let names = disabled.filter { $0.point == point }.map { JSON.object([("name", .text($0.plugin))]) }
      return (point, .object([("disabled", .list(names))]))
    }
    return .object([
      ("apiVersion", .text("kubescheduler.config.k8s.io/v1")), ("kind", .text("KubeSchedulerConfiguration")),
      (
        "profiles",
        .list([.object([("schedulerName", .text("default-scheduler")), ("plugins", .object(points))])])
      ),
    ])
  }
}

private func selector(_ kind: String) -> JSON {
  .object([
    ("cel", .object([("expression", .text("device.attributes['gpu.example.com'].kind == '\(kind)'"))]))
  ])
}

extension PlainSlice {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("resource.k8s.io/v1")), ("kind", .text("ResourceSlice")),
      ("metadata", .object([("name", .text("slice-\(node)"))])),
      (
        "spec",
        .object([
          ("driver", .text("gpu.example.com")), ("nodeName", .text(node)),
          (
            "pool",
            .object([
              ("name", .text(node)), ("generation", .number(1)), ("resourceSliceCount", .number(isIncomplete ? 2 : 1)),
            ])
          ),
          ("devices", .list(devices.map(\.manifest))),
        ])
      ),
    ])
  }
}

extension PlainDevice {
  fileprivate var manifest: JSON {
    var attributes = attributes
    attributes["kind"] = .text(kind)
    return .object([
      ("name", .text(name)),
      (
        "attributes",
        .object(
          attributes.sorted { $0.key < $1.key }.map { name, value in
            switch value {
            case .text(let text): (name, .object([("string", .text(text))]))
            case .number(let number): (name, .object([("int", .number(number))]))
            }
          })
      ),
      ("bindingConditions", hasBindingConditions ? .texts(["ready"]) : nil),
      ("bindingFailureConditions", hasBindingConditions ? .texts(["broken"]) : nil),
    ])
  }
}

extension PlainDemand {
  fileprivate var entries: [(String, JSON?)] {
    [
      ("deviceClassName", .text(deviceClass)), ("allocationMode", .text("ExactCount")),
      ("count", .number(Int64(count))),
      ("selectors", kind.map { .list([selector($0)]) }),
    ]
  }
}

extension PlainClaim {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("resource.k8s.io/v1")), ("kind", .text("ResourceClaim")),
      (
        "metadata",
        .object([
          ("name", .text(name)), ("namespace", .text(namespace)),
          ("deletionTimestamp", isTerminating ? .text("2026-01-01T00:00:00Z") : nil),
        ])
      ),
      (
        "spec",
        .object([
          (
            "devices",
            .object([
              ("requests", .list(requests.map(\.manifest))),
              ("constraints", .unlessEmpty(.list(constraints.map(\.manifest)))),
            ])
          )
        ])
      ),
      ("status", status),
    ])
  }

  private var status: JSON {
    let consumers = reservedFor.map { uid in
      JSON.object([
        ("resource", .text("pods")), ("name", .text(uid.replacing("uid-\(namespace)-", with: ""))), ("uid", .text(uid)),
      ])
    }
    return .object([
      ("allocation", allocation?.manifest), ("reservedFor", .unlessEmpty(.list(consumers))),
      ("devices", allocation?.deviceManifests),
    ])
  }
}

extension PlainRequest {
  fileprivate var manifest: JSON {
    if let only = alternatives.first, only.name.isEmpty {
      return .object([("name", .text(name)), ("exactly", .object(only.entries))])
    }
    return .object([
      ("name", .text(name)),
      ("firstAvailable", .list(alternatives.map { .object([("name", .text($0.name))] + $0.entries) })),
    ])
  }
}

extension PlainDeviceConstraint {
  fileprivate var manifest: JSON {
    .object([
      (isDistinct ? "distinctAttribute" : "matchAttribute", .text("gpu.example.com/\(attribute)")),
      ("requests", .unlessEmpty(.texts(requests))),
    ])
  }
}

extension PlainAllocation {
  fileprivate var manifest: JSON {
    let isEarly = binding == .early || binding == .earlyAndSilent
    let name = JSON.object([("key", .text("metadata.name")), ("operator", .text("In")), ("values", .texts([node]))])
    let results = devices.enumerated().map { index, result -> JSON in
      let binds = index == 0 && binding != .none
      return .object([
        ("request", .text(result.request)), ("driver", .text("gpu.example.com")), ("pool", .text(node)),
        ("device", .text(result.device)), ("bindingConditions", binds ? .texts(["ready"]) : nil),
        ("bindingFailureConditions", binds ? .texts(["broken"]) : nil),
      ])
    }
    return .object([
      ("allocationTimestamp", .text(isEarly ? "2099-01-01T00:00:00Z" : "2020-01-01T00:00:00Z")),
      ("devices", .object([("results", .list(results))])),
      (
        "nodeSelector",
        isEverywhere ? nil : .object([("nodeSelectorTerms", .list([.object([("matchFields", .list([name]))])]))])
      ),
    ])
  }

  /// What is said of the first device.
  fileprivate var deviceManifests: JSON? {
    let conditions: [(String, Bool)]
    switch binding {
    case .none, .lateAndSilent, .earlyAndSilent: return nil
    case .ready: conditions = [("ready", true), ("broken", false)]
    case .readyAndBroken: conditions = [("ready", true), ("broken", true)]
    case .broken: conditions = [("broken", true)]
    case .late, .early: conditions = [("ready", false)]
    }
    return devices.first.map { first in
      .list([
        .object([
          ("driver", .text("gpu.example.com")), ("pool", .text(node)), ("device", .text(first.device)),
          (
            "conditions",
            .list(
              conditions.map { type, isTrue in
                .object([
                  ("type", .text(type)), ("status", .text(isTrue ? "True" : "False")), ("reason", .text("Said")),
                  ("message", .text("")), ("lastTransitionTime", .text("2020-01-01T00:00:00Z")),
                ])
              })
          ),
        ])
      ])
    }
  }
}
