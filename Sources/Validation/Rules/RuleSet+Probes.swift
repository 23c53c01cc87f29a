extension RuleSet {
  /// Of a liveness or a startup probe.
  mutating func livenessProbe(_ probe: Field, _ scope: PodScope) {
    guard probe.exists else { return }
    self.probe(probe, scope)
    let threshold = probe["successThreshold"]
    // 0 is defaulted to 1.
    if let value = threshold.integer, value != 1, value != 0 { invalid(threshold, String(value), "must be 1") }
  }

  mutating func readinessProbe(_ probe: Field, _ scope: PodScope) {
    guard probe.exists else { return }
    self.probe(probe, scope)
    let period = probe["terminationGracePeriodSeconds"]
    if let value = period.integer { invalid(period, String(value), "must not be set for readinessProbes") }
  }

  mutating func lifecycle(_ lifecycle: Field, _ scope: PodScope) {
    guard lifecycle.exists else { return }
    for hook: StaticString in ["postStart", "preStop"] where lifecycle[hook].exists {
      handler(lifecycle[hook], ["exec", "httpGet", "tcpSocket", "sleep"], scope)
    }
  }

  private mutating func probe(_ probe: Field, _ scope: PodScope) {
    handler(probe, ["exec", "httpGet", "tcpSocket", "grpc"], scope)
    for key: StaticString in [
      "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
    ] {
      nonNegative(probe[key])
    }
    let period = probe["terminationGracePeriodSeconds"]
    if let value = period.integer, value <= 0 { invalid(period, String(value), "must be greater than 0") }
  }

  /// What a probe or hook does: exactly one of `kinds`.
  private mutating func handler(_ handler: Field, _ kinds: [StaticString], _ scope: PodScope) {
    var count = 0
    for kind in kinds where handler[kind].exists {
      count += 1
      if count > 1 {
        forbidden(handler[kind], "may not specify more than 1 handler type")
      } else {
        action(handler[kind], kind.description, scope)
      }
    }
    if count == 0 { required(handler, "must specify a handler type") }
  }

  private mutating func action(_ action: Field, _ kind: String, _ scope: PodScope) {
    switch kind {
    case "exec":
      if action["command"].count == 0 { required(action["command"]) }
    case "httpGet":
      // An absent path is defaulted to "/".
      portNumberOrName(action["port"])
      if !action["scheme"].isEmptyText { word(action["scheme"], ["HTTP", "HTTPS"]) }
      for header in action["httpHeaders"].items {
        let name = header["name"]
        if name.isEmptyText || !name.text.utf8.allSatisfy({ Self.isHeaderByte($0) }) {
          invalid(
            name.named(action.path.child("httpHeaders")), nil,
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for "
              + "validation is '[-A-Za-z0-9]+')")
        }
      }
    case "sleep":
      let seconds = action["seconds"].integer ?? 0
      if seconds < 0 || seconds > scope.gracePeriod {
        invalid(
          action, String(seconds),
          "must be non-negative and less than terminationGracePeriodSeconds (\(scope.gracePeriod))",
          at: action["seconds"].position)
      }
    default:
      portNumberOrName(action["port"])
    }
  }

  private static func isHeaderByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
  }

  /// An absent port is 0.
  mutating func portNumberOrName(_ field: Field) {
    if !field.exists || field.integer != nil {
      let number = field.integer ?? 0
      if !(1...65535).contains(number) {
        invalid(field, String(number), "must be between 1 and 65535, inclusive")
      }
    } else {
      for fault in PortName.faults(field.text) { invalid(field, nil, fault) }
    }
  }
}
