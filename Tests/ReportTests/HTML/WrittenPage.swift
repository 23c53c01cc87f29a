import Foundation
import Report
import Testing

/// A page as a browser takes it apart.
struct WrittenPage {
  let html: String
  let data: [String: Any]

  init(_ html: String) throws {
    self.html = html
    let json = try #require(Self.text(of: html, between: "<script type=\"application/json\" id=\"data\">", "</script>"))
    data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// What `place` writes of a run.
  init(_ sample: SampleRun) throws {
    try self.init(sample.text("html"))
  }

  static func text(of html: String, between start: String, _ end: String) -> String? {
    guard let first = html.range(of: start), let last = html.range(of: end, range: first.upperBound..<html.endIndex)
    else { return nil }
    return String(html[first.upperBound..<last.lowerBound])
  }

  func numbers(_ value: Any?) -> [Int] { (value as? [Any] ?? []).map { $0 as? Int ?? .min } }

  func lists(_ value: Any?) -> [[Any]] { value as? [[Any]] ?? [] }

  func text(_ number: Int) -> String {
    let texts = data["texts"] as? [String] ?? []
    return texts.indices.contains(number) ? texts[number] : ""
  }

  var run: [String: Any] { (data["runs"] as? [[String: Any]])?.first ?? [:] }

  /// A column as the script reads it.
  func column(_ index: Int) -> [Int] {
    var reading = ColumnReading(data["columns"] as? [String] ?? [])
    return reading.column(index)
  }

  /// What the nodes said to a pod, in the words of its report.
  func verdicts(ofPod slot: Int) -> [NodeReport] {
    guard let pods = run["pods"] as? [String: Any], let nodes = run["nodes"] as? [String: Any] else { return [] }
    let names = numbers(nodes["name"]).map(text)
    let index = numbers(pods["verdicts"])[slot]
    if index < 0 { return [] }
    let coded = numbers(lists(pods["scores"])[slot])
    let columns = stride(from: 0, to: coded.count, by: 3).map { start in
      (plugin: text(coded[start]), weight: Int64(coded[start + 1]), values: column(coded[start + 2]))
    }
    var fitting = 0
    return column(index).enumerated().compactMap { row, verdict in
      if verdict == 0 { return nil }
      if verdict > 1 {
        let rejections = lists(data["verdicts"])[verdict - 2].map { rejection($0 as? [Any] ?? []) }
        return NodeReport(name: names[row], rejection: rejections[0], alsoRejectedBy: Array(rejections.dropFirst()))
      }
      let scores = columns.map { score($0.plugin, $0.weight, numbers(lists(data["scores"])[$0.values[fitting]])) }
      fitting += 1
      return NodeReport(name: names[row], scores: scores, total: scores.reduce(0) { $0 + $1.weighted })
    }
  }

  private func score(_ plugin: String, _ weight: Int64, _ coded: [Int]) -> ScoreReport {
    ScoreReport(
      plugin: plugin, raw: Int64(coded[0]), normalized: Int64(coded[1]), weight: weight,
      inputs: coded.count > 2 ? text(coded[2]) : nil)
  }

  private func rejection(_ coded: [Any]) -> RejectionReport {
    let details = numbers(coded[3])
    return RejectionReport(
      plugin: text(coded[0] as? Int ?? -1),
      code: coded[1] as? Int == 1 ? "Unschedulable" : "UnschedulableAndUnresolvable",
      reasons: numbers(coded[2]).map(text),
      details: stride(from: 0, to: details.count, by: 3).map { start in
        let file = text(details[start + 1])
        return DetailReport(
          text(details[start]), at: details[start + 1] < 0 ? nil : InputLine(file: file, line: details[start + 2]))
      })
  }
}
