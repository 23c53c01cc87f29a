extension KindText {
  static let container: StaticString = """
    Container
      name: string always names container
      image: string names image
      command: [string]
      args: [string]
      workingDir: string
      ports: [ContainerPort] merge containerPort keys containerPort,protocol keep
      envFrom: [EnvFromSource]
      env: [EnvVar] merge name keys name
      resources: ResourceRequirements always = {} keep
      resizePolicy: [ContainerResizePolicy]
      restartPolicy: string(ContainerRestartPolicy) optional keep
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
      name: string always
      image: string
      command: [string]
      args: [string]
      workingDir: string
      ports: [ContainerPort] merge containerPort keys containerPort,protocol
      envFrom: [EnvFromSource]
      env: [EnvVar] merge name keys name
      resources: ResourceRequirements always = {}
      resizePolicy: [ContainerResizePolicy]
      restartPolicy: string(ContainerRestartPolicy) optional
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
      name: string always
      value: string
      valueFrom: EnvVarSource

    EnvVarSource
      fieldRef: ObjectFieldSelector
      resourceFieldRef: ResourceFieldSelector
      configMapKeyRef: ConfigMapKeySelector
      secretKeyRef: SecretKeySelector
      fileKeyRef: FileKeySelector

    ConfigMapKeySelector atomic
      name: string -> ConfigMap
      key: string always
      optional: bool optional

    SecretKeySelector atomic
      name: string -> Secret
      key: string always
      optional: bool optional

    FileKeySelector atomic
      volumeName: string always
      path: string always
      key: string always
      optional: bool optional

    ObjectFieldSelector atomic
      apiVersion: string = v1 zero
      fieldPath: string always

    ResourceFieldSelector atomic
      containerName: string
      resource: string always
      divisor: quantity always = 0

    EnvFromSource
      prefix: string
      configMapRef: ConfigMapEnvSource
      secretRef: SecretEnvSource

    ConfigMapEnvSource
      name: string -> ConfigMap
      optional: bool optional

    SecretEnvSource
      name: string -> Secret
      optional: bool optional

    ContainerPort
      name: string
      hostPort: int32 keep
      containerPort: int32 always keep
      protocol: string(Protocol) = TCP zero keep
      hostIP: string names address

    ContainerResizePolicy
      resourceName: string(ResourceName) always
      restartPolicy: string(ResourceResizeRestartPolicy) always

    ContainerRestartRule
      action: string(ContainerRestartRuleAction) keep
      exitCodes: ContainerRestartRuleOnExitCodes keep

    ContainerRestartRuleOnExitCodes
      operator: string(ContainerRestartRuleOnExitCodesOperator) keep
      values: [int32] set keep

    VolumeDevice
      name: string always
      devicePath: string always

    VolumeMount
      name: string always
      readOnly: bool
      recursiveReadOnly: string(RecursiveReadOnlyMode) optional
      mountPath: string always
      subPath: string
      mountPropagation: string(MountPropagationMode) optional
      subPathExpr: string
      bindMountOptions: [string] set since 1.37
    """
}
