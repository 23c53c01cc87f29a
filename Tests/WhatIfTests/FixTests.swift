import Report
import Testing

@Suite struct FixTests {
  private let gpu = node("gpu", spec: "{taints: [{key: gpu, value: \"yes\", effect: NoSchedule}]}")

  /// Every fix that is told has been written into the files, which were read and played anew.
  private func expectAllHold(_ asked: Asked, _ name: String) throws {
    let fixes = try #require(try asked.pod(name).fixes)
    for (number, fix) in fixes.enumerated() where !fix.changes.contains(where: { $0.hasPrefix("add a node") }) {
      let found = try asked.nodeAfter(number, of: name)
      #expect(found == fix.node)
    }
  }

  private func patches(_ asked: Asked, _ name: String, _ number: Int = 0) throws -> [PatchReport] {
    try #require(try asked.pod(name).fixes)[number].patches
  }

  private func hunk(_ file: String, _ line: Int, _ removed: [String], _ added: [String]) -> PatchReport {
    PatchReport(place: InputLine(file: file, line: line), removed: removed, added: added)
  }

  @Test func toleratesATaintOrTakesItOff() throws {
    let asked = try Asked(cluster: gpu, pod("web", "  containers: [{name: web}]\n"))
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes == [
        "2: tolerate gpu=yes:NoSchedule -> gpu", "8: take the taint gpu=yes:NoSchedule off node gpu -> gpu",
      ])
    let patch = try patches(asked, "web")
    #expect(
      patch == [
        hunk(
          "web.yaml", 6, [],
          ["  tolerations:", "  - {key: gpu, operator: Equal, value: \"yes\", effect: NoSchedule}"])
      ])
    let secondPatch = try patches(asked, "web", 1)
    #expect(
      secondPatch == [
        hunk(
          "cluster.yaml", 7, ["spec: {taints: [{key: gpu, value: \"yes\", effect: NoSchedule}]}"], ["spec: {}"])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func addsToTheTolerationsThatThereAre() throws {
    let block = try Asked(
      cluster: gpu,
      pod("web", "  tolerations:\n    - key: other\n      operator: Exists\n  containers: [{name: web}]\n"))
    let item = "{key: gpu, operator: Equal, value: \"yes\", effect: NoSchedule}"
    let patch = try patches(block, "web")
    #expect(patch == [hunk("web.yaml", 9, [], ["    - \(item)"])])
    try expectAllHold(block, "web")
    let flow = try Asked(
      cluster: gpu, pod("web", "  tolerations: [{key: other, operator: Exists}]\n  containers: [{name: web}]\n"))
    let secondPatch = try patches(flow, "web")
    #expect(
      secondPatch == [
        hunk(
          "web.yaml", 6, ["  tolerations: [{key: other, operator: Exists}]"],
          ["  tolerations: [{key: other, operator: Exists}, \(item)]"])
      ])
    try expectAllHold(flow, "web")
    // In JSON everything has quotes.
    let pod =
      #"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "c"}]}}"#
    let object = try Asked(cluster: gpu, pod)
    let json = #"{"key": "gpu", "operator": "Equal", "value": "yes", "effect": "NoSchedule"}"#
    #expect(
      try patches(object, "web").flatMap(\.added) == [
        pod.replacing("\"spec\": {", with: "\"spec\": {\"tolerations\": [\(json)], ")
      ])
    try expectAllHold(object, "web")
  }

  @Test func changesASelectorDropsItOrLabelsTheNode() throws {
    let asked = try Asked(
      cluster: node("a", "pool: small"),
      pod("web", "  nodeSelector:\n    pool: big\n  containers: [{name: web}]\n"))
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes == [
        "3: select nodes with pool=small instead of big -> a", "4: drop the nodeSelector pool=big -> a",
        "5: label node a pool=big -> a",
      ])
    let patch = try patches(asked, "web")
    #expect(patch == [hunk("web.yaml", 7, ["    pool: big"], ["    pool: small"])])
    let secondPatch = try patches(asked, "web", 1)
    #expect(secondPatch == [hunk("web.yaml", 6, ["  nodeSelector:", "    pool: big"], [])])
    let thirdPatch = try patches(asked, "web", 2)
    #expect(
      thirdPatch == [
        hunk(
          "cluster.yaml", 6, ["  labels: {kubernetes.io/hostname: a, pool: small}"],
          ["  labels: {kubernetes.io/hostname: a, pool: big}"])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func widensOrDropsRequiredNodeAffinity() throws {
    let affinity = """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions:
                - key: pool
                  operator: In
                  values:
                  - big
                - {key: old, operator: DoesNotExist}
        containers: [{name: web}]

      """
    let asked = try Asked(cluster: node("a", "pool: small"), pod("web", affinity))
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes == [
        "3: let the required node affinity take pool=small too -> a",
        "4: drop pool=big from the required node affinity -> a", "5: label node a pool=big -> a",
      ])
    let patch = try patches(asked, "web")
    #expect(patch == [hunk("web.yaml", 15, [], ["            - small"])])
    let secondPatch = try patches(asked, "web", 1)
    #expect(
      secondPatch == [
        hunk(
          "web.yaml", 11,
          ["          - key: pool", "            operator: In", "            values:", "            - big"], [])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func lowersARequestToTheLargestThatFits() throws {
    let asked = try Asked(
      cluster: node("a")
        + pod("old", "  nodeName: a\n  containers: [{name: old, resources: {requests: {cpu: 900m}}}]\n"),
      pod(
        "web",
        """
          containers:
          - name: small
            resources: {requests: {cpu: 100m}}
          - name: web
            resources:
              requests:
                cpu: "3500m"

        """))
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes == [
        "4: lower the request of cpu of container 2 from 3500m to 3 -> a", "12: add a node like a -> a-new-1",
      ])
    let patch = try patches(asked, "web")
    #expect(patch == [hunk("web.yaml", 12, ["        cpu: \"3500m\""], ["        cpu: \"3\""])])
    try expectAllHold(asked, "web")
  }

  @Test func podsOfAWorkloadShrinkTogether() throws {
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 5
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: web
              resources: {requests: {memory: 2Gi}}

      """
    let asked = try Asked(cluster: node("a"), deployment)
    // A fifth of 8Gi is 1638.4Mi.
    let fixes = try asked.fixes(of: "web-4")
    #expect(
      fixes == [
        "4: lower the request of memory from 2Gi to 1638Mi -> a",
        "12: add a node like a -> a; default/web-1, default/web-3 move",
      ])
    let patch = try patches(asked, "web-4")
    #expect(
      patch == [
        hunk(
          "web.yaml", 12, ["        resources: {requests: {memory: 2Gi}}"],
          ["        resources: {requests: {memory: 1638Mi}}"])
      ])
    try expectAllHold(asked, "web-4")
  }

  @Test func tellsWhoIsStillWithoutAPlace() throws {
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
            containers: [{name: web}]

      """
    let asked = try Asked(cluster: node("a"), deployment)
    let fixes = try asked.fixes(of: "web-1")
    #expect(
      fixes == [
        "6: drop the required pod anti-affinity by kubernetes.io/hostname -> a; default/web-2 gets in too",
        "12: add a node like a -> a-new-1; 1 more pod of Deployment/web still has no place",
      ])
    let patch = try patches(asked, "web-1")
    #expect(
      patch == [
        hunk(
          "web.yaml", 10,
          [
            "      affinity:", "        podAntiAffinity:",
            "          requiredDuringSchedulingIgnoredDuringExecution:",
            "          - labelSelector: {matchLabels: {app: web}}", "            topologyKey: kubernetes.io/hostname",
          ], [])
      ])
    try expectAllHold(asked, "web-1")
  }

  @Test func podsOfOneWorkloadAreAskedAboutOnce() throws {
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}

      """
    let asked = try Asked(cluster: gpu, deployment)
    #expect(try asked.pod("web-0").fixes?.count == 2)
    #expect(try asked.pod("web-0").fixesOf == nil)
    #expect(try asked.pod("web-1").fixes == nil)
    #expect(try asked.pod("web-1").fixesOf == "Deployment/web[0]")
  }

  @Test func raisesMaxSkewOrRelaxesTheSpread() throws {
    let running = ["p", "q"].map { name in
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: \(name), labels: {app: web}}\nspec: {nodeName: a}\n"
    }
    let asked = try Asked(
      cluster: node("a", "zone: z1") + node("b", "zone: z2", spec: "{unschedulable: true}") + running.joined(),
      pod(
        "web",
        """
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: zone
            whenUnsatisfiable: DoNotSchedule
            minDomains: 2
            labelSelector: {matchLabels: {app: web}}
          containers: [{name: web}]

        """))
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes == [
        "3: raise maxSkew over zone from 1 to 3 -> a", "5: let the spread over zone be ScheduleAnyway -> a",
        "5: uncordon node b -> b", "7: tolerate node.kubernetes.io/unschedulable:NoSchedule -> b",
        "12: add a node like b -> b-new-1",
      ])
    let patch = try patches(asked, "web")
    #expect(patch == [hunk("web.yaml", 7, ["  - maxSkew: 1"], ["  - maxSkew: 3"])])
    let secondPatch = try patches(asked, "web", 1)
    #expect(
      secondPatch == [
        hunk(
          "web.yaml", 9, ["    whenUnsatisfiable: DoNotSchedule", "    minDomains: 2"],
          ["    whenUnsatisfiable: ScheduleAnyway"])
      ])
    let thirdPatch = try patches(asked, "web", 2)
    #expect(thirdPatch == [hunk("cluster.yaml", 14, ["spec: {unschedulable: true}"], ["spec: {}"])])
    try expectAllHold(asked, "web")
  }

  @Test func givesUpAHostPort() throws {
    let asked = try Asked(
      cluster: node("a")
        + pod("old", "  nodeName: a\n  containers: [{name: old, ports: [{containerPort: 80, hostPort: 80}]}]\n"),
      pod(
        "web",
        """
          containers:
          - name: web
            ports:
            - hostPort: 80
              containerPort: 80

        """))
    let fixes = try asked.fixes(of: "web")
    #expect(fixes == ["6: take no host port 80 -> a", "12: add a node like a -> a-new-1"])
    let patch = try patches(asked, "web")
    #expect(
      patch == [
        hunk(
          "web.yaml", 9, ["    - hostPort: 80", "      containerPort: 80"], ["    - containerPort: 80"])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func severalThingsAreChangedAtOnceWhereOneIsNotEnough() throws {
    let asked = try Asked(
      cluster: gpu,
      pod(
        "web",
        "  nodeSelector: {pool: gpu}\n  containers: [{name: web, resources: {requests: {cpu: 5}, limits: {cpu: 8}}}]\n")
    )
    let fixes = try asked.fixes(of: "web")
    #expect(
      fixes.first
        == "10: drop the nodeSelector pool=gpu, and lower the request of cpu from 5 to 4, "
        + "and tolerate gpu=yes:NoSchedule -> gpu")
    let patch = try patches(asked, "web")
    #expect(
      patch == [
        hunk(
          "web.yaml", 6,
          [
            "  nodeSelector: {pool: gpu}",
            "  containers: [{name: web, resources: {requests: {cpu: 5}, limits: {cpu: 8}}}]",
          ],
          [
            "  tolerations:", "  - {key: gpu, operator: Equal, value: \"yes\", effect: NoSchedule}",
            "  containers: [{name: web, resources: {requests: {cpu: \"4\"}, limits: {cpu: 8}}}]",
          ])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func anExtendedResourceIsLoweredWithItsLimit() throws {
    let big = node("a").replacing("pods: \"10\"", with: "pods: \"10\", example.com/gpu: \"2\"")
    let asked = try Asked(
      cluster: big, pod("web", "  containers:\n  - name: web\n    resources: {limits: {example.com/gpu: \"4\"}}\n"))
    let fixes = try asked.fixes(of: "web")
    #expect(fixes == ["6: lower the request of example.com/gpu from 4 to 2 -> a"])
    let patch = try patches(asked, "web")
    #expect(
      patch == [
        hunk(
          "web.yaml", 8, ["    resources: {limits: {example.com/gpu: \"4\"}}"],
          ["    resources: {limits: {example.com/gpu: \"2\"}}"])
      ])
    try expectAllHold(asked, "web")
  }

  @Test func onOneNodeAloneWhenItIsAskedAbout() throws {
    let asked = try Asked(cluster: gpu + node("b"), pod("web", "  containers: [{name: web}]\n"), node: "gpu")
    let found = try asked.pod("web").node
    #expect(found == "b")
    let fixes = try asked.fixes(of: "web").map { String($0.prefix(40)) }
    #expect(
      fixes == [
        "2: tolerate gpu=yes:NoSchedule -> b", "8: take the taint gpu=yes:NoSchedule off",
      ])
  }

  @Test func nothingIsPromisedWhereNothingHelps() throws {
    let asked = try Asked(
      cluster: node("a"),
      pod("web", "  containers: [{name: web}]\n  volumes: [{name: d, persistentVolumeClaim: {claimName: none}}]\n"))
    let fixes = try asked.fixes(of: "web")
    #expect(fixes == [])
    let conflict = try asked.conflict(of: "web")
    #expect(conflict == ["1 of 1: volume d (web.yaml:7)"])
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return "\(self[..<range.lowerBound])\(new)\(self[range.upperBound...])"
  }
}

/// What the changes are that lint would propose too, and what becomes of others.
extension FixTests {
  @Test func mendsASlipInALabelBeforeAnythingElse() throws {
    let asked = try Asked(
      cluster: node("a", "example.com/capacityType: SPOT") + node("b", "example.com/capacityType: OTHER"),
      pod("web", "  nodeSelector: {example.com/capacitytype: SPOT}\n  containers: [{name: web}]\n"))
    #expect(
      try asked.fixes(of: "web").first
        == "1: select nodes with example.com/capacityType=SPOT instead of example.com/capacitytype=SPOT, "
        + "which no node has -> a")
    #expect(
      try patches(asked, "web").flatMap(\.added) == ["  nodeSelector: {example.com/capacityType: SPOT}"])
    try expectAllHold(asked, "web")
  }

  @Test func mendsASlipInAValue() throws {
    let asked = try Asked(
      cluster: node("a", "pool: general") + node("b", "pool: big"),
      pod("web", "  nodeSelector: {pool: genral}\n  containers: [{name: web}]\n"))
    #expect(try asked.fixes(of: "web").first == "1: select nodes with pool=general instead of genral -> a")
    try expectAllHold(asked, "web")
    let affinity = """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions:
                - {key: pol, operator: In, values: [general]}
                - {key: pool, operator: In, values: [genral]}
        containers: [{name: web}]

      """
    let second = try Asked(cluster: node("a", "pool: general"), pod("web", affinity))
    #expect(
      try second.fixes(of: "web").first
        == "2: write pool instead of pol, which no node has, in the required node affinity, and write pool=general "
        + "instead of genral, which no node has, in the required node affinity -> a")
    try expectAllHold(second, "web")
  }

  @Test func mendsATolerationThatIsMeant() throws {
    let asked = try Asked(
      cluster: gpu,
      pod(
        "web",
        """
          tolerations:
          - {key: gpu, operator: Equal, value: "yess", effect: NoSchedule}
          containers: [{name: web}]

        """))
    #expect(
      try asked.fixes(of: "web").first
        == "1: tolerate gpu=yes:NoSchedule, where gpu=yess:NoSchedule is tolerated -> gpu")
    #expect(
      try patches(asked, "web").flatMap(\.added) == [
        "  - {key: gpu, operator: Equal, value: \"yes\", effect: NoSchedule}"
      ])
    try expectAllHold(asked, "web")
    let effect = try Asked(
      cluster: gpu,
      pod("web", "  tolerations:\n  - {key: gpu, operator: Exists, effect: NoExecute}\n  containers: [{name: web}]\n"))
    #expect(
      try effect.fixes(of: "web").first == "1: tolerate gpu=yes:NoSchedule, where gpu:NoExecute is tolerated -> gpu")
    try expectAllHold(effect, "web")
  }

  private func spread(_ fields: [String]) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 4
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: DoNotSchedule
            labelSelector: {matchLabels: {app: web}}
    \(fields.map { "        \($0)\n" }.joined())      containers: [{name: web}]

    """
  }

  @Test func leavesNodesOutOfASpreadThatThePodsCannotStandOn() throws {
    let tainted = node("master", spec: "{taints: [{key: control-plane, effect: NoSchedule}]}")
    let asked = try Asked(cluster: tainted + node("a") + node("b"), spread([]))
    #expect(
      try asked.fixes(of: "web-2").first
        == "1: set nodeTaintsPolicy: Honor for the spread over kubernetes.io/hostname -> a; default/web-3 gets in too")
    #expect(try patches(asked, "web-2").flatMap(\.added) == ["        nodeTaintsPolicy: Honor"])
    try expectAllHold(asked, "web-2")
    let ignoring = try Asked(cluster: tainted + node("a") + node("b"), spread(["nodeTaintsPolicy: Ignore"]))
    #expect(try patches(ignoring, "web-2").map(\.removed) == [["        nodeTaintsPolicy: Ignore"]])
    try expectAllHold(ignoring, "web-2")
  }

  @Test func leavesNodesOutOfASpreadThatThePodsDoNotSelect() throws {
    let asked = try Asked(
      cluster: node("other") + node("a", "pool: web") + node("b", "pool: web"),
      spread(["nodeAffinityPolicy: Ignore"]).replacing(
        "      containers:", with: "      nodeSelector: {pool: web}\n      containers:"))
    #expect(
      try asked.fixes(of: "web-2").first
        == "1: set nodeAffinityPolicy: Honor for the spread over kubernetes.io/hostname -> a; "
        + "default/web-3 gets in too")
    try expectAllHold(asked, "web-2")
  }

  @Test func lowersMinDomains() throws {
    let asked = try Asked(cluster: node("a") + node("b"), spread(["minDomains: 5"]))
    #expect(
      try asked.fixes(of: "web-2").first
        == "2: lower minDomains over kubernetes.io/hostname from 5 to 2 -> a; default/web-3 gets in too")
    #expect(try patches(asked, "web-2").map(\.added) == [["        minDomains: 2"]])
    try expectAllHold(asked, "web-2")
  }

  @Test func mendsASlipInATopologyKey() throws {
    let asked = try Asked(
      cluster: node("a", "zone-name: z1"),
      spread([]).replacing("topologyKey: kubernetes.io/hostname", with: "topologyKey: zonename"))
    #expect(
      try asked.fixes(of: "web-0").first?.hasPrefix(
        "1: spread over zone-name instead of zonename, which no node has -> a") == true)
    try expectAllHold(asked, "web-0")
  }

  /// What a fix moves, evicts or spares is told.
  @Test func podsThatBeginToEvictAreTold() throws {
    let running =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: low}\nspec: {nodeName: a, priority: -1, "
      + "containers: [{name: c, resources: {requests: {cpu: 1}}}]}\n"
    let pods = ["first", "second"].map { name in
      pod(
        name,
        "  nodeSelector: {disk: ssd}\n  priority: 100\n"
          + "  containers: [{name: c, resources: {requests: {cpu: 2}}}]\n")
    }
    let asked = try Asked(cluster: node("a", "disk: hdd") + running, pods.joined())
    #expect(
      try asked.fixes(of: "first") == [
        "3: select nodes with disk=hdd instead of ssd -> a", "4: drop the nodeSelector disk=ssd -> a",
        "5: label node a disk=ssd -> a; default/low is evicted; default/second waits for evictions",
      ])
  }

  /// An anchor's lines are others' too.
  @Test func linesThatAreSharedAreNotChanged() throws {
    let two = """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          nodeSelector: &where {disk: ssd}
          containers: [{name: web}]
      - apiVersion: v1
        kind: Pod
        metadata: {name: other}
        spec:
          nodeSelector: *where
          containers: [{name: web}]

      """
    let asked = try Asked(cluster: node("a", "disk: hdd"), two)
    for name in ["web", "other"] {
      for fix in try #require(try asked.pod(name).fixes) where !fix.changes[0].hasPrefix("label node") {
        #expect(fix.patches == [])
        #expect(fix.remark?.hasPrefix("its lines belong to others too") == true)
      }
    }
    let alone = try Asked(cluster: node("a", "disk: hdd"), two.replacing("*where", with: "{disk: hdd}"))
    #expect(try alone.pod("web").fixes?.first?.remark == nil)
    try expectAllHold(alone, "web")
  }

  /// A container's limits that another one shares.
  @Test func amountsThatAreSharedAreNotChanged() throws {
    let asked = try Asked(
      cluster: node("a"),
      pod(
        "web",
        """
          containers:
          - name: one
            resources: &amounts
              requests: {cpu: "3"}
          - name: two
            resources: *amounts

        """))
    let fixes = try #require(try asked.pod("web").fixes)
    #expect(fixes.first?.changes == ["lower the request of cpu from 3 to 1"])
    #expect(fixes.first?.patches == [])
    #expect(fixes.first?.remark != nil)
  }

  /// A node that is not ready has the taint twice, and one toleration is for both.
  @Test func toleratesAllTaintsOfAKeyAtOnce() throws {
    let taints = ["NoSchedule", "NoExecute"].map { "{key: node.kubernetes.io/unreachable, effect: \($0)}" }
    let asked = try Asked(
      cluster: node("a", spec: "{taints: [\(taints.joined(separator: ", "))]}"),
      pod("web", "  containers: [{name: web}]\n"))
    #expect(
      try asked.fixes(of: "web").first
        == "3: tolerate node.kubernetes.io/unreachable, whatever the value and the effect -> a")
    #expect(
      try patches(asked, "web").flatMap(\.added) == [
        "  tolerations:", "  - {key: node.kubernetes.io/unreachable, operator: Exists}",
      ])
    #expect(
      try #require(try asked.pod("web").conflict).others.map(\.what) == [
        "no toleration of node.kubernetes.io/unreachable:NoExecute"
      ])
    try expectAllHold(asked, "web")
  }
}
