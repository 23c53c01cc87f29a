extension ValidationReporter {
  /// A line for each problem, the advice below it, the summary last.
  static let wide = ValidationReporter("wide", about: "for people", isForPeople: true) { report, style, output in
    for object in report.objects {
      for problem in object.problems {
        let lines = problem.message.split(separator: "\n", omittingEmptySubsequences: false)
        let place = StyledText("\(object.file):\(problem.line):\(problem.column): ", .faint)
        let head = place + StyledText(object.title, .title) + StyledText(": \(lines[0])", .bad)
        Paragraph.write(head, hanging: 2, to: output, style: style)
        for line in lines.dropFirst() {
          Paragraph.write(StyledText(String(line), .bad), indent: 2, hanging: 2, to: output, style: style)
        }
        if !problem.advice.isEmpty {
          Paragraph.write(StyledText(problem.advice, .caution), indent: 2, hanging: 2, to: output, style: style)
        }
      }
    }
    let isFine = report.objects.allSatisfy(\.isValid)
    Paragraph.write(StyledText(report.summary, isFine ? .good : .bad), to: output, style: style)
  }
}
