import Kubernetes
import Report
import Testing

@Suite struct RemarksTests {
  @Test func kindsThatWerePassedOverAreSummedAndSorted() {
    let kinds = Manifests.PassedOver.sum([
      .init(apiVersion: "v1", kind: "Secret", count: 2), .init(apiVersion: "v1", kind: "ConfigMap", count: 8),
      .init(apiVersion: "v1", kind: "Secret", count: 1),
    ])
    #expect(
      ReportRemarks(passedOver: kinds, files: []).passedOverSentences
        == ["passed over 11 documents of 2 kinds: ConfigMap (8), Secret (3)"])
    #expect(ReportRemarks(passedOver: [], files: []).passedOverSentences.isEmpty)
  }

  @Test func filesThatWerePassedOverAreCountedByReasonAndNamedOnDemand() {
    var remarks = ReportRemarks(
      passedOver: [],
      files: [
        .init(path: "charts/web/templates/a.yaml", reason: .helmTemplate, owner: "charts/web"),
        .init(path: "package.json", reason: .noObject), .init(path: "values.yaml", reason: .noObject),
      ])
    let chart = "charts/web is a Helm chart: its template makes manifests once rendered: helm template charts/web"
    let counts = "3 files passed over: 2 no Kubernetes object, 1 Helm template"
    #expect(remarks.passedOverSentences == ["\(counts); --verbose names them", chart])
    remarks.namesFiles = true
    #expect(
      remarks.passedOverSentences == [
        counts, "  charts/web/templates/a.yaml: Helm template", "  package.json: no Kubernetes object",
        "  values.yaml: no Kubernetes object", chart,
      ])
  }
}
