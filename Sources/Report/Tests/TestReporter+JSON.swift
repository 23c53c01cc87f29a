extension TestReporter {
  /// The test report as one JSON document.
  static var json: TestReporter {
    TestReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      report.write(to: &writer)
    }
  }
}

extension TestReport {
  func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("apiVersion", "bayplan/v1alpha1")
    writer.field("kind", "TestReport")
    writer.key("summary")
    writer.beginObject(flow: true)
    writer.field("tests", tests.count)
    writer.field("passed", count(.passed))
    writer.field("failed", count(.failed))
    writer.field("unusable", count(.unusable))
    writer.field("pods", pods)
    writer.field("notRun", notRun)
    writer.endObject()
    writer.key("shard")
    if let shard { shard.write(to: &writer) } else { writer.null() }
    writer.list("tests", tests) { $1.write(to: &$0) }
    writer.field("obsoleteGoldens", obsolete)
    writer.key("mutation")
    if let mutation { mutation.write(to: &writer) } else { writer.null() }
    writer.key("coverage")
    if let coverage { coverage.write(to: &writer) } else { writer.null() }
    writer.problems(problems)
    writer.endObject()
  }
}

extension TestReport.Test {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("name", name)
    writer.field("file", place.file)
    writer.field("line", place.line)
    writer.field("verdict", verdict.rawValue)
    writer.field("pods", pods)
    writer.list("failures", failures) { $1.write(to: &$0) }
    writer.list("remarks", remarks) { $1.write(to: &$0) }
    writer.key("golden")
    if let golden { golden.write(to: &writer) } else { writer.null() }
    writer.problems(problems)
    writer.key("luck")
    if let luck { luck.write(to: &writer) } else { writer.null() }
    writer.remarks(given)
    writer.endObject()
  }
}

extension TestReport.Luck {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("runs", runs)
    writer.field("hasChoices", hasChoices)
    writer.field("shuffles", shuffles)
    writer.field("policy", policy.rawValue)
    writer.list("fragile", fragile) { writer, fragile in
      writer.beginObject(flow: false)
      writer.field("holds", fragile.holds)
      writer.field("seed", String(fragile.seed))
      writer.field("failsAnyway", fragile.failsAnyway)
      writer.key("failure")
      fragile.failure.write(to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension TestReport.Failure {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("assertion", assertion)
    writer.fileAndLine(place)
    writer.list("mismatches", mismatches) { writer, mismatch in
      writer.beginObject(flow: false)
      writer.field("pods", mismatch.pods)
      writer.field("expected", mismatch.expected)
      writer.field("actual", mismatch.actual)
      writer.causes(mismatch.causes)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension TestReport.Remark {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("kind", kind.rawValue)
    writer.field("assertion", assertion)
    writer.fileAndLine(place)
    writer.field("text", text)
    writer.endObject()
  }
}

extension TestReport.Golden {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("file", path)
    writer.field("state", state.rawValue)
    writer.field("why", why)
    writer.list("changes", changes) { writer, change in
      writer.beginObject(flow: false)
      writer.field("kind", change.kind)
      writer.field("pod", change.pod)
      writer.field("text", change.text)
      writer.causes(change.causes)
      writer.list("details", change.details) { $0.value($1) }
      writer.endObject()
    }
    writer.list("diff", diff) { $0.value($1) }
    writer.endObject()
  }
}

extension TestReport.Shard {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: true)
    writer.field("index", index)
    writer.field("total", total)
    writer.field("tests", resultCount)
    writer.key("numbers")
    writer.beginList(flow: true)
    for number in numbers { writer.value(Int64(number)) }
    writer.endList()
    writer.endObject()
  }
}

extension TestReport.Mutation {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("changes", changes.count)
    writer.field("noticed", noticedCount)
    writer.field("testsLeftOut", leftOut)
    writer.list("tried", changes) { writer, change in
      writer.beginObject(flow: false)
      writer.rule(change.rule)
      writer.field("change", change.change)
      writer.field("isNoticed", change.isNoticed)
      writer.field("podsMoved", change.moved)
      writer.field("test", change.test)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension TestReport.Coverage {
  fileprivate func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("testsLeftOut", leftOut)
    writer.list("rules", rules) { writer, covered in
      writer.beginObject(flow: false)
      writer.rule(covered.rule)
      writer.field("part", covered.part.rawValue)
      writer.endObject()
    }
    writer.list("nodes", nodes) { writer, group in
      writer.beginObject(flow: false)
      writer.field("part", group.part.rawValue)
      writer.field("count", group.count)
      writer.field("names", group.names)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension DocumentWriter {
  fileprivate mutating func rule(_ rule: TestReport.Rule) {
    field("rule", rule.text)
    field("owner", rule.owner)
    field("ownerCount", rule.ownerCount)
    fileAndLine(rule.place)
    field("column", rule.column)
  }

  fileprivate mutating func causes(_ causes: [TestReport.Cause]) {
    list("causes", causes) { writer, cause in
      writer.beginObject(flow: true)
      writer.field("text", cause.text)
      writer.fileAndLine(cause.place)
      writer.endObject()
    }
  }
}
