import SourceText

extension TestReporter {
  /// Test Anything Protocol, version 14: a test point for each test and each obsolete golden file.
  static var tap: TestReporter {
    TestReporter("tap", about: "Test Anything Protocol 14") { report, _, output in
      let page = TAPPage(output: output)
      let count = report.tests.count + report.obsolete.count
      output.write("TAP version 14\n1..\(count)\(count == 0 ? " # SKIP no test to run" : "")\n")
      for (index, test) in report.tests.enumerated() { page.write(test, number: index + 1) }
      for (index, path) in report.obsolete.enumerated() {
        output.write("not ok \(report.tests.count + index + 1) - golden file \(path.escapedForTAP)\n")
        page.diagnose { writer in
          writer.field("file", path)
          writer.field("message", TestReport.obsoleteMessage)
        }
      }
      page.comment { report.writeRules(style: TextStyle(), to: $0) }
      if let incompleteness = report.incompleteness { page.comment { $0.write(incompleteness) } }
      page.comment { $0.write(report.summary) }
    }
  }
}

private struct TAPPage {
  let output: ByteOutput

  func write(_ test: TestReport.Test, number: Int) {
    let name = test.name.escapedForTAP
    let directives = test.remarks.compactMap(\.directive)
    let troubles = test.troubles
    if !directives.isEmpty {
      // A directive belongs to a test point, so the entries of the test are points of their own.
      output.write("# Subtest: \(name)\n    1..\(directives.count + troubles.count)\n")
      var entry = 0
      for trouble in troubles {
        entry += 1
        output.write("    not ok \(entry) - \(trouble.subject.escapedForTAP) (\(trouble.place.text.escapedForTAP))\n")
      }
      for directive in directives {
        entry += 1
        output.write("    \(directive.word) \(entry) - \(directive.text)\n")
      }
    }
    output.write("\(test.verdict == .passed ? "ok" : "not ok") \(number) - \(name)\n")
    if !troubles.isEmpty { diagnose { write(troubles, of: test, to: &$0) } }
    for sentence in test.sentences { comment { $0.write(sentence) } }
    for remark in test.remarks where remark.kind == .unmatched {
      comment { $0.write("\(remark.place.map { "\($0.text): " } ?? "")\(remark.kind.rawValue): \(remark.text)") }
    }
  }

  private func write(_ troubles: [TestReport.Trouble], of test: TestReport.Test, to writer: inout YAMLWriter) {
    writer.field("file", test.place.file)
    writer.field("line", test.place.line)
    writer.field("verdict", test.verdict.rawValue)
    writer.field("message", test.headline)
    writer.list("failures", troubles) { writer, trouble in
      writer.beginObject(flow: false)
      writer.field("subject", trouble.subject)
      writer.field("file", trouble.place.file)
      writer.field("line", trouble.place.line)
      writer.field("message", trouble.message)
      // Perl's reader takes an item that is a text with a colon in it for a mapping, so each is one.
      if !trouble.details.isEmpty {
        writer.list("details", trouble.details) { writer, text in
          writer.beginObject(flow: false)
          writer.field("text", text)
          writer.endObject()
        }
      }
      writer.endObject()
    }
  }

  /// A block of YAML below a test point.
  func diagnose(_ write: (inout YAMLWriter) -> Void) {
    output.write("  ---\n")
    var writer = YAMLWriter(to: output, indent: 2)
    writer.beginObject(flow: false)
    write(&writer)
    writer.endObject()
    output.write("  ...\n")
  }

  func comment(_ write: (ByteOutput) -> Void) {
    for line in ByteOutput.text(write).split(separator: "\n") {
      output.write("# \(String(line).onOneLineWithSpaces.withoutOlderCommands)\n")
    }
  }
}

extension TestReport.Remark {
  /// The test point of an entry that is not judged as the others are.
  fileprivate var directive: (word: String, text: String)? {
    let subject = assertion.isEmpty ? "entry" : assertion
    let name = "\(subject)\(place.map { " (\($0.text))" } ?? "")".escapedForTAP
    switch kind {
    case .skipped: return ("ok", "\(name) # SKIP \(text.escapedForTAP)")
    case .expectedFailure: return ("not ok", "\(name) # TODO \(text.escapedForTAP)")
    case .unmatched, .tieDependent: return nil
    }
  }
}
