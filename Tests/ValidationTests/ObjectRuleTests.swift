import Kinds
import Testing

private func object(_ apiVersion: String, _ kind: String, _ rest: String, name: String = "a") -> String {
  "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: \(name)}\n\(rest)\n"
}

@Suite struct ObjectRuleTests {
  @Test func taints() {
    let text = object(
      "v1", "Node",
      """
      spec:
        taints:
          - {key: a, value: x, effect: NoSchedule}
          - {key: a, value: w, effect: NoExecute}
          - {key: a, value: z, effect: NoSchedule}
        podCIDRs: [10.0.0.0/8, 10.1.0.0/33]
      status: {capacity: {pods: 1500m}}
      """)
    #expect(
      findings(text) == [
        "8:7 metadata.taints[2]: Duplicate value: {\"Key\":\"a\",\"Value\":\"z\",\"Effect\":\"NoSchedule\","
          + "\"TimeAdded\":null}: taints must be unique by key and effect pair",
        "10:27 status.capacity.pods: Invalid value: \"1500m\": must be an integer",
        "9:26 spec.podCIDRs[1]: Invalid value: \"10.1.0.0/33\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or "
          + "2001:db8::/64)",
      ])
  }

  @Test func ingressesNameWhatCanBeThere() {
    func ingress(_ metadata: String, _ spec: String) -> [String] {
      findings(
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a\(metadata)}\nspec: {\(spec)}\n")
    }
    let backend = "defaultBackend: {service: {name: a, port: {number: 80}}}"
    #expect(
      ingress("", "\(backend), tls: [{secretName: Bad_One}]").map { String($0.prefix { $0 != "(" }) } == [
        "4:85 spec.tls[0].secretName: Invalid value: \"Bad_One\": a lowercase RFC 1123 subdomain must consist of lower case "
          + "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
      ])
    #expect(
      ingress("", "defaultBackend: {resource: {kind: a/b, name: ''}}") == [
        "4:42 spec.defaultBackend.resource.kind: Invalid value: \"a/b\": may not contain '/'",
        "4:53 spec.defaultBackend.resource.name: Required value: name is required",
      ])
    #expect(
      ingress(", annotations: {kubernetes.io/ingress.class: x}", "\(backend), ingressClassName: z") == [
        "3:64 annotations.kubernetes.io/ingress.class: Invalid value: \"x\": must match `ingressClassName` when both are specified"
      ])
    #expect(
      ingress("", "rules: []") == [
        "4:7 spec: Invalid value: []: either `defaultBackend` or `rules` must be specified"
      ])
  }

  @Test func workloadsNeedASelectorThatMatches() {
    let template = "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}"
    let mismatch =
      "Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`"
    for kind in ["Deployment", "ReplicaSet", "StatefulSet"] {
      #expect(
        findings(object("apps/v1", kind, "spec:\n  \(template)")) == [
          "5:3 spec.selector: Required value",
          "5:33 spec.template.metadata.labels: \(mismatch)",
        ])
      let name = kind == "StatefulSet" ? "statefulset" : "deployment"
      #expect(
        findings(object("apps/v1", kind, "spec:\n  selector: {}\n  \(template)")) == [
          "5:13 spec.selector: Invalid value: {}: empty selector is invalid for \(name)"
        ])
    }
    #expect(
      findings(object("apps/v1", "DaemonSet", "spec:\n  selector: {matchLabels: {a: c}}\n  \(template)")) == [
        "6:33 spec.template.metadata.labels: \(mismatch)"
      ])
  }

  @Test func deploymentStrategies() {
    #expect(
      findings(deployment("strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0%}}")) == [
        "5:59 spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"0%\": may not be 0 when `maxSurge` is 0"
      ])
    #expect(
      findings(deployment("strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}")) == [
        "5:45 spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"
      ])
    #expect(
      findings(
        deployment(
          "strategy: {rollingUpdate: {maxUnavailable: 101%}}\nreplicas: -1\nprogressDeadlineSeconds: 5\nminReadySeconds: 5"
        ))
        == [
          "6:13 spec.replicas: Invalid value: -1: must be greater than or equal to 0",
          "5:46 spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%",
          "7:28 spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds",
        ])
  }

  @Test func daemonSetUpdates() {
    let rest = """
      spec:
        updateStrategy: {rollingUpdate: {maxSurge: 1}}
        selector: {matchLabels: {a: b}}
        template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}
      """
    #expect(
      findings(object("apps/v1", "DaemonSet", rest)) == [
        "7:64 spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
        "5:46 spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is "
          + "non-zero",
      ])
  }

  @Test func statefulSets() {
    let rest = """
      spec:
        podManagementPolicy: parallel
        selector: {matchLabels: {a: b}}
        template:
          metadata: {labels: {a: b}}
          spec: {containers: [{name: a, image: b, volumeMounts: [{name: data, mountPath: /a}]}]}
        volumeClaimTemplates: [{metadata: {name: data}}]
      """
    #expect(
      findings(object("apps/v1", "StatefulSet", rest, name: "my.db")) == [
        "3:18 metadata.name: Invalid value: \"my.db\": must not contain dots",
        "5:24 spec.podManagementPolicy: Invalid value: \"parallel\": must be 'OrderedReady' or 'Parallel'",
        "10:26 spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required",
        "10:26 spec.volumeClaimTemplates[0].spec.resources[storage]: Required value",
      ])
  }

  @Test func jobsDoNotRestartAlways() {
    let rest = "spec: {completionMode: Indexed, template: {spec: {containers: [{name: a, image: b}]}}}"
    #expect(
      findings(object("batch/v1", "Job", rest)) == [
        "4:7 spec.completions: Required value: when completion mode is Indexed",
        "4:50 spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"",
      ])
  }

  @Test(arguments: [
    ("0 3 * * *", nil), ("*/5 0-6/2 1,15 JAN mon-fri", nil), ("@daily", nil),
    ("0 3 * *", "expected exactly 5 fields, found 4: [0 3 * *]"),
    ("60 3 * * *", "end of range (60) above maximum (59): 60"),
    ("0 3 0 * *", "beginning of range (0) below minimum (1): 0"),
    ("0 5-3 * * *", "beginning of range (5) beyond end of range (3): 5-3"),
    ("*/0 * * * *", "step of range should be a positive number: */0"),
    ("x * * * *", "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax"),
    ("@sometimes", "unrecognized descriptor: @sometimes"),
    ("TZ=UTC 0 3 * * *", "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"),
  ])
  func schedules(schedule: String, problem: String?) {
    let rest =
      "spec: {schedule: \"\(schedule)\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, "
      + "containers: [{name: a, image: b}]}}}}}"
    let expected = problem.map { "4:18 spec.schedule: Invalid value: \"\(schedule)\": \($0)" }
    #expect(findings(object("batch/v1", "CronJob", rest)) == (expected.map { [$0] } ?? []))
  }

  /// The API server writes it into labels of the template before it looks.
  @Test(arguments: [
    (63, "", true), (64, "", false), (64, "manualSelector: true, selector: {matchLabels: {app: a}}, ", true),
  ])
  func theNameOfAJobIsALabelOfItsPods(length: Int, fields: String, isValid: Bool) {
    let name = String(repeating: "j", count: length)
    let rest =
      "spec: {\(fields)template: {metadata: {labels: {app: a}}, spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}"
    let expected =
      "3:18 spec.template.labels: Invalid value: \"\(name)\": must be no more than 63 bytes"
    #expect(findings(object("batch/v1", "Job", rest, name: name)) == (isValid ? [] : [expected]))
  }

  @Test func aGeneratedNameIsCutToFit() {
    let spec = "template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}"
    let prefix = String(repeating: "j", count: 70)
    let job = "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: \(prefix)}\n"
    #expect(findings(job + "spec: {\(spec)}\n") == [])
    #expect(
      findings(job + "spec: {completionMode: Indexed, completions: 1, \(spec)}\n").first?.contains(
        "will not able to create pod with invalid DNS label") == true)
    for (length, count) in [(47, 0), (48, 1)] {
      let cronJob =
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: {generateName: \(String(repeating: "j", count: length))}\n"
        + "spec: {schedule: \"@daily\", jobTemplate: {spec: {\(spec)}}}\n"
      #expect(findings(cronJob).count == count)
    }
  }

  @Test func namesOfCronJobsLeaveRoomForAJob() {
    let rest =
      "spec: {schedule: \"@daily\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, "
      + "containers: [{name: a, image: b}]}}}}}"
    let name = String(repeating: "a", count: 53)
    #expect(
      findings(object("batch/v1", "CronJob", rest, name: name)) == [
        "3:18 metadata.name: Invalid value: \"\(name)\": must be no more than 52 characters"
      ])
  }

  @Test func priorityClasses() {
    #expect(
      findings(object("scheduling.k8s.io/v1", "PriorityClass", "value: 1000000001")) == [
        "4:8 value: Forbidden: maximum allowed value of a user defined priority is 1000000000"
      ])
    #expect(
      findings(object("scheduling.k8s.io/v1", "PriorityClass", "value: 1", name: "system-web")) == [
        "3:18 metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. "
          + "error: system-web is not a known system priority class"
      ])
    #expect(
      findings(object("scheduling.k8s.io/v1", "PriorityClass", "value: 2000001000", name: "system-node-critical")) == []
    )
  }

  @Test func disruptionBudgets() {
    #expect(
      findings(object("policy/v1", "PodDisruptionBudget", "spec: {minAvailable: 1, maxUnavailable: 50, selector: {}}"))
        == [
          "4:7 spec: Invalid value: {\"MinAvailable\":1,\"Selector\":{},\"MaxUnavailable\":50,"
            + "\"UnhealthyPodEvictionPolicy\":null}: minAvailable and maxUnavailable cannot be both set"
        ])
    #expect(
      findings(object("policy/v1", "PodDisruptionBudget", "spec: {minAvailable: half}")) == [
        "4:22 spec.minAvailable: Invalid value: \"half\": a valid percent string must be a numeric string followed by an "
          + "ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"
      ])
  }

  @Test func limitRanges() {
    let rest = """
      spec:
        limits:
          - {type: PersistentVolumeClaim}
          - {type: Pod, default: {cpu: 1}, min: {cpu: 2}, max: {cpu: 1}}
          - {type: Container, default: {memory: 1Gi}, defaultRequest: {memory: 2Gi}, maxLimitRequestRatio: {cpu: 500m}}
      """
    #expect(
      findings(object("v1", "LimitRange", rest)) == [
        "6:7 spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was "
          + "provided",
        "7:28 spec.limits[1].default: Forbidden: may not be specified when `type` is 'Pod'",
        "7:49 spec.limits[1].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1",
        "7:34 spec.limits[1].default[cpu]: Invalid value: \"2\": min value 2 is greater than default value 1",
        "8:108 spec.limits[2].maxLimitRequestRatio[cpu]: Invalid value: \"500m\": ratio 500m is less than 1",
        "8:74 spec.limits[2].defaultRequest[memory]: Invalid value: \"2Gi\": default request value 2Gi is greater than "
          + "default limit value 1Gi",
      ])
  }

  @Test func quotas() {
    #expect(
      findings(
        object("v1", "ResourceQuota", "spec: {hard: {pods: 1500m, count/pods: 1, requests.nvidia.com/gpu: 1, cpus: 1}}")
      )
        == [
          "4:77 spec.hard[cpus]: Invalid value: \"cpus\": must be a standard resource type or fully qualified "
            + "(did you mean cpu?)",
          "4:77 spec.hard[cpus]: Invalid value: \"cpus\": must be a standard resource for quota",
          "4:21 spec.hard[pods]: Invalid value: \"1500m\": must be an integer",
        ])
  }

  @Test func volumesAndClaims() {
    #expect(
      findings(object("v1", "PersistentVolume", "spec: {capacity: {storage: 0}, accessModes: [ReadWriteOnce]}")) == [
        "4:28 spec.capacity[storage]: Invalid value: \"0\": must be greater than zero",
        "4:7 spec: Required value: must specify a volume type",
      ])
    #expect(
      findings(object("v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce], volumeMode: block}")) == [
        "4:7 spec.resources[storage]: Required value",
        "4:50 spec.volumeMode: Unsupported value: \"block\": supported values: \"Block\", \"Filesystem\" "
          + "(did you mean Block?)",
      ])
    #expect(
      findings(object("storage.k8s.io/v1", "StorageClass", "volumeBindingMode: Later")) == [
        "4:20 volumeBindingMode: Unsupported value: \"Later\": supported values: \"Immediate\", \"WaitForFirstConsumer\"",
        "1:1 provisioner: Required value",
      ])
  }

  @Test func services() {
    #expect(
      findings(
        object("v1", "Service", "spec: {type: Loadbalancer, ports: [{port: 80}, {port: 80, name: a}]}", name: "1a"),
        release: Release(minor: 35))
        == [
          "3:18 metadata.name: Invalid value: \"1a\": a DNS-1035 label must consist of lower case alphanumeric characters "
            + "or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or "
            + "'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
          "4:36 spec.ports[0].name: Required value",
          "4:14 spec.type: Unsupported value: \"Loadbalancer\": supported values: \"ClusterIP\", \"ExternalName\", "
            + "\"LoadBalancer\", \"NodePort\" (did you mean LoadBalancer?)",
          "4:48 spec.ports[1]: Duplicate value: {\"Name\":\"\",\"Protocol\":\"TCP\",\"AppProtocol\":null,\"Port\":80,"
            + "\"TargetPort\":0,\"NodePort\":0}",
        ])
  }

  @Test func metadata() {
    let text = """
      apiVersion: v1
      kind: Namespace
      metadata:
        generateName: a-
        namespace: b
        annotations: {"Example.com/A": x, "a b": z}
        finalizers: [mine]
      """
    #expect(
      findings(text) == [
        "6:37 metadata.annotations: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' "
          + "or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', "
          + "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
        "7:16 metadata.finalizers[0]: Invalid value: \"mine\": name is neither a standard finalizer name nor is it fully "
          + "qualified",
      ])
  }
}
