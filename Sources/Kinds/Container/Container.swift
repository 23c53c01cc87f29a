extension KindText {
  static let container: StaticString = """
    Container
      name: string names container
      image: string names image
      command: [string]
      args: [string]
      workingDir: string
      ports: [ContainerPort] merge containerPort keys containerPort,protocol keep
      envFrom: [EnvFromSource]
      env: [EnvVar] merge name keys name
      resources: ResourceRequirements = {} keep
      resizePolicy: [ContainerResizePolicy]
      restartPolicy: string(ContainerRestartPolicy) keep
      restartPolicyRules: [ContainerRestartRule] keep
      volumeMounts: [VolumeMount] merge mountPath keys mountPath
      volumeDevices: [VolumeDevice] merge devicePath keys devicePath
      livenessProbe: Probe keep
      readinessProbe: Probe keep
      startupProbe: Probe keep
      lifecycle: Lifecycle keep
      terminationMessagePath: string = /dev/termination-log zero
      terminationMessagePolicy: string(TerminationMessagePolicy) = File zero
      imagePullPolicy: string(PullPolicy) = @pullPolicy(image) zero
      securityContext: SecurityContext keep
      stdin: bool
      stdinOnce: bool
      tty: bool

    EphemeralContainer
      name: string
      image: string
      command: [string]
      args: [string]
      workingDir: string
      ports: [ContainerPort] merge containerPort keys containerPort,protocol
      envFrom: [EnvFromSource]
      env: [EnvVar] merge name keys name
      resources: ResourceRequirements = {}
      resizePolicy: [ContainerResizePolicy]
      restartPolicy: string(ContainerRestartPolicy)
      restartPolicyRules: [ContainerRestartRule]
      volumeMounts: [VolumeMount] merge mountPath keys mountPath
      volumeDevices: [VolumeDevice] merge devicePath keys devicePath
      livenessProbe: Probe
      readinessProbe: Probe
      startupProbe: Probe
      lifecycle: Lifecycle
      terminationMessagePath: string = /dev/termination-log zero
      terminationMessagePolicy: string(TerminationMessagePolicy) = File zero
      imagePullPolicy: string(PullPolicy) = @pullPolicy(image) zero
      securityContext: SecurityContext
      stdin: bool
      stdinOnce: bool
      tty: bool
      targetContainerName: string

    EnvVar
      name: string
      value: string
      valueFrom: EnvVarSource

    EnvVarSource
      fieldRef: ObjectFieldSelector
      resourceFieldRef: ResourceFieldSelector
      configMapKeyRef: ConfigMapKeySelector
      secretKeyRef: SecretKeySelector
      fileKeyRef: FileKeySelector

    ConfigMapKeySelector
      name: string -> ConfigMap
      key: string
      optional: bool

    SecretKeySelector
      name: string -> Secret
      key: string
      optional: bool

    FileKeySelector
      volumeName: string
      path: string
      key: string
      optional: bool

    ObjectFieldSelector
      apiVersion: string = v1 zero
      fieldPath: string

    ResourceFieldSelector
      containerName: string
      resource: string
      divisor: quantity = 0

    EnvFromSource
      prefix: string
      configMapRef: ConfigMapEnvSource
      secretRef: SecretEnvSource

    ConfigMapEnvSource
      name: string -> ConfigMap
      optional: bool

    SecretEnvSource
      name: string -> Secret
      optional: bool

    ContainerPort
      name: string
      hostPort: int32 keep
      containerPort: int32 keep
      protocol: string(Protocol) = TCP zero keep
      hostIP: string names address

    ContainerResizePolicy
      resourceName: string(ResourceName)
      restartPolicy: string(ResourceResizeRestartPolicy)

    ContainerRestartRule
      action: string(ContainerRestartRuleAction) keep
      exitCodes: ContainerRestartRuleOnExitCodes keep

    ContainerRestartRuleOnExitCodes
      operator: string(ContainerRestartRuleOnExitCodesOperator) keep
      values: [int32] set keep

    VolumeDevice
      name: string
      devicePath: string

    VolumeMount
      name: string
      readOnly: bool
      recursiveReadOnly: string(RecursiveReadOnlyMode)
      mountPath: string
      subPath: string
      mountPropagation: string(MountPropagationMode)
      subPathExpr: string
      bindMountOptions: [string] set since 1.37
    """
}
