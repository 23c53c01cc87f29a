extension PlacementReporter {
  /// The placement report as one JSON document.
  static var json: PlacementReporter {
    PlacementReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      report.write(to: &writer)
    }
  }
}
