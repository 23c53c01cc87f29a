extension PlacementReport {
  /// The report in the shape that `placement-report.schema.json` describes.
  func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("apiVersion", "bayplan/v1alpha1")
    writer.field("kind", "PlacementReport")
    writer.key("scheduler")
    writer.beginObject(flow: true)
    writer.field("version", schedulerVersion)
    writer.endObject()
    writer.list("pods", pods) { $1.write(to: &$0) }
    writeRemarks(to: &writer)
    writer.endObject()
  }

  /// What goes for the run as a whole.
  func writeRemarks(to writer: inout some DocumentWriter) {
    writer.list("notModelled", notModelled) { $1.write(to: &$0) }
    writer.list("leftAlone", leftAlone) { $1.write(to: &$0) }
    writer.list("assumptions", assumptions) { $0.value($1) }
  }
}

extension PlacementReport.NotModelled {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("what", what)
    writer.field("file", place?.file ?? "")
    writer.field("line", place?.line ?? 0)
    writer.field("pods", pods)
    writer.endObject()
  }
}

extension PlacementReport.LeftAlone {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("namespace", namespace)
    writer.field("name", name)
    writer.field("why", why)
    writer.endObject()
  }
}
