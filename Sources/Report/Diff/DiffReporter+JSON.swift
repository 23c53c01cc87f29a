import Scheduler

extension DiffReporter {
  /// The shape that `placement-diff.schema.json` describes.
  static var json: DiffReporter {
    DiffReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "PlacementDiff")
      writer.field("before", report.before)
      writer.field("after", report.after)
      writer.field("podCount", report.diff.podCount)
      writer.field("newNodes", report.diff.newNodes)
      writer.field("goneNodes", report.diff.goneNodes)
      writer.list("pods", report.diff.pods) { $1.write(to: &$0) }
      writer.list("swapped", report.diff.swapped) { $1.write(to: &$0) }
      writer.key("remarks")
      writer.beginObject(flow: false)
      writer.key("before")
      writer.beginObject(flow: false)
      writer.remarks(report.remarks.before)
      writer.endObject()
      writer.key("after")
      writer.beginObject(flow: false)
      writer.remarks(report.remarks.after)
      writer.endObject()
      writer.endObject()
      writer.problems(report.problems)
      writer.endObject()
    }
  }
}

extension PodDiff {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("pod", pod)
    writer.field("kind", kind.rawValue)
    writer.field("text", sentence)
    writer.key("before")
    if let before { before.write(to: &writer) } else { writer.null() }
    writer.key("after")
    if let after { after.write(to: &writer) } else { writer.null() }
    writer.list("details", details) { writer, detail in
      writer.beginObject(flow: true)
      writer.field("text", detail.text)
      if let place = detail.place { place.write(to: &writer) }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension PodDiff.Standing {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("outcome", outcome.rawValue)
    writer.field("node", node ?? "")
    writer.field("ties", ties)
    writer.key("margin")
    if let margin { writer.value(margin) } else { writer.null() }
    writer.field("message", message)
    writer.endObject()
  }
}
