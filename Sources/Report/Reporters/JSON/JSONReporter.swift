extension Reporter {
  /// The placement report as one JSON document.
  static let json = Reporter("json", about: "one JSON document") { report, _, output in
    var writer = JSONWriter(to: output)
    report.write(to: &writer)
  }
}
