extension CapacityReporter {
  /// The shape that `capacity-report.schema.json` describes.
  static var json: CapacityReporter {
    CapacityReporter("json", about: "one JSON document", holdsProblems: true) { answer, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "CapacityReport")
      switch answer {
      case .pods(let report):
        writer.list("workloads", report.workloads) { $1.write(to: &$0) }
        writer.remarks(report.remarks)
      case .nodes(let report):
        writer.key("nodesNeeded")
        report.write(to: &writer)
        writer.remarks(report.remarks)
      }
      writer.problems(answer.problems)
      writer.endObject()
    }
  }
}

extension NodesNeededReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("like", model)
    writer.field("pending", pending)
    writer.field("nodes", count)
    if let limit { writer.field("limit", limit) }
    writer.list("left", left) { $1.write(to: &$0) }
    if !refused.isEmpty { writer.list("refused", refused) { $1.write(to: &$0) } }
    writer.endObject()
  }
}

extension NodesNeededReport.Pod {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("pod", name)
    writer.field("message", why)
    writer.endObject()
  }
}

extension WorkloadCapacity {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("wanted", wanted)
    writer.field("placed", placed)
    writer.field("more", more)
    writer.field("atLeast", isAtLeast)
    writer.list("runsOut", runsOut) { writer, shortage in
      writer.beginObject(flow: true)
      writer.field("what", shortage.what)
      writer.field("nodes", shortage.nodes)
      writer.endObject()
    }
    writer.list("nodes", nodes) { writer, node in
      writer.beginObject(flow: false)
      writer.field("name", node.name)
      writer.field("more", node.more)
      writer.list("rejections", node.rejections) { $1.write(to: &$0) }
      writer.endObject()
    }
    writer.field("message", message)
    if let refusal {
      writer.key("refusal")
      refusal.write(to: &writer)
    }
    writer.endObject()
  }
}
