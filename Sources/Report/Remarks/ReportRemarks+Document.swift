import Kubernetes

extension DocumentWriter {
  /// What goes for a report as a whole: the same keys in every document.
  mutating func remarks(_ remarks: ReportRemarks) {
    list("notModelled", remarks.notModelled) { writer, item in
      writer.beginObject(flow: true)
      writer.field("what", item.what)
      writer.fileAndLine(item.place)
      writer.field("pods", item.pods)
      writer.endObject()
    }
    list("notPlayed", remarks.notPlayed) { writer, item in
      writer.beginObject(flow: false)
      writer.field("station", item.station)
      writer.field("what", item.what)
      writer.field("text", item.text)
      writer.field("decides", item.decides)
      writer.fileAndLine(item.place)
      writer.field("pods", item.pods)
      writer.endObject()
    }
    list("leftAlone", remarks.leftAlone) { writer, item in
      writer.beginObject(flow: true)
      writer.field("namespace", item.namespace)
      writer.field("name", item.name)
      writer.field("why", item.why)
      writer.endObject()
    }
    list("passedOver", remarks.passedOver) { writer, item in
      writer.beginObject(flow: true)
      writer.field("apiVersion", item.apiVersion)
      writer.field("kind", item.kind)
      writer.field("count", item.count)
      writer.endObject()
    }
    list("passedOverFiles", remarks.passedOverFiles) { writer, item in
      writer.beginObject(flow: true)
      writer.field("file", item.path)
      writer.field("why", item.reason.rawValue)
      writer.field("of", item.owner)
      writer.endObject()
    }
    list("assumptions", remarks.assumptions) { $0.value($1) }
  }

  /// `file` and `line`: empty and 0 for what stands in no file.
  mutating func fileAndLine(_ place: InputLine?) {
    field("file", place?.file ?? "")
    field("line", place?.line ?? 0)
  }
}
