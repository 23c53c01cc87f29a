import Store
import Symbols

/// A way to show what a controller would do next.
public typealias NextReporter = Reporter<NextReport>

extension NextReporter {
  /// Every value of `bayplan next -o`; the first is the default.
  public static var all: [NextReporter] { [.wide, .json] }

  /// The shape that `next-report.schema.json` describes.
  static var json: NextReporter {
    NextReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "NextReport")
      for entry in report.document.entries {
        writer.entry(entry.key.text)
        writer.value(entry.value, isFlow: false)
      }
      writer.problems(report.problems)
      writer.endObject()
    }
  }

  /// What it finds, what it sends and what it tells.
  static var wide: NextReporter {
    NextReporter("wide", about: "for people", isForPeople: true) { report, style, output in
      if report.title.isEmpty { return }
      var head = StyledText(report.title, .title)
      head.append("  \(report.moment)", .faint)
      Paragraph.write(head, hanging: 2, to: output, style: style)
      for reason in report.reasons {
        Paragraph.write(StyledText(reason), indent: 2, hanging: 2, to: output, style: style)
      }
      write(report.writes, style, output)
      write(report.events, style, output)
      if !report.error.isEmpty {
        Paragraph.write(StyledText("error: \(report.error)", .bad), indent: 2, hanging: 2, to: output, style: style)
      }
      if let again = report.again {
        Paragraph.write(StyledText("looks again \(again)"), indent: 2, hanging: 2, to: output, style: style)
      }
    }
  }

  private static func write(_ writes: [NextReport.Write], _ style: TextStyle, _ output: ByteOutput) {
    if writes.isEmpty {
      Paragraph.write(StyledText("writes nothing", .faint), indent: 2, to: output, style: style)
      return
    }
    Paragraph.write(StyledText("writes:"), indent: 2, to: output, style: style)
    var table = TextTable([.left, .left, .left, .left], indent: 4, hanging: 2)
    for write in writes {
      table.add([
        StyledText(write.verb, write.verb == "delete" ? .caution : .good), StyledText(write.resource),
        StyledText(write.name), StyledText(write.reason.isEmpty ? write.change : write.reason, .faint),
      ])
    }
    table.write(to: output, style: style)
  }

  private static func write(_ events: [NextReport.Event], _ style: TextStyle, _ output: ByteOutput) {
    if events.isEmpty { return }
    Paragraph.write(StyledText("events:"), indent: 2, to: output, style: style)
    var table = TextTable([.left, .left, .left, .left], indent: 4, hanging: 2)
    for event in events {
      table.add([
        event.isWarning ? StyledText("Warning", .caution) : StyledText("Normal"), StyledText(event.reason),
        StyledText(event.object), StyledText(event.message),
      ])
    }
    table.write(to: output, style: style)
  }
}

extension JSONWriter {
  /// Any value: what is inside of the entries of an object's lists on one line.
  fileprivate mutating func value(_ value: Value, isFlow: Bool) {
    switch value {
    case .null: null()
    case .bool(let truth): self.value(truth)
    case .integer(let number): self.value(number)
    case .float: number(value.json)
    case .text(let text): self.value(text)
    case .list(let items):
      beginList(flow: isFlow)
      for item in items { self.value(item, isFlow: true) }
      endList()
    case .mapping(let mapping):
      beginObject(flow: isFlow)
      for entry in mapping {
        self.entry(entry.key.text)
        self.value(entry.value, isFlow: isFlow)
      }
      endObject()
    }
  }
}
