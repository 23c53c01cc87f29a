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
    writer.problems(problems)
    writer.endObject()
  }

  /// What goes for the run as a whole.
  func writeRemarks(to writer: inout some DocumentWriter) {
    writer.remarks(remarks)
  }
}
