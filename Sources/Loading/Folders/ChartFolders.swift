import Input

/// The Helm charts that a folder holds, known by their `Chart.yaml`.
struct ChartFolders {
  private var isChart: [Substring: Bool] = [:]
  private let marks: Set<String>

  init(_ paths: [String]) {
    marks = Set(paths.filter { $0.hasSuffix("Chart.yaml") })
  }

  /// The folder of the chart that a file is a template of; nil for any other file.
  mutating func chart(ofTemplate path: String) -> String? {
    var rest = path[...]
    while let range = rest.range(ofLast: "templates/") {
      let folder = path[..<range.lowerBound]
      if folder.isEmpty || folder.hasSuffix("/") || folder.hasSuffix(":"), isChart(folder) {
        let name = folder.hasSuffix("/") ? folder.dropLast() : folder
        return name.isEmpty ? "." : String(name)
      }
      rest = folder
    }
    return nil
  }

  /// - Parameter folder: with its slash.
  private mutating func isChart(_ folder: Substring) -> Bool {
    if let known = isChart[folder] { return known }
    let mark = "\(folder)Chart.yaml"
    // The folder that was named may be one of a chart's own.
    let isOne = marks.contains(mark) || (!mark.hasPrefix("git:") && NewFile.exists(mark))
    isChart[folder] = isOne
    return isOne
  }
}

extension Substring {
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    guard var start = index(endIndex, offsetBy: -text.count, limitedBy: startIndex) else { return nil }
    while true {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      if start == startIndex { return nil }
      start = index(before: start)
    }
  }
}
