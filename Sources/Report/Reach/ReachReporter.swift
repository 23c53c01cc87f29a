/// A way to show who answers for Services.
public typealias ReachReporter = Reporter<ReachReport>

extension ReachReporter {
  /// Every value of `bayplan reach -o`; the first is the default.
  public static var all: [ReachReporter] { [.wide, .json] }

  /// The shape that `reach-report.schema.json` describes.
  static var json: ReachReporter {
    ReachReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "ReachReport")
      writer.list("assumptions", report.assumptions) { $0.value($1) }
      writer.list("services", report.services) { $1.write(to: &$0) }
      writer.problems(report.problems)
      writer.endObject()
    }
  }
}

extension ReachReport.Service {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject(flow: false)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("type", type)
    writer.field("unproxied", unproxied)
    writer.key("nodes")
    writer.beginObject(flow: false)
    for node in nodes {
      writer.entry(node.name)
      writer.beginObject(flow: false)
      for port in node.ports {
        writer.entry(port.name)
        write(port, to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
  }

  private func write(_ port: ReachReport.Port, to writer: inout JSONWriter) {
    writer.beginObject(flow: true)
    writer.field("affinity", port.sessionAffinity)
    writer.field("any", port.hasAny)
    writer.field("cluster", port.cluster)
    writer.field("clusterIP", clusterIP)
    writer.field("externalLocal", port.isExternalLocal)
    writer.field("internalLocal", port.isInternalLocal)
    writer.field("local", port.local)
    writer.field("port", port.port)
    writer.field("reachable", port.reachable)
    writer.endObject()
  }
}
