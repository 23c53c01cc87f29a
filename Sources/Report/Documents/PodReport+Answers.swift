extension PodReport {
  /// What was found out beside the decision, as far as it was asked for.
  func writeAnswers(to writer: inout some DocumentWriter) {
    if let conflict {
      writer.key("conflict")
      conflict.write(to: &writer)
    }
    if let fixesOf { writer.field("fixesOf", fixesOf) }
    if let fixes { writer.list("fixes", fixes) { $1.write(to: &$0) } }
    if let weights {
      writer.key("weights")
      weights.write(to: &writer)
    }
  }
}

extension ConflictReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.list("requirements", parts) { $1.write(to: &$0) }
    if !others.isEmpty { writer.list("others", others) { $1.write(to: &$0) } }
    if together > 0 { writer.field("together", together) }
    writer.field("smallest", isSmallest)
    writer.endObject()
  }
}

extension ConflictReport.Part {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("what", what)
    if let place { place.write(to: &writer) }
    writer.field("nodes", nodes)
    if !failsAlone { writer.field("onlyTogether", true) }
    writer.field("alone", alone)
    writer.endObject()
  }
}

extension FixReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("changes", changes)
    writer.field("cost", cost)
    writer.field("node", node)
    writer.field("feasibleNodes", feasibleNodes)
    writer.field("effects", effects)
    writer.list("patches", patches) { writer, patch in
      writer.beginObject(flow: false)
      patch.place.write(to: &writer)
      writer.field("removed", patch.removed)
      writer.field("added", patch.added)
      writer.endObject()
    }
    if let remark { writer.field("remark", remark) }
    writer.endObject()
  }
}

extension WeightReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("node", node)
    writer.key("change")
    if let change {
      writer.beginObject(flow: true)
      writer.field("plugin", change.plugin)
      writer.field("from", change.from)
      writer.field("to", change.to)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.endObject()
  }
}

extension InputLine {
  func write(to writer: inout some DocumentWriter) {
    writer.field("file", file)
    writer.field("line", line)
  }
}
