import Testing

private let labelKey =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
  + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
  + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
private let labelValue =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end "
  + "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
  + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

@Suite struct PodRuleTests {
  @Test func aSoundPodIsValid() {
    #expect(findings(pod("")) == [])
    #expect(findings(deployment("replicas: 2")) == [])
  }

  @Test func tolerations() {
    let text = pod(
      """
      tolerations:
        - {operator: Exists, effect: NoSchedule, tolerationSeconds: 5}
        - {value: a}
        - {key: a, operator: Exists, value: b}
        - {key: a, operator: In}
        - {key: a, effect: NoSchedul}
        - {key: a b}
        - {key: a, value: "b c"}
      """)
    #expect(
      findings(text) == [
        "9:34 spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when "
          + "`tolerationSeconds` is set",
        "10:7 spec.tolerations[1].operator: Invalid value: \"\": operator must be Exists when `key` is empty, which means "
          + "\"match all values and all keys\"",
        "11:41 spec.tolerations[2].operator: Invalid value: \"b\": value must be empty when `operator` is 'Exists'",
        "12:26 spec.tolerations[3].operator: Unsupported value: \"In\": supported values: \"Equal\", \"Exists\"",
        "13:24 spec.tolerations[4].effect: Unsupported value: \"NoSchedul\": supported values: \"NoSchedule\", "
          + "\"PreferNoSchedule\", \"NoExecute\" (did you mean NoSchedule?)",
        "14:13 spec.tolerations[5].key: Invalid value: \"a b\": \(labelKey)",
        "15:23 spec.tolerations[6].operator: Invalid value: \"b c\": \(labelValue)",
      ])
  }

  @Test func nodeAffinity() {
    let text = pod(
      """
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - {}
              - matchExpressions:
                  - {key: a, operator: Inn, values: [b]}
                  - {key: a, operator: Gt, values: ["1", "2"]}
                  - {key: a, operator: Gt, values: [x]}
              - matchFields:
                  - {key: metadata.name, operator: Exists}
          preferredDuringSchedulingIgnoredDuringExecution:
            - {weight: 0, preference: {}}
      """)
    let terms = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"
    #expect(
      findings(text) == [
        "14:36 \(terms)[1].matchExpressions[0].operator: Invalid value: \"Inn\": not a valid selector operator "
          + "(did you mean In?)",
        "15:48 \(terms)[1].matchExpressions[1].values: Required value: must be specified single value when `operator` is "
          + "'Lt' or 'Gt'",
        "18:48 \(terms)[2].matchFields[0].operator: Invalid value: \"Exists\": not a valid selector operator "
          + "(it is one of In, NotIn)",
        "20:20 spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: "
          + "must be in the range 1-100",
      ])
  }

  @Test func podAffinity() {
    let text = pod(
      """
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: zone
              labelSelector: {matchExpressions: [{key: a, operator: Gt, values: ["1"]}]}
              matchLabelKeys: [b]
              mismatchLabelKeys: [b]
            - topologyKey: zone
              matchLabelKeys: [b]
      """)
    let path = "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution"
    #expect(
      findings(text) == [
        "12:65 \(path)[0].labelSelector.matchExpressions[0].operator: Invalid value: \"Gt\": not a valid selector "
          + "operator (it is one of In, NotIn, Exists, DoesNotExist)",
        "13:28 \(path)[0].matchLabelKeys[0]: Invalid value: \"b\": exists in both matchLabelKeys and mismatchLabelKeys",
        "16:27 \(path)[1].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
      ])
  }

  @Test func labelKeysAreMergedInPodsOnly() {
    let spread = """
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: zone
          whenUnsatisfiable: DoNotSchedule
          labelSelector: {matchLabels: {app: web}}
          matchLabelKeys: [other, app]
      """
    #expect(
      findings(pod(spread)) == [
        "13:31 spec.topologySpreadConstraints[0][1]: Invalid value: \"app\": exists in both matchLabelKeys and "
          + "labelSelector"
      ])
    let template = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: nginx}]

      """
    #expect(findings(template + indented(spread, by: 6)) == [])
  }

  @Test func topologySpread() {
    let text = pod(
      """
      topologySpreadConstraints:
        - {maxSkew: 0, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, minDomains: 0}
        - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}
        - {maxSkew: 1, whenUnsatisfiable: Perhaps, nodeTaintsPolicy: honor}
      """)
    let path = "spec.topologySpreadConstraints"
    #expect(
      findings(text) == [
        "9:17 \(path)[0].maxSkew: Invalid value: 0: must be greater than zero",
        "9:33 \(path)[0].{topologyKey, whenUnsatisfiable}: Duplicate value: \"{zone, DoNotSchedule}\"",
        "9:85 \(path)[0].minDomains: Invalid value: 0: must be greater than zero",
        "11:7 \(path)[2].topologyKey: Required value: can not be empty",
        "11:39 \(path)[2].whenUnsatisfiable: Unsupported value: \"Perhaps\": supported values: \"DoNotSchedule\", "
          + "\"ScheduleAnyway\"",
        "11:66 \(path)[2].nodeTaintsPolicy: Unsupported value: \"honor\": supported values: \"Honor\", \"Ignore\" "
          + "(did you mean Honor?)",
      ])
  }

  @Test func resourcesOfContainers() {
    let text = pod(
      "",
      container: """
        resources:
          limits: {cpu: 1000m, gpu: 1, hugepages-2Mi: 3Mi}
          requests: {cpu: "2", memory: -1, example.com/foo: 1500m}
        """)
    let path = "spec.containers[0].resources"
    #expect(
      findings(text) == [
        "9:35 \(path).limits[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully qualified "
          + "(did you mean nvidia.com/gpu?)",
        "9:35 \(path).limits[gpu]: Invalid value: \"gpu\": must be a standard resource for containers "
          + "(did you mean nvidia.com/gpu?)",
        "9:53 \(path).limits[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of "
          + "hugepages-2Mi",
        "10:25 \(path).requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
        "10:59 \(path).requests[example.com/foo]: Invalid value: \"1500m\": must be an integer",
        "10:59 \(path).limits: Required value: Limit must be set for non overcommitable resources",
        "9:35 \(path).requests[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully qualified "
          + "(did you mean nvidia.com/gpu?)",
        "9:35 \(path).requests[gpu]: Invalid value: \"gpu\": must be a standard resource for containers "
          + "(did you mean nvidia.com/gpu?)",
        "9:53 \(path).requests[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of "
          + "hugepages-2Mi",
        "10:38 \(path).requests[memory]: Invalid value: \"-1\": must be greater than or equal to 0",
      ])
  }

  @Test func limitsBecomeRequestsInPodsOnly() {
    let limits = "resources: {limits: {nvidia.com/gpu: 1}}"
    #expect(findings(pod("", container: limits)) == [])
    let requests = "resources: {requests: {nvidia.com/gpu: 1}}"
    #expect(
      findings(pod("", container: requests)) == [
        "8:46 spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources"
      ])
  }

  @Test func portsAndProbes() {
    let text = pod(
      "hostNetwork: true",
      container: """
        ports:
          - {containerPort: 80, hostPort: 81}
          - {containerPort: 80, name: "-a--B-"}
          - {containerPort: 80}
        livenessProbe: {httpGet: {port: 0}, successThreshold: 2}
        readinessProbe: {exec: {}, tcpSocket: {port: http}}
        """)
    let path = "spec.containers[0]"
    #expect(
      findings(text) == [
        "10:37 \(path).ports[1].name: Invalid value: \"-a--B-\": must contain only alpha-numeric characters (a-z, 0-9), "
          + "and hyphens (-)",
        "10:37 \(path).ports[1].name: Invalid value: \"-a--B-\": must not contain consecutive hyphens",
        "10:37 \(path).ports[1].name: Invalid value: \"-a--B-\": must not begin or end with a hyphen",
        "12:39 \(path).livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
        "12:61 \(path).livenessProbe.successThreshold: Invalid value: 2: must be 1",
        "13:30 \(path).readinessProbe.exec.command: Required value",
        "13:45 \(path).readinessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
        "11:27 \(path).ports[2].hostPort: Duplicate value: \"TCP//80\"",
        "9:41 \(path).ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true",
      ])
  }

  @Test func environmentAndMounts() {
    let text = pod(
      "volumes: [{name: data, secret: {}}, {name: data, emptyDir: {}}]",
      container: """
        env:
          - {name: "A=B", valueFrom: {}}
          - {value: x, valueFrom: {fieldRef: {fieldPath: status.phase}}}
        volumeMounts:
          - {name: data, mountPath: /a}
          - {name: cache, mountPath: /a, subPath: ../b}
        """)
    let path = "spec.containers[0]"
    #expect(
      findings(text) == [
        "14:34 spec.volumes[0].secret.secretName: Required value",
        "9:18 \(path).env[0].name: Invalid value: \"A=B\": a valid environment variable name must consist only of "
          + "printable ASCII characters other than '='",
        "9:36 \(path).env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, "
          + "`configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
        "10:11 \(path).env[1].name: Required value",
        "10:56 \(path).env[1].valueFrom.fieldRef.fieldPath: Unsupported value: \"status.phase\": supported values: "
          + "\"metadata.name\", \"metadata.namespace\", \"metadata.uid\", \"spec.nodeName\", \"spec.serviceAccountName\", "
          + "\"status.hostIP\", \"status.hostIPs\", \"status.podIP\", \"status.podIPs\" (did you mean status.podIP?)",
        "10:33 \(path).env[1].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty",
        "13:18 \(path).volumeMounts[1].name: Not found: \"cache\"",
        "13:36 \(path).volumeMounts[1].mountPath: Invalid value: \"/a\": must be unique",
        "13:49 \(path).volumeMounts.subPath: Invalid value: \"../b\": must not contain '..'",
      ])
  }

  @Test func theRestOfThePod() {
    let text = pod(
      """
      restartPolicy: Allways
      nodeName: node-1
      schedulingGates: [{name: a}, {name: a}]
      activeDeadlineSeconds: 0
      hostname: a.b
      securityContext: {runAsUser: -1, seccompProfile: {type: Localhost}}
      hostAliases: [{ip: 1.2.3}]
      """)
    #expect(
      findings(text) == [
        "8:18 spec.restartPolicy: Unsupported value: \"Allways\": supported values: \"Always\", \"OnFailure\", \"Never\" "
          + "(did you mean Always?)",
        "13:32 spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive",
        "13:52 spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is "
          + "Localhost",
        "10:39 spec.schedulingGates[1]: Duplicate value: \"a\"",
        "11:26 spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
        "12:13 spec.hostname: Invalid value: \"a.b\": must not contain dots",
        "14:22 spec.hostAliases[0].ip: Invalid value: \"1.2.3\": must be a valid IP address, (e.g. 10.9.8.7 or "
          + "2001:db8::ffff)",
        "9:13 spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared",
      ])
  }
}
