import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing

@Suite("Pods of workloads")
struct WorkloadPodTests {
  private func labels(_ pod: Pod) -> [String] {
    pod.metadata.labels.sortedByText.map { "\($0.key.text)=\($0.value.text)" }
  }

  private func owner(_ pod: Pod) -> String {
    pod.metadata.controller.map { "\($0.apiVersion.text) \($0.kind.text) \($0.name.text)" } ?? "none"
  }

  @Test("Pods of a template share one spec, also when its label keys have been written into selectors")
  func sharedSpec() throws {
    let spread =
      "{topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, "
      + "labelSelector: {matchLabels: {app: web}}, matchLabelKeys: [pod-template-hash]}]}"
    let pods = try play(deployment(replicas: 3, spec: spread)).pods.map(\.pod)
    #expect(pods.count == 3)
    #expect(pods.allSatisfy { $0.spec === pods[0].spec })
    let hash = try #require(pods[0].metadata.labels["pod-template-hash"])
    let requirement = pods[0].spec.topologySpreadConstraints[0].labelSelector?.requirements.last
    #expect(requirement?.key == "pod-template-hash")
    #expect(requirement?.values == [hash])
    #expect(owner(pods[0]) == "apps/v1 ReplicaSet web-\(hash.text)")
  }

  @Test("A label that each pod has to itself is written into each pod's own selectors")
  func ownLabelKeys() throws {
    let template = """
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        replicas: 2
        template:
          metadata: {labels: {app: db}}
          spec:
            topologySpreadConstraints:
              - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {},
                 matchLabelKeys: [KEY]}

      """
    func values(_ key: String) throws -> ([[String]], isShared: Bool) {
      let pods = try play(template.replacing("KEY", with: key)).pods.map(\.pod)
      let values = pods.map { pod in
        pod.spec.topologySpreadConstraints[0].labelSelector?.requirements.map { $0.values[0].text } ?? []
      }
      return (values, pods[0].spec === pods[1].spec)
    }
    let own = try values("apps.kubernetes.io/pod-index")
    #expect(own.0 == [["0"], ["1"]])
    #expect(!own.isShared)
    let common = try values("app")
    #expect(common.0 == [["db"], ["db"]])
    #expect(common.isShared)
  }

