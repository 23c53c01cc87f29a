/// Objects as they are handed to bayplan.
extension PlainCluster {
  /// Nodes alone, one object each.
  var nodeManifests: [JSON] { nodes.map(\.manifest) }

  /// Namespaces, services and budgets.
  var otherManifests: [JSON] {
    namespaces.sorted { $0.key < $1.key }.map { name, labels in
      .object([
        ("apiVersion", .text("v1")), ("kind", .text("Namespace")),
        ("metadata", .object([("name", .text(name)), ("labels", .map(labels))])),
      ])
    } + services.map(\.manifest) + budgets.map(\.manifest)
  }

  var runningManifests: [JSON] { running.map(\.manifest) }
  var pendingManifests: [JSON] { pending.map(\.manifest) }
}

extension PlainNode {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("v1")), ("kind", .text("Node")),
      ("metadata", .object([("name", .text(name)), ("labels", .map(labels))])),
      (
        "spec",
        .object([
          ("unschedulable", isUnschedulable ? .bool(true) : nil),
          (
            "taints",
            .unlessEmpty(
              .list(
                taints.map {
                  .object([("key", .text($0.key)), ("value", .text($0.value)), ("effect", .text($0.effect))])
                }))
          ),
        ])
      ),
      (
        "status",
        .object([
          ("allocatable", amounts(allocatable)),
          (
            "images",
            .list(
              images.sorted { $0.key < $1.key }.map {
                .object([("names", .texts([$0.key])), ("sizeBytes", .number($0.value))])
              })
          ),
        ])
      ),
    ])
  }
}

private func amounts(_ amounts: [String: Int64]) -> JSON {
  .object(amounts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.key == "cpu" ? "\($0.value)m" : "\($0.value)")) })
}

extension PlainService {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("v1")), ("kind", .text("Service")),
      ("metadata", .object([("name", .text(name)), ("namespace", .text(namespace))])),
      ("spec", .object([("selector", .map(selector))])),
    ])
  }
}

extension PlainBudget {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("policy/v1")), ("kind", .text("PodDisruptionBudget")),
      ("metadata", .object([("name", .text(name)), ("namespace", .text(namespace))])),
      ("spec", .object([("minAvailable", .number(1)), ("selector", selector.manifest)])),
      ("status", .object([("disruptionsAllowed", .number(Int64(allowed)))])),
    ])
  }
}

extension PlainSelector {
  fileprivate var manifest: JSON {
    .object([
      ("matchLabels", .unlessEmpty(.map(labels))),
      ("matchExpressions", .unlessEmpty(.list(expressions.map(\.manifest)))),
    ])
  }
}

extension PlainExpression {
  fileprivate var manifest: JSON {
    .object([
      ("key", .text(key)), ("operator", .text(`operator`)), ("values", .unlessEmpty(.texts(values))),
    ])
  }
}

extension PlainNodeTerm {
  fileprivate var manifest: JSON {
    .object([
      ("matchExpressions", .unlessEmpty(.list(expressions.map(\.manifest)))),
      (
        "matchFields",
        name.map { .list([PlainExpression(key: "metadata.name", operator: "In", values: [$0]).manifest]) }
      ),
    ])
  }
}

extension PlainTerm {
  fileprivate var manifest: JSON {
    .object([
      ("labelSelector", selector?.manifest), ("namespaces", .unlessEmpty(.texts(namespaces))),
      ("namespaceSelector", namespaceSelector?.manifest), ("topologyKey", .text(key)),
      ("matchLabelKeys", .unlessEmpty(.texts(matchLabelKeys))),
      ("mismatchLabelKeys", .unlessEmpty(.texts(mismatchLabelKeys))),
    ])
  }
}

extension PlainConstraint {
  fileprivate var manifest: JSON {
    func policy(_ honors: Bool?) -> JSON? { honors.map { .text($0 ? "Honor" : "Ignore") } }
    return .object([
      ("maxSkew", .number(Int64(maxSkew))), ("topologyKey", .text(key)),
      ("whenUnsatisfiable", .text(isHard ? "DoNotSchedule" : "ScheduleAnyway")),
      ("labelSelector", selector?.manifest), ("minDomains", minDomains.map { .number(Int64($0)) }),
      ("nodeAffinityPolicy", policy(honorsAffinity)), ("nodeTaintsPolicy", policy(honorsTaints)),
      ("matchLabelKeys", .unlessEmpty(.texts(matchLabelKeys))),
    ])
  }
}

extension PlainContainer {
  fileprivate func manifest(_ name: String) -> JSON {
    let ports = hostPorts.map { port -> JSON in
      .object([
        ("containerPort", .number(Int64(port.port))), ("hostPort", .number(Int64(port.port))),
        ("hostIP", port.ip.isEmpty ? nil : .text(port.ip)), ("protocol", .text(port.protocol)),
      ])
    }
    return .object([
      ("name", .text(name)), ("image", .text(image)), ("resources", .object([("requests", amounts(requests))])),
      ("ports", .unlessEmpty(.list(ports))), ("restartPolicy", isSidecar ? .text("Always") : nil),
    ])
  }

