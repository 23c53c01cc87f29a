import Scheduler

extension PodReport {
  func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("namespace", namespace)
    writer.field("name", name)
    if let identity { writer.field("identity", identity) }
    writer.field("profile", profile)
    writer.field("outcome", outcome.rawValue)
    writer.field("node", node ?? "")
    writer.field("ties", ties)
    writer.field("message", message)
    if let refusal {
      writer.key("refusal")
      refusal.write(to: &writer)
    }
    if !warning.isEmpty { writer.field("warning", warning) }
    writer.field("evaluatedNodes", evaluatedNodes)
    writer.field("feasibleNodes", feasibleNodes)
    writer.list("nodes", nodes) { $1.write(to: &$0) }
    writer.key("preemption")
    if let preemption { preemption.write(to: &writer) } else { writer.null() }
    writeAnswers(to: &writer)
    writer.endObject()
  }
}

extension PodReport.Preemption {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("nominatedNode", nominatedNode)
    writer.list("victims", victims) { writer, victim in
      writer.beginObject(flow: true)
      writer.field("namespace", victim.namespace)
      writer.field("name", victim.name)
      writer.endObject()
    }
    writer.field("violations", violations)
    writer.endObject()
  }
}

extension NodeReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("name", name)
    writer.field("feasible", isFeasible)
    if let rejection {
      writer.key("rejection")
      rejection.write(to: &writer)
      if !alsoRejectedBy.isEmpty { writer.list("alsoRejectedBy", alsoRejectedBy) { $1.write(to: &$0) } }
    } else {
      writer.list("scores", scores) { $1.write(to: &$0) }
      writer.field("total", total ?? 0)
    }
    writer.endObject()
  }
}

extension RejectionReport {
  func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("plugin", plugin)
    writer.field("code", code)
    writer.field("reasons", reasons)
    if !details.isEmpty {
      writer.list("details", details) { writer, detail in
        writer.beginObject(flow: true)
        writer.field("text", detail.text)
        if let place = detail.place {
          writer.field("file", place.file)
          writer.field("line", place.line)
        }
        if !detail.others.isEmpty {
          writer.key("others")
          writer.beginList(flow: true)
          for place in detail.others {
            writer.beginObject(flow: true)
            place.write(to: &writer)
            writer.endObject()
          }
          writer.endList()
        }
        writer.endObject()
      }
    }
    writer.endObject()
  }
}

extension ScoreReport {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("plugin", plugin)
    writer.field("raw", raw)
    writer.field("normalized", normalized)
    writer.field("weight", weight)
    writer.field("weighted", weighted)
    if let inputs { writer.field("details", inputs) }
    writer.endObject()
  }
}
