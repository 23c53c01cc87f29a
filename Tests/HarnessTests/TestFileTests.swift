import Testing

@Suite struct TestFileTests {
  @Test(arguments: [
    ("steps: []", "t.yaml:6:1: error: steps: not supported yet, leave the key out"),
    ("expected: []", "t.yaml:6:1: error: unknown key 'expected' in a PlacementTest, did you mean 'expect'?"),
    ("scheduler: {configs: x}", "t.yaml:6:13: error: unknown key 'configs' in scheduler, did you mean 'config'?"),
    (
      "scheduler: x",
      "t.yaml:6:12: error: scheduler must be a mapping, such as scheduler: {kubernetesVersion: \"1.35\"}, but this is a string"
    ),
    (
      "detail: everything",
      "t.yaml:6:9: error: 'everything' is no detail, use one of zone, pool, placement, reasons, scores"
    ),
    ("namespace: 7", "t.yaml:6:12: error: namespace must be a string, but this is an integer; quote it: \"7\""),
    ("allowUnmodelled: 1", "t.yaml:6:18: error: allowUnmodelled must be true or false, but this is an integer"),
    ("golden: [a]", "t.yaml:6:9: error: golden must be a string, but this is a list"),
  ])
  func aProblemIsToldAtItsPlace(line: String, message: String) throws {
    let folder = try Folder(["t.yaml": Sample.test(line + "\nexpect: [{pods: {all: true}, outcome: scheduled}]")])
    let outcome = folder.run()
    #expect(outcome.pretty.split(separator: "\n").map(String.init).contains("  " + message))
    #expect(outcome.status == 2)
  }

  @Test func allProblemsOfAFileAreTold() throws {
    let folder = try Folder([
      "t.yaml": """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {nmae: x}
      cluster: []
      workloads: [7]
      detail: scores
      """
    ])
    #expect(
      folder.run().pretty == """
        ERROR t.yaml
          t.yaml:3:12: error: unknown key 'nmae' in metadata, did you mean 'name'?
          t.yaml:4:10: error: cluster is empty, add an item or leave the key out
          t.yaml:5:13: error: an item of workloads must be a string, but this is an integer; quote it: "7"
          t.yaml:1:1: error: a test needs metadata.name, say in a few words what it is about
          t.yaml:1:1: error: this test expects nothing, add expect, policies or golden
          t.yaml:1:1: error: detail says what a golden file holds, but golden is missing
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
  }

  @Test func aBadTestHidesNoOther() throws {
    var files = Sample.files("expect: [{pods: {all: true}, outcome: scheduled}]")
    files["a.yaml"] = Sample.test("expects: []", name: "bad")
    files["b.yaml"] = "apiVersion: bayplan/v1alpha1\nkind: PlacementTest\nmetadata: [\n"
    let outcome = try Folder(files).run()
    #expect(outcome.pretty.hasPrefix("ERROR bad\n"))
    #expect(outcome.pretty.contains("ERROR b.yaml\n  b.yaml:"))
    #expect(outcome.pretty.hasSuffix("PASS t (1 pod)\n3 tests: 1 passed, 0 failed, 2 unusable; 1 pod\n"))
    #expect(outcome.status == 2)
  }

  @Test func aFileMayHoldSeveralTests() throws {
    var files = Sample.files("expect: [{pods: {all: true}, outcome: scheduled}]")
    files["t.yaml"] =
      (files["t.yaml"] ?? "") + "---\n" + Sample.test("expect: [{pods: {all: true}, outcome: gated}]", name: "u")
    let outcome = try Folder(files).run()
    #expect(
      outcome.pretty == """
        PASS t (1 pod)
        FAIL u
          t.yaml:13: outcome
            pods      web
            expected  gated
            actual    scheduled on node-a
        2 tests: 1 passed, 1 failed, 0 unusable; 2 pods

        """)
    #expect(outcome.status == 1)
  }

  @Test func aDocumentOfAnotherKindIsAnError() throws {
    var files = Sample.files("expect: [{pods: {all: true}, outcome: scheduled}]")
    files["t.yaml"] = (files["t.yaml"] ?? "") + "---\nkind: Pod\n"
    #expect(
      try Folder(files).run().pretty == """
        ERROR t.yaml
          t.yaml:8:1: error: this document is a Pod, a test file holds documents with apiVersion: bayplan/v1alpha1 and kind: PlacementTest only
        PASS t (1 pod)
        2 tests: 1 passed, 0 failed, 1 unusable; 1 pod

        """)
  }

  @Test func aVersionThatIsNotKnownIsAnErrorForANamedFile() throws {
    let folder = try Folder(["t.yaml": "apiVersion: bayplan/v1\nkind: PlacementTest\n"])
    #expect(
      folder.run(["t.yaml"]).pretty == """
        ERROR t.yaml
          t.yaml:1:1: error: this PlacementTest has apiVersion 'bayplan/v1', use bayplan/v1alpha1
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
  }
}
