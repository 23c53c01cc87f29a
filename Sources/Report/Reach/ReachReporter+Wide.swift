extension ReachReporter {
  /// A paragraph for each Service, a table of endpoints for each port and each kind of node.
  static var wide: ReachReporter {
    ReachReporter("wide", about: "for people", isForPeople: true) { report, style, output in
      for (number, service) in report.services.enumerated() {
        if number > 0 { output.write(byte: UInt8(ascii: "\n")) }
        write(service, style, output)
      }
      if !report.assumptions.isEmpty, !report.services.isEmpty { output.write(byte: UInt8(ascii: "\n")) }
      for assumption in report.assumptions {
        Paragraph.write(StyledText("assumed: \(assumption)"), hanging: 2, to: output, style: style)
      }
    }
  }

  private static func write(_ service: ReachReport.Service, _ style: TextStyle, _ output: ByteOutput) {
    var head = StyledText("Service \(service.namespace)/\(service.name)", .title)
    head.append("  \(service.type)\(service.clusterIP.isEmpty ? "" : " \(service.clusterIP)")", .faint)
    Paragraph.write(head, hanging: 2, to: output, style: style)
    if !service.unproxied.isEmpty {
      Paragraph.write(StyledText(service.unproxied), indent: 2, hanging: 2, to: output, style: style)
      return
    }
    for group in groups(of: service) {
      for port in group.ports {
        let label = port.name.isEmpty ? "port \(port.port)" : "port \(port.name) (\(port.port))"
        var line = StyledText("\(label) from \(group.label): ")
        let count = port.answers.count { $0.why.isEmpty }
        line.append(
          count > 0 ? "\(count) of \(port.answers.count) answer" : port.hasAny ? "dropped" : "refused",
          count > 0 ? .good : .bad)
        if count == 0 {
          line.append(port.hasAny ? ": none of its endpoints is for here" : ": it has no endpoint")
        }
        if port.sessionAffinity == "ClientIP" { line.append("; a client keeps to one") }
        Paragraph.write(line, indent: 2, hanging: 2, to: output, style: style)
        var table = TextTable([.left, .left, .left, .left], indent: 4, hanging: 2)
        for answer in port.answers {
          table.add([
            StyledText(answer.address), StyledText(answer.node), StyledText(answer.zone),
            answer.why.isEmpty ? StyledText("answers", .good) : StyledText(answer.why, .caution),
          ])
        }
        table.write(to: output, style: style)
      }
    }
  }

  private struct Group {
    var label: String
    var ports: [ReachReport.Port]
  }

  /// What there is to see of a node's ports.
  private struct Sight: Hashable {
    let answers: [[ReachReport.Answer]]
    let hasAny: [Bool]

    init(_ ports: [ReachReport.Port]) {
      answers = ports.map(\.answers)
      hasAny = ports.map(\.hasAny)
    }
  }

  /// Nodes that see the same are told once.
  private static func groups(of service: ReachReport.Service) -> [Group] {
    var order: [Sight] = []
    var nodes: [Sight: [ReachReport.Node]] = [:]
    for node in service.nodes {
      let sight = Sight(node.ports)
      if nodes[sight] == nil { order.append(sight) }
      nodes[sight, default: []].append(node)
    }
    return order.map { sight in
      let all = nodes[sight] ?? []
      let more = all.count > 3 ? " and \(all.count - 3) more" : ""
      let names = all.prefix(3).map(\.name).joined(separator: ", ") + more
      return Group(label: order.count == 1 && all.count > 1 ? "every node" : names, ports: all.first?.ports ?? [])
    }
  }
}
