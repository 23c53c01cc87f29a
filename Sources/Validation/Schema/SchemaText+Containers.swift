import Kubernetes

extension SchemaText {
  /// Fields of containers.
  static let containers = """
    Container
      string: image name terminationMessagePath workingDir
      bool: stdin stdinOnce tty
      [string]: args command
      [EnvVar]: env
      [EnvFromSource]: envFrom
      string(PullPolicy): imagePullPolicy
      Lifecycle: lifecycle
      Probe: livenessProbe readinessProbe startupProbe
      [ContainerPort]: ports
      [ContainerResizePolicy]: resizePolicy
      ResourceRequirements: resources
      string(ContainerRestartPolicy): restartPolicy
      [ContainerRestartRule]: restartPolicyRules
      SecurityContext: securityContext
      string(TerminationMessagePolicy): terminationMessagePolicy
      [VolumeDevice]: volumeDevices
      [VolumeMount]: volumeMounts

    EnvVar
      string: name value
      EnvVarSource: valueFrom

    EnvVarSource
      ConfigMapKeySelector: configMapKeyRef
      ObjectFieldSelector: fieldRef
      FileKeySelector: fileKeyRef
      ResourceFieldSelector: resourceFieldRef
      SecretKeySelector: secretKeyRef

    ConfigMapKeySelector
      string: key name
      bool: optional

    ObjectFieldSelector
      string: apiVersion fieldPath

    FileKeySelector
      string: key path volumeName
      bool: optional

    ResourceFieldSelector
      string: containerName resource
      quantity: divisor

    SecretKeySelector
      string: key name
      bool: optional

    EnvFromSource
      string: prefix
      ConfigMapEnvSource: configMapRef
      SecretEnvSource: secretRef

    ConfigMapEnvSource
      string: name
      bool: optional

    SecretEnvSource
      string: name
      bool: optional

    Lifecycle
      LifecycleHandler: postStart preStop
      string(Signal): stopSignal

    LifecycleHandler
      ExecAction: exec
      HTTPGetAction: httpGet
      SleepAction: sleep
      TCPSocketAction: tcpSocket

    ExecAction
      [string]: command

    HTTPGetAction
      string: host path
      intOrString: port
      [HTTPHeader]: httpHeaders
      string(URIScheme): scheme

    HTTPHeader
      string: name value

    SleepAction
      int64: seconds

    TCPSocketAction
      string: host
      intOrString: port

    Probe
      int32: failureThreshold initialDelaySeconds periodSeconds successThreshold timeoutSeconds
      int64: terminationGracePeriodSeconds
      ExecAction: exec
      GRPCAction: grpc
      HTTPGetAction: httpGet
      TCPSocketAction: tcpSocket

    GRPCAction
      string: service
      int32: port

    ContainerPort
      string: hostIP name
      int32: containerPort hostPort
      string(Protocol): protocol

    ContainerResizePolicy
      string(ResourceName): resourceName
      string(ResourceResizeRestartPolicy): restartPolicy

    ResourceRequirements
      resources: limits requests
      [ResourceClaim]: claims

    ResourceClaim
      string: name request

    ContainerRestartRule
      string(ContainerRestartRuleAction): action
      ContainerRestartRuleOnExitCodes: exitCodes

    ContainerRestartRuleOnExitCodes
      string(ContainerRestartRuleOnExitCodesOperator): operator
      [int32]: values

    SecurityContext
      int64: runAsGroup runAsUser
      bool: allowPrivilegeEscalation privileged readOnlyRootFilesystem runAsNonRoot
      AppArmorProfile: appArmorProfile
      Capabilities: capabilities
      string(ProcMountType): procMount
      SELinuxOptions: seLinuxOptions
      SeccompProfile: seccompProfile
      WindowsSecurityContextOptions: windowsOptions

    AppArmorProfile
      string: localhostProfile
      string(AppArmorProfileType): type

    Capabilities
      [string(Capability)]: add drop

    SELinuxOptions
      string: level role type user

    SeccompProfile
      string: localhostProfile
      string(SeccompProfileType): type

    WindowsSecurityContextOptions
      string: gmsaCredentialSpec gmsaCredentialSpecName runAsUserName
      bool: hostProcess

    VolumeDevice
      string: devicePath name

    VolumeMount
      string: mountPath name subPath subPathExpr
      bool: readOnly
      string(MountPropagationMode): mountPropagation
      string(RecursiveReadOnlyMode): recursiveReadOnly
    """
}
