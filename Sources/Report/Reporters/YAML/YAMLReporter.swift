extension Reporter {
  /// The placement report as one YAML document.
  static let yaml = Reporter("yaml", about: "the same as YAML") { report, _, output in
    var writer = YAMLWriter(to: output)
    report.write(to: &writer)
  }
}
