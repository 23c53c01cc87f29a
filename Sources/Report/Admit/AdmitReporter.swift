/// A way to show what an API server answers.
public typealias AdmitReporter = Reporter<AdmitReport>

extension AdmitReporter {
  /// Every value of `bayplan admit -o`; the first is the default.
  public static var all: [AdmitReporter] { [.json] }

  /// The shape that `admit-report.schema.json` describes.
  static var json: AdmitReporter {
    AdmitReporter("json", about: "one JSON document", holdsProblems: true) { report, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "AdmitReport")
      writer.key("results")
      writer.beginList(flow: false)
      for result in report.results { writer.value(result.document) }
      writer.endList()
      writer.problems(report.problems)
      writer.endObject()
    }
  }
}
