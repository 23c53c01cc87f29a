import Testing

@testable import Report

/// Pods of a failure, all of them.
@Suite struct PodNamesTests {
  private func web(_ ordinals: Int...) -> [String] { ordinals.map { "Deployment/web[\($0)]" } }

  @Test func fewAreNamedOneByOne() {
    #expect(web(0, 1).podNames(hint: "") == "Deployment/web[0], Deployment/web[1]")
    #expect([String]().podNames(hint: "") == "")
  }

  @Test func manyAreNamedByTheirWorkload() {
    let names = web(7, 0, 1, 3) + ["bare", "shop/Job/x[2]"] + web(2, 9, 2) + ["odd[x]", "shop/Job/x[3]"]
    #expect(names.podNames(few: 2, hint: "") == "Deployment/web[0-3, 7, 9], bare, shop/Job/x[2-3], odd[x]")
  }

  @Test func whatIsLeftOutIsCountedWithWhereToSeeIt() {
    let names = (0..<12).map { "bare-\($0)" } + web(0, 1)
    #expect(names.podNames(few: 2, limit: 11, hint: "there").hasSuffix("bare-9, bare-10 and 3 more (there)"))
    #expect(names.podNames(few: 2, limit: 13, hint: "there").hasSuffix(", bare-11, Deployment/web[0-1]"))
  }
}