  fileprivate func statusManifest(_ name: String) -> JSON? {
    status.map { .object([("name", .text(name))] + $0.entries) }
  }
}

extension PlainStatus {
  fileprivate var entries: [(String, JSON?)] {
    [("allocatedResources", amounts(allocated)), ("resources", .object([("requests", amounts(actual))]))]
  }
}

extension PlainPod {
  fileprivate var manifest: JSON {
    .object([
      ("apiVersion", .text("v1")), ("kind", .text("Pod")),
      (
        "metadata",
        .object([
          ("name", .text(name)), ("namespace", .text(namespace)), ("labels", .map(labels)),
          ("uid", claims.isEmpty ? nil : .text(uid)),
          ("deletionTimestamp", isTerminating ? .text("2026-01-01T00:00:00Z") : nil),
        ])
      ),
      ("spec", spec),
      ("status", status),
    ])
  }

  private var status: JSON {
    let inits = initContainers.enumerated().compactMap { $1.statusManifest("init-\($0)") }
    let apps = containers.enumerated().compactMap { $1.statusManifest("app-\($0)") }
    func condition(_ type: String, _ reason: String) -> JSON {
      .object([("type", .text(type)), ("status", .text("True")), ("reason", .text(reason))])
    }
    let conditions =
      (resize.isEmpty ? [] : [condition("PodResizePending", resize)])
      + (isVictim ? [condition("DisruptionTarget", "PreemptionByScheduler")] : [])
    return .object(
      [
        ("phase", node.isEmpty ? nil : .text("Running")),
        ("startTime", startHour.map { .text("2025-12-01T\($0 < 10 ? "0" : "")\($0):00:00Z") }),
        ("nominatedNodeName", nominatedNode.isEmpty ? nil : .text(nominatedNode)),
        ("conditions", .unlessEmpty(.list(conditions))),
        ("initContainerStatuses", .unlessEmpty(.list(inits))), ("containerStatuses", .unlessEmpty(.list(apps))),
      ] + (wholeStatus?.entries ?? []))
  }

  private var spec: JSON {
    .object([
      ("nodeName", node.isEmpty ? nil : .text(node)), ("priority", .number(Int64(priority))),
      ("preemptionPolicy", neverPreempts ? .text("Never") : nil),
      ("schedulingGates", .unlessEmpty(.list(gates.map { .object([("name", .text($0))]) }))),
      (
        "resourceClaims",
        .unlessEmpty(
          .list(claims.map { .object([("name", .text($0)), ("resourceClaimName", .text($0))]) }))
      ), ("resources", wholeRequests.map { .object([("requests", amounts($0))]) }),
      ("nodeSelector", .unlessEmpty(.map(nodeSelector))), ("affinity", affinityManifest),
      (
        "tolerations",
        .unlessEmpty(
          .list(
            tolerations.map {
              .object([
                ("key", .text($0.key)), ("operator", $0.operator.isEmpty ? nil : .text($0.operator)),
                ("value", .text($0.value)), ("effect", .text($0.effect)),
              ])
            }))
      ),
      ("topologySpreadConstraints", .unlessEmpty(.list(constraints.map(\.manifest)))),
      ("initContainers", .unlessEmpty(.list(initContainers.enumerated().map { $1.manifest("init-\($0)") }))),
      ("containers", .list(containers.enumerated().map { $1.manifest("app-\($0)") })),
    ])
  }

  private var affinityManifest: JSON? {
    func weighted(_ terms: [(weight: Int, term: PlainTerm)]) -> JSON? {
      .unlessEmpty(
        .list(
          terms.map { .object([("weight", .number(Int64($0.weight))), ("podAffinityTerm", $0.term.manifest)]) }))
    }
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    let node = JSON.object([
      (required, requiredNodeTerms.map { .object([("nodeSelectorTerms", .list($0.map(\.manifest)))]) }),
      (
        preferred,
        preferredNodeTerms.map { terms in
          .list(terms.map { .object([("weight", .number(Int64($0.weight))), ("preference", $0.term.manifest)]) })
        }
      ),
    ])
    return .object([
      ("nodeAffinity", node),
      (
        "podAffinity",
        .object([
          (required, .unlessEmpty(.list(affinity.map(\.manifest)))), (preferred, weighted(preferredAffinity)),
        ])
      ),
      (
        "podAntiAffinity",
        .object([
          (required, .unlessEmpty(.list(antiAffinity.map(\.manifest)))), (preferred, weighted(preferredAntiAffinity)),
        ])
      ),
    ])
  }
}