  @Test("A StatefulSet's pods have its labels and start at its first ordinal")
  func statefulSet() throws {
    let run = try play(workload(.statefulSet, "db", "replicas: 2, ordinals: {start: 5}"))
    #expect(run.names == ["db-5", "db-6"])
    let pod = try #require(run.pods.first).pod
    let revision = try #require(pod.metadata.labels["controller-revision-hash"])
    #expect(revision.hasPrefix("db-"))
    #expect(
      labels(pod) == [
        "app=db", "apps.kubernetes.io/pod-index=5", "controller-revision-hash=\(revision.text)",
        "statefulset.kubernetes.io/pod-name=db-5",
      ])
    #expect(owner(pod) == "apps/v1 StatefulSet db")
  }

  @Test("A StatefulSet that starts in order stops at the first pod that does not start; another's pods go on")
  func orderedStart() throws {
    let sets =
      """
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: NAMESPACE}
      spec:
        replicas: 2
        template: {spec: {containers: [{name: a, resources: {requests: {cpu: CPU}}}]}}

      """
    let run = try play(
      sets.replacing("NAMESPACE", with: "a").replacing("CPU", with: "99")
        + sets.replacing("NAMESPACE", with: "b").replacing("CPU", with: "1"))
    #expect(
      run.pods.map { "\($0.pod.metadata.namespace.text) \($0.decision.outcome)" } == [
        "a unschedulable", "b scheduled", "b scheduled",
      ])
    #expect(run.aside == ["a/db-1: StatefulSet/db starts in order and waits for db-0"])
    #expect(run.refusedCount == 0)
  }

  @Test("A Job's pods carry its name; an indexed one's their index too")
  func jobs() throws {
    let run = try play(
      workload(.job, "once") + workload(.job, "many", "completions: 5, parallelism: 2, completionMode: Indexed"))
    #expect(run.names == ["once-0", "many-0", "many-1"])
    #expect(
      run.pods.map { labels($0.pod) } == [
        [
          "app=once", "batch.kubernetes.io/controller-uid=default/Job/once", "batch.kubernetes.io/job-name=once",
          "controller-uid=default/Job/once", "job-name=once",
        ],
        [
          "app=many", "batch.kubernetes.io/controller-uid=default/Job/many",
          "batch.kubernetes.io/job-completion-index=0", "batch.kubernetes.io/job-name=many",
          "controller-uid=default/Job/many", "job-name=many",
        ],
        [
          "app=many", "batch.kubernetes.io/controller-uid=default/Job/many",
          "batch.kubernetes.io/job-completion-index=1", "batch.kubernetes.io/job-name=many",
          "controller-uid=default/Job/many", "job-name=many",
        ],
      ])
    #expect(run.pods.map { owner($0.pod) } == ["batch/v1 Job once", "batch/v1 Job many", "batch/v1 Job many"])
  }

  @Test("A Job makes as many pods as run at once")
  func jobSizes() throws {
    #expect(try play(workload(.job, "a", "completions: 3")).names == ["a-0"])
    #expect(try play(workload(.job, "a", "parallelism: 2")).names == ["a-0", "a-1"])
    #expect(try play(workload(.job, "a", "parallelism: 4, completions: 2")).names == ["a-0", "a-1"])
    #expect(try play(workload(.job, "a", "parallelism: 0")).names == [])
    #expect(try play(workload(.job, "a", "suspend: true")).names == [])
  }

  @Test("A CronJob's pods are those of one of its Jobs; a suspended one has none")
  func cronJobs() throws {
    let cron =
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        schedule: "0 3 * * *"
        suspend: SUSPEND
        jobTemplate: {spec: {parallelism: 2, template: {metadata: {labels: {app: cron}}, spec: {}}}}

      """
    let run = try play(cron.replacing("SUSPEND", with: "false"))
    #expect(run.names == ["nightly-0", "nightly-1"])
    #expect(run.pods.map { owner($0.pod) } == ["batch/v1 Job nightly", "batch/v1 Job nightly"])
    #expect(run.pods.first?.identity?.description == "CronJob/nightly[0]")
    #expect(try play(cron.replacing("SUSPEND", with: "true")).names == [])
  }

  @Test("No pods are made, and none refused, where none are wanted")
  func zeroReplicas() throws {
    let run = try play(deployment(replicas: 0, spec: "{priorityClassName: missing}"))
    #expect(run.names == [])
    #expect(run.aside == [])
    #expect(run.refusedCount == 0)
  }

  @Test("A template's nodeName puts the pods there without the scheduler, as they are admitted")
  func nodeName() throws {
    let run = try play(deployment(replicas: 2, spec: "{nodeName: n1}"))
    #expect(run.names == [])
    #expect(
      run.aside == [
        "default/web-0: spec.nodeName puts it on n1 without the scheduler",
        "default/web-1: spec.nodeName puts it on n1 without the scheduler",
      ])
    #expect(run.runningPods.map { $0.pod.spec.admitted } == [untold, untold])
    #expect(
      try play(deployment(spec: "{nodeName: gone}")).aside == [
        "default/web-0: it runs on gone, which is not among the nodes, and counts nowhere"
      ])
  }

  @Test("Pods go into the queue at the place of their workload")
  func inputOrder() throws {
    let run = try play(
      pod("a") + deployment("z", replicas: 2) + pod("m") + workload(.daemonSet, "d") + deployment("b"))
    #expect(run.names == ["a", "z-0", "z-1", "m", "d-0", "b-0"])
  }

  @Test("A number of pods that no cluster has is an error, not a full memory")
  func flood() {
    let input = deployment("a", replicas: 1_000_000) + deployment("b", replicas: 2_147_483_647)
    let error = #expect(throws: SimulationError.self) { try play(input) }
    #expect(
      error?.diagnostics.map(\.message) == [
        "with Deployment/b the workloads want 2148483647 pods, more than the 1000000 that can be played, "
          + "lower its number of pods"
      ])
  }

  @Test("A DaemonSet has a pod for each node that its selectors and taints allow, and for that node alone")
  func daemonSet() throws {
    let cluster =
      node("a", labels: "{disk: ssd}") + node("b", spec: "{taints: [{key: x, effect: NoSchedule}]}")
      + node(
        "c", labels: "{disk: hdd}",
        spec: "{unschedulable: true, taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]}")
      + node("d", spec: "{taints: [{key: node.kubernetes.io/not-ready, effect: NoSchedule}]}")
      + node(
        "e",
        spec: "{taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}, {key: w, effect: PreferNoSchedule}]}")
    let run = try play(cluster: cluster, workload(.daemonSet, "agent"))
    #expect(run.pods.map { $0.identity?.ordinal } == [0, 2, 4])
    #expect(run.pods.map { $0.pod.pinnedNode } == ["a", "c", "e"])
    #expect(run.pods.map(\.decision.node) == [0, 2, 4])
    let pod = try #require(run.pods.first).pod
    #expect(pod.metadata.labels["pod-template-generation"] == "1")
    #expect(run.pods.allSatisfy { $0.pod.spec === pod.spec })
    #expect(
      pod.spec.admitted == [
        "priority 0", "policy preemptLowerPriority",
        "tolerates node.kubernetes.io/not-ready:NoExecute Exists",
        "tolerates node.kubernetes.io/unreachable:NoExecute Exists",
        "tolerates node.kubernetes.io/disk-pressure:NoSchedule Exists",
        "tolerates node.kubernetes.io/memory-pressure:NoSchedule Exists",
        "tolerates node.kubernetes.io/pid-pressure:NoSchedule Exists",
        "tolerates node.kubernetes.io/unschedulable:NoSchedule Exists",
      ])
  }

  @Test("A DaemonSet's own tolerations lose their seconds where the controller has the same, and hostNetwork adds one")
  func daemonSetTolerations() throws {
    let set = workload(.daemonSet, "agent").replacing(
      "spec: {}",
      with: "spec: {hostNetwork: true, tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, "
        + "effect: NoExecute, tolerationSeconds: 9}, {key: mine, operator: Exists}]}")
    #expect(
      try play(set).pods.first?.pod.spec.tolerations.map { "\($0.key.text) \($0.tolerationSeconds ?? -1)" } == [
        "node.kubernetes.io/unreachable -1", "mine -1", "node.kubernetes.io/not-ready -1",
        "node.kubernetes.io/disk-pressure -1", "node.kubernetes.io/memory-pressure -1",
        "node.kubernetes.io/pid-pressure -1", "node.kubernetes.io/unschedulable -1",
        "node.kubernetes.io/network-unavailable -1",
      ])
  }

  @Test("A DaemonSet's nodes are chosen by its template; what admission adds keeps its pods waiting")
  func daemonSetAndRuntimeClass() throws {
    let runtimeClass =
      """
      ---
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: {name: kata}
      handler: kata
      scheduling: {nodeSelector: {pool: kata}}

      """
    let set = workload(.daemonSet, "agent").replacing("spec: {}", with: "spec: {runtimeClassName: kata}")
    let run = try play(cluster: node("a") + node("b", labels: "{pool: kata}") + runtimeClass, set)
    #expect(run.pods.map(\.decision.outcome) == [.unschedulable, .scheduled])
  }
}
