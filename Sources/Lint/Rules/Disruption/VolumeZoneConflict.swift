import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum VolumeZoneConflict: Rule {
  static let about = RuleDescription(
    id: "volume-zone-conflict", .disruption, .error, needs: .objects,
    summary: "volumes that the pods' nodes cannot reach, or that their pods cannot share",
    why:
      "A volume stands in a zone or on a node and does not move: pods that select other nodes stay Pending, and so "
      + "do pods whose volumes lie in different zones (measured by placing them with nothing but their volumes). A "
      + "class that binds at once picks the zone before anyone knows where the pod may go. A ReadWriteOncePod "
      + "claim takes one pod in all, a ReadWriteOnce claim the pods of one node; these two last are warnings.",
    remedy:
      "Select the nodes where the volumes are, use a class with WaitForFirstConsumer, and give each replica its own "
      + "claim with volumeClaimTemplates.",
    bad: [
      Example(
        Sample.statefulSet(
          """
          nodeSelector: {topology.kubernetes.io/zone: b}
          volumes:
            - ↓name: data
              persistentVolumeClaim: {claimName: data}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"), claim("data", volume: "disk-1"),
          volume("disk-1", zone: "a"),
        ],
        says:
          "volume disk-1 of claim data is reached from nodes with topology.kubernetes.io/zone=a, and no node that "
          + "the pods may use is such (0/2 nodes are available: 1 node(s) didn't match PersistentVolume's node "
          + "affinity, 1 node(s) didn't match Pod's node affinity/selector), so its pods stay Pending; select "
          + "nodes there or move the data"
      ),
      Example(
        Sample.pod(
          """
          volumes:
            - ↓{name: one, persistentVolumeClaim: {claimName: one}}
            - {name: two, persistentVolumeClaim: {claimName: two}}
          """),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"), claim("one", volume: "disk-1"),
          claim("two", volume: "disk-2"), volume("disk-1", zone: "a"), volume("disk-2", zone: "b"),
        ],
        says:
          "volume disk-1 of claim one is reached from nodes with topology.kubernetes.io/zone=a, disk-2 of two with "
          + "topology.kubernetes.io/zone=b, and no node that the pods may use is such (0/2 nodes are available: 2 "
          + "node(s) didn't match PersistentVolume's node affinity), so its pods stay Pending; select nodes there "
          + "or move the data"
      ),
      Example(
        database,
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"), claim("data-db-0", volume: "disk-1"),
          claim("data-db-1", volume: "disk-2"), volume("disk-1", zone: "a"), volume("disk-2", zone: "b"),
        ],
        says:
          "volume disk-2 of claim data-db-1 is reached from nodes with topology.kubernetes.io/zone=b, and no node that "
          + "the pods may use is such (0/1 nodes are available: 1 node(s) didn't match PersistentVolume's node "
          + "affinity), so its pods stay Pending; select nodes there or move the data"
      ),
      Example(
        Sample.deployment(
          """
          volumes:
            - ↓name: data
              persistentVolumeClaim: {claimName: data}
          """, replicas: 3),
        cluster: [Sample.node("a"), claim("data", mode: "ReadWriteOncePod")],
        says:
          "claim data is ReadWriteOncePod and 3 replicas share it: 1 runs, the others stay Pending; give each "
          + "replica its own claim with a StatefulSet's volumeClaimTemplates"),
      Example(
        Sample.deployment(
          """
          nodeSelector: {topology.kubernetes.io/zone: b}
          volumes:
            - ↓name: data
              persistentVolumeClaim: {claimName: data}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"), claim("data"),
          "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: disks.example",
        ],
        says:
          "warning: class fast binds claim data at once (Immediate), before anyone knows that the pods may use 1 of "
          + "2 zones; the volume can come to another, and the pods stay Pending; use a class with "
          + "WaitForFirstConsumer"),
    ],
    good: [
      Example(
        Sample.statefulSet(
          """
          nodeSelector: {topology.kubernetes.io/zone: a}
          volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"), claim("data", volume: "disk-1"),
          volume("disk-1", zone: "a"),
        ], about: "the volume is where the pods are"),
      Example(
        database.replacing("↓", with: ""),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"), claim("data-db-0", volume: "disk-1"),
          claim("data-other-1", volume: "disk-2"), volume("disk-1", zone: "a"), volume("disk-2", zone: "b"),
        ], about: "another's claim, and a volume that is still to be made"),
      Example(
        Sample.deployment("volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]", replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b"), claim("data", mode: "ReadWriteMany")],
        about: "made to be shared"),
      Example(
        Sample.deployment("volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]", replicas: 1),
        cluster: [Sample.node("a")], about: "a claim that nobody has given says nothing"),
      Example(
        Sample.deployment(
          "nodeSelector: {kubernetes.io/hostname: a}\nvolumes: [{name: data, persistentVolumeClaim: {claimName: "
            + "data}}]",
          replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b"), claim("data", mode: "ReadWriteOnce")],
        about: "all pods stand on one node"),
    ])

  private static let database = """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db}
    spec:
      serviceName: db
      replicas: 2
      podManagementPolicy: Parallel
      selector: {matchLabels: {app: db}}
      template:
        metadata: {labels: {app: db}}
        spec:
          containers:
            - name: db
              image: registry.example/db:1.0
              resources: {requests: {cpu: 100m, memory: 64Mi}}
              volumeMounts: [{name: data, mountPath: /data}]
      volumeClaimTemplates:
        - ↓metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}
    """

  private static func claim(_ name: String, volume: String = "", mode: String = "ReadWriteOnce") -> String {
    let bound = volume.isEmpty ? "" : ", volumeName: \(volume)"
    return """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: \(name), namespace: default, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
      spec: {accessModes: [\(mode)], storageClassName: fast, resources: {requests: {storage: 1Gi}}\(bound)}
      """
  }

  private static func volume(_ name: String, zone: String) -> String {
    """
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: \(name)}
    spec:
      capacity: {storage: 1Gi}
      accessModes: [ReadWriteOnce]
      storageClassName: fast
      csi: {driver: disks.example, volumeHandle: \(name)}
      nodeAffinity:
        required:
          nodeSelectorTerms: [{matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [\(zone)]}]}]
    """
  }

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let claims = Dictionary(
      context.contents.objects.persistentVolumeClaims.map {
        (ClusterObjects.Key($0.metadata.namespace, $0.metadata.name), $0)
      }, uniquingKeysWith: { first, _ in first })
    for subject in context.subjects where subject.isForTheScheduler {
      let uses = uses(of: subject, claims)
      for use in uses { checkSharing(subject, use, context, &findings) }
      guard !context.nodes.nodes.isEmpty else { continue }
      checkBinding(subject, uses, context, &findings)
      checkReach(subject, claims, context, &findings)
    }
  }

  /// A claim that a template names, with the volume entry that does so.
  private struct Use {
    let volume: Volume
    let claim: PersistentVolumeClaim
    /// Made for each pod by itself.
    let isOwn: Bool
  }

  private static func uses(
    of subject: Subject, _ claims: [ClusterObjects.Key: PersistentVolumeClaim]
  ) -> [Use] {
    let named = subject.spec.volumes.compactMap { volume -> Use? in
      guard case .claim(let name, _) = volume.source,
        let claim = claims[ClusterObjects.Key(subject.metadata.namespace, name)]
      else { return nil }
      return Use(volume: volume, claim: claim, isOwn: false)
    }
    let own = (subject.workload?.claimTemplates ?? []).map { template in
      let origin = template.metadata.range.position
      let name = template.metadata.name
      return Use(
        volume: Volume(name: name, source: .claim(name: name, readOnly: false), origin: origin), claim: template,
        isOwn: true)
    }
    return named + own
  }

  /// One claim for several pods.
  private static func checkSharing(_ subject: Subject, _ use: Use, _ context: RuleContext, _ findings: inout Findings) {
    let modes = use.claim.spec.accessModes
    guard !use.isOwn, subject.isForGood, let replicas = subject.replicas, replicas > 1 else { return }
    let name = use.claim.metadata.name.text
    let cure = "give each replica its own claim with a StatefulSet's volumeClaimTemplates"
    if modes == ["ReadWriteOncePod"] {
      findings.report(
        .node(use.volume.origin),
        "claim \(name) is ReadWriteOncePod and \(replicas) replicas share it: 1 runs, the others stay Pending; \(cure)")
    } else if modes == ["ReadWriteOnce"], !standsOnOneNode(subject, context) {
      findings.report(
        .node(use.volume.origin),
        "claim \(name) is ReadWriteOnce and \(replicas) replicas share it: only those on one node can mount it, the "
          + "others hang in ContainerCreating; \(cure)", severity: .warning)
    }
  }

  /// All pods on the same node: there is no other, or they ask for it.
  private static func standsOnOneNode(_ subject: Subject, _ context: RuleContext) -> Bool {
    if !context.nodes.nodes.isEmpty, context.eligibility(of: subject).rows.count == 1 { return true }
    return subject.spec.affinity?.requiredPod.contains {
      $0.topologyKey == "kubernetes.io/hostname" && context.term($0, of: subject, means: subject)
    } ?? false
  }

  /// A claim that is bound before the pod's node is known.
  private static func checkBinding(
    _ subject: Subject, _ uses: [Use], _ context: RuleContext, _ findings: inout Findings
  ) {
    let zone = { (row: Int) in context.nodes.nodes[row].metadata.labels["topology.kubernetes.io/zone"] }
    let all = Set(context.nodes.nodes.indices.compactMap(zone))
    let open = Set(context.eligibility(of: subject).rows.compactMap(zone))
    guard all.count > 1, !open.isEmpty, open.count < all.count else { return }
    for use in uses where use.claim.spec.volumeName.isEmpty {
      let name = use.claim.spec.storageClassName ?? context.contents.defaultStorageClass
      let found = context.contents.objects.storageClasses.first { $0.metadata.name == name }
      guard let storageClass = found, !storageClass.waitsForFirstConsumer,
        storageClass.provisioner != "kubernetes.io/no-provisioner", storageClass.allowedTopologies.isEmpty
      else { continue }
      findings.report(
        .node(use.volume.origin),
        "class \(storageClass.metadata.name.text) binds claim \(use.claim.metadata.name.text) at once (Immediate), "
          + "before "
          + "anyone knows that the pods may use \(open.count) of \(all.count) zones; the volume can come to "
          + "another, and the pods stay Pending; use a class with WaitForFirstConsumer", severity: .warning)
    }
  }

  /// Bound volumes that no node of the pods reaches.
  private static func checkReach(
    _ subject: Subject, _ claims: [ClusterObjects.Key: PersistentVolumeClaim], _ context: RuleContext,
    _ findings: inout Findings
  ) {
    guard subject.kind != .daemonSet,
      !subject.spec.volumes.isEmpty || subject.workload?.claimTemplates.isEmpty == false,
      let trial = context.trials.calm(subject, .volumes),
      let failure = trial.pods.first(where: {
        $0.decision.reasons.contains { FilterReason($0).map(unreachable.contains) ?? false }
      })
    else { return }
    let volumes = context.contents.objects.persistentVolumes
    let bound = failure.pod.spec.volumes.compactMap { volume -> (Volume, String, String, String)? in
      guard case .claim(let name, _) = volume.source,
        let claim = claims[ClusterObjects.Key(subject.metadata.namespace, name)],
        let disk = volumes.first(where: { $0.metadata.name == claim.spec.volumeName }), let reach = disk.reachText
      else { return nil }
      return (volume, disk.metadata.name.text, name.text, reach)
    }
    guard let first = bound.first else { return }
    let others = bound.dropFirst().map { ", \($0.1) of \($0.2) with \($0.3)" }.joined()
    findings.report(
      .node(first.0.origin),
      "volume \(first.1) of claim \(first.2) is reached from nodes with \(first.3)\(others), and no node that the "
        + "pods may use is such (\(Trial.reason(of: failure))), \(subject.strandedWords); select nodes there or move the data"
    )
  }

  private static let unreachable: Set<FilterReason> = [.volumeOutOfReach, .noVolumeZone]
}

extension PersistentVolume {
  /// `zone=a`: the labels of the nodes that reach it; nil when every node does.
  fileprivate var reachText: String? {
    if let terms = nodeAffinity?.terms { return terms.map(\.text).joined(separator: " or ") }
    let labels = metadata.labels.sortedByText.filter { $0.key.hasSuffix("/zone") || $0.key.hasSuffix("/region") }
    return labels.isEmpty ? nil : labels.map { "\($0.key.text)=\($0.value.text)" }.joined(separator: ",")
  }
}

extension Symbol {
  fileprivate func hasSuffix(_ suffix: String) -> Bool { text.hasSuffix(suffix) }
}
