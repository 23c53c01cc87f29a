extension ValidationReporter {
  /// JUnit's XML: a suite for each file, a case for each object.
  static let junit = ValidationReporter("junit", about: "JUnit XML") { report, _, output in
    let suites = report.suites
    let failures = report.objects.count { !$0.isValid }
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write("<testsuites name=\"bayplan validate\" tests=\"\(report.objects.count)\" failures=\"\(failures)\">\n")
    for suite in suites {
      let failed = suite.count { !$0.isValid }
      let file = (suite.first?.file ?? "").escapedForXML
      output.write("  <testsuite name=\"\(file)\" tests=\"\(suite.count)\" failures=\"\(failed)\">\n")
      for object in suite { write(object, to: output) }
      output.write("  </testsuite>\n")
    }
    output.write("</testsuites>\n")
  }

  private static func write(_ object: ValidationReport.Object, to output: ByteOutput) {
    let head =
      "    <testcase classname=\"\(object.file.escapedForXML)\" name=\"\(object.title.escapedForXML)\" "
      + "file=\"\(object.file.escapedForXML)\" line=\"\(object.line)\""
    guard let first = object.problems.first else { return output.write("\(head)/>\n") }
    output.write("\(head)>\n")
    let summary = object.problems.count == 1 ? first.message : "\(object.problems.count) errors: \(first.message)"
    output.write("      <failure type=\"\(first.type)\" message=\"\(summary.escapedForXML)\">")
    for problem in object.problems {
      let place = "\(object.file):\(problem.line):\(problem.column)"
      output.write("\n\("\(place): \(problem.message)".escapedForXML)")
      if !problem.advice.isEmpty { output.write("\n  \(problem.advice.escapedForXML)") }
    }
    output.write("\n      </failure>\n    </testcase>\n")
  }
}

extension ValidationReport {
  /// The objects of each file, in order.
  fileprivate var suites: [ArraySlice<Object>] {
    var suites: [ArraySlice<Object>] = []
    var start = objects.startIndex
    while start < objects.endIndex {
      let end = objects[start...].firstIndex { $0.file != objects[start].file } ?? objects.endIndex
      suites.append(objects[start..<end])
      start = end
    }
    return suites
  }
}

extension String {
  /// For attributes and text; characters that XML has no way to write become U+FFFD.
  fileprivate var escapedForXML: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t": result.append(contentsOf: "&#9;".unicodeScalars)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
