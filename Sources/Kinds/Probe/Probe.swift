extension KindText {
  static let probe: StaticString = """
    Probe
      exec: ExecAction
      httpGet: HTTPGetAction keep unless only port
      tcpSocket: TCPSocketAction keep unless only port
      grpc: GRPCAction
      initialDelaySeconds: int32
      timeoutSeconds: int32 = 1 zero
      periodSeconds: int32 = 10 zero
      successThreshold: int32 = 1 zero
      failureThreshold: int32 = 3 zero
      terminationGracePeriodSeconds: int64 optional

    Lifecycle
      postStart: LifecycleHandler keep
      preStop: LifecycleHandler keep
      stopSignal: string(Signal) optional

    LifecycleHandler
      exec: ExecAction
      httpGet: HTTPGetAction keep unless only port
      tcpSocket: TCPSocketAction keep unless only port
      sleep: SleepAction

    ExecAction
      command: [string]

    HTTPGetAction
      path: string = / zero
      port: intOrString always keep
      host: string names address
      scheme: string(URIScheme) = HTTP zero
      httpHeaders: [HTTPHeader]
      protocol: string(HTTPProtocol) since 1.37

    HTTPHeader
      name: string always
      value: string always

    SleepAction
      seconds: int64 always

    TCPSocketAction
      port: intOrString always keep
      host: string names address

    GRPCAction
      port: int32 always
      service: string optional = ""
      mode: string(GRPCProbeMode) since 1.37
    """
}
