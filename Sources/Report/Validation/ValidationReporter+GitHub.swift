extension ValidationReporter {
  /// Workflow commands of GitHub Actions, which mark the lines in a pull request.
  static let github = ValidationReporter("github", about: "annotations of GitHub Actions") { report, _, output in
    for object in report.objects {
      for problem in object.problems {
        let place = "file=\(property(object.file)),line=\(problem.line),col=\(problem.column)"
        let advice = problem.advice.isEmpty ? "" : "\n\(problem.advice)"
        output.write(
          "::error \(place),title=\(property(object.title))::\(data(problem.message + advice))\n")
      }
    }
    output.write("\(report.summary)\n")
  }

  private static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
