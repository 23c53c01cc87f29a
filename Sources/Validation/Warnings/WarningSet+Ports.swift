import SourceText

extension WarningSet {
  /// Ports that stand twice, by number or by name.
  mutating func ports(_ spec: Field) {
    let ports = Self.containers(spec).flatMap { $0["ports"].items }
    var known: [String: [Field]] = [:]
    for port in ports {
      let (address, host) = (port["hostIP"].text, port["hostPort"].integer ?? 0)
      let number = port["containerPort"].integer ?? 0
      let word = port["protocol"].isEmptyText ? "TCP" : port["protocol"].text
      if !address.isEmpty, host == 0 {
        warn(
          of: port,
          "hostIP set without hostPort: {Name:\(port["name"].text) HostPort:\(host) ContainerPort:\(number) Protocol:\(word) "
            + "HostIP:\(address)}")
      }
      let key = "\(number)/\(word)"
      for other in known[key] ?? [] {
        let (otherAddress, otherHost) = (other["hostIP"].text, other["hostPort"].integer ?? 0)
        if address == otherAddress, host == otherHost {
          warn(of: port, "duplicate port definition with \(other.path.text)")
        } else if host == 0 || otherHost == 0 {
          warn(of: port, "overlapping port definition with \(other.path.text)")
        } else if host == otherHost, address.isEmpty != otherAddress.isEmpty {
          warn(of: port, "dangerously ambiguous port definition with \(other.path.text)")
        }
      }
      known[key, default: []].append(port)
    }
    var names: [String: Field] = [:]
    for port in ports where !port["name"].isEmptyText {
      let name = port["name"].text
      if let other = names[name]?.path.text {
        warn(
          of: port,
          "duplicate port name \(GoText.quoted(name)) with \(other), services and probes that select ports by name will use "
            + other)
      } else {
        names[name] = port
      }
    }
  }
}
