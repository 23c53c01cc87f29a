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
      ReportRemarks(passedOver: kinds).passedOverSentence
        == "passed over 11 documents of 2 kinds: ConfigMap (8), Secret (3)")
    #expect(ReportRemarks(passedOver: []).passedOverSentence == nil)
  }
}
