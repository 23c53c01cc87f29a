extension AdmitReporter {
  /// A page for the browser, in one file.
  static var html: AdmitReporter {
    AdmitReporter("html", about: "a page for the browser, one file", showsObjects: true) { report, _, output in
      HTMLPage(title: "bayplan admit", summary: report.summary, content: .answers).write(to: output) { output in
        var writer = JSONWriter(to: output, isCompact: true, isShown: true)
        writer.beginObject(flow: false)
        report.writeExplanations(to: &writer)
        writer.endObject()
        return report.results.map(\.outcomeLine)
      }
    }
  }
}

extension AdmitReport.Result {
  /// `Deployment shop/web: created`.
  fileprivate var outcomeLine: String {
    var line = "\(title): \(outcome.rawValue)"
    if !station.isEmpty { line += " by \(station)" }
    if let refusal { line += ": \(refusal.text)" }
    if let refusal = pods?.refusal { line += ": pods refused by \(pods?.station ?? ""): \(refusal.text)" }
    return line
  }
}
