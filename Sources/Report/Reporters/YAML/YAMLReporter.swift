extension PlacementReporter {
  /// The placement report as one YAML document.
  static var yaml: PlacementReporter {
    PlacementReporter("yaml", about: "the same as YAML", holdsProblems: true) { report, _, output in
      var writer = YAMLWriter(to: output)
      report.write(to: &writer)
    }
  }
}
