import Symbols

extension Kept {
  static let pod: Kept = [
    "metadata": podMetadata(.pod),
    "spec": podSpec,
    "status": [
      "phase": .whole, "startTime": .whole, "nominatedNodeName": .name(.node),
      "conditions": .only(
        "type", in: ["PodResizePending", "DisruptionTarget"], .words("type", "status", "reason")),
      "containerStatuses": .unlessOnly("name", containerStatus),
      "initContainerStatuses": .unlessOnly("name", containerStatus),
      "resources": resources, "allocatedResources": .whole,
      "resourceClaimStatuses": ["name": .whole, "resourceClaimName": .name(.claim)],
    ],
  ]

  /// Of a pod or a template: annotations that once said what security contexts say now.
  static func podMetadata(_ name: Name) -> Kept {
    metadata(
      name, annotations: "seccomp.security.alpha.kubernetes.io/pod",
      ofContainers: [
        "container.apparmor.security.beta.kubernetes.io/", "container.seccomp.security.alpha.kubernetes.io/",
      ])
  }

  private static let containerStatus: Kept = [
    "name": .name(.container), "resources": resources, "allocatedResources": .whole,
  ]

  static let podSpec: Kept = [
    "nodeName": .name(.node), "schedulerName": .whole, "priority": .whole,
    "priorityClassName": .name(.priorityClass), "preemptionPolicy": .whole, "nodeSelector": .labels,
    "affinity": affinity, "tolerations": toleration, "topologySpreadConstraints": topologySpreadConstraint,
    "initContainers": container, "containers": container, "overhead": .whole, "resources": resources,
    "volumes": .unlessOnly("name", volume), "schedulingGates": .words("name"), "hostNetwork": .whole,
    "hostUsers": .whole, "restartPolicy": .whole, "runtimeClassName": .name(.runtimeClass),
    "resourceClaims": [
      "name": .whole, "resourceClaimName": .name(.claim), "resourceClaimTemplateName": .name(.object),
    ],
    // What pod security looks at, which lint holds against the namespace's level.
    "hostPID": .whole, "hostIPC": .whole, "os": .words("name"), "securityContext": securityContext,
  ]

  private static let securityContext: Kept = [
    "privileged": .whole, "allowPrivilegeEscalation": .whole, "procMount": .whole, "runAsNonRoot": .whole,
    "runAsUser": .whole, "capabilities": .words("add", "drop"), "seccompProfile": .words("type"),
    "appArmorProfile": .words("type"), "seLinuxOptions": .words("type", "user", "role"),
    "sysctls": .words("name"), "windowsOptions": .words("hostProcess"),
  ]

  private static let container: Kept = [
    "name": .name(.container), "image": .name(.image), "resources": resources,
    "ports": ["containerPort": .whole, "hostPort": .whole, "hostIP": .name(.address), "protocol": .whole],
    "restartPolicy": .whole, "securityContext": securityContext,
    "livenessProbe": handler, "readinessProbe": handler, "startupProbe": handler,
    "lifecycle": ["postStart": handler, "preStop": handler],
    "restartPolicyRules": ["action": .whole, "exitCodes": .words("operator", "values")],
  ]

  /// A probe or a hook that asks another host than the pod.
  private static let handler: Kept = ["httpGet": hostAction, "tcpSocket": hostAction]
  private static let hostAction = Kept.unlessOnly("port", ["host": .name(.address), "port": .whole])

  private static let topologySpreadConstraint: Kept = [
    "maxSkew": .whole, "topologyKey": .whole, "whenUnsatisfiable": .whole, "labelSelector": labelSelector,
    "minDomains": .whole, "nodeAffinityPolicy": .whole, "nodeTaintsPolicy": .whole, "matchLabelKeys": .whole,
  ]

  private static let affinity: Kept = [
    "nodeAffinity": [
      "requiredDuringSchedulingIgnoredDuringExecution": nodeSelector,
      "preferredDuringSchedulingIgnoredDuringExecution": ["weight": .whole, "preference": nodeSelectorTerm],
    ],
    "podAffinity": podTerms, "podAntiAffinity": podTerms,
  ]

  private static let podTerms: Kept = [
    "requiredDuringSchedulingIgnoredDuringExecution": podTerm,
    "preferredDuringSchedulingIgnoredDuringExecution": ["weight": .whole, "podAffinityTerm": podTerm],
  ]

  private static let podTerm: Kept = [
    "labelSelector": labelSelector, "namespaces": .name(.namespace), "namespaceSelector": labelSelector,
    "topologyKey": .whole, "matchLabelKeys": .whole, "mismatchLabelKeys": .whole,
  ]

  /// Sources that no plugin looks at (configMap, secret, emptyDir ...) are left out, and so are the volumes.
  private static let volume: Kept = [
    "name": .name(.podVolume),
    "persistentVolumeClaim": ["claimName": .name(.claim), "readOnly": .whole],
    "ephemeral": ["volumeClaimTemplate": ["spec": claimSpec]],
    "gcePersistentDisk": ["pdName": .name(.handle), "readOnly": .whole],
    "awsElasticBlockStore": ["volumeID": .name(.handle), "readOnly": .whole],
    "azureDisk": ["diskName": .name(.handle), "diskURI": .name(.handle)],
    "cinder": ["volumeID": .name(.handle)],
    "portworxVolume": ["volumeID": .name(.handle)],
    "iscsi": ["iqn": .name(.handle), "lun": .whole, "targetPortal": .name(.handle), "readOnly": .whole],
    "rbd": ["monitors": .name(.handle), "pool": .name(.handle), "image": .name(.handle), "readOnly": .whole],
    "csi": ["driver": .whole],
    "image": ["reference": .name(.image)],
    // Kinds that pod security may refuse.
    "hostPath": ["path": .name(.handle)], "nfs": ["server": .name(.handle), "path": .name(.handle)], "azureFile": [:],
    "cephfs": [:], "fc": [:], "flexVolume": [:], "flocker": [:],
    "gitRepo": [:], "glusterfs": [:], "photonPersistentDisk": [:], "quobyte": [:], "scaleIO": [:], "storageos": [:],
    "vsphereVolume": [:],
  ]
}
