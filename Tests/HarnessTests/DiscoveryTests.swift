import Testing

@Suite struct DiscoveryTests {
  private let expectation = "expect: [{pods: {all: true}, outcome: scheduled}]"

  @Test func foldersAreSearchedForTestsAlone() throws {
    var files = Sample.files(expectation)
    files["deep/er/x.yml"] = "# PlacementTest of bayplan/v1alpha1 is only spoken of\na: b\n"
    files["deep/u.json"] =
      #"{"apiVersion": "bayplan/v1alpha1", "kind": "PlacementTest", "metadata": {"name": "u"}, "#
      + #""cluster": ["../cluster.yaml"], "workloads": ["../pods.yaml"], "#
      + #""expect": [{"pods": {"all": true}, "on": {"node": "node-a"}}]}"#
    files[".hidden/t.yaml"] = "apiVersion: bayplan/v1alpha1\nkind: PlacementTest\n"
    files["notes.md"] = "kind: PlacementTest, apiVersion: bayplan/v1alpha1"
    let outcome = try Folder(files).run()
    #expect(outcome.pretty == "PASS u (1 pod)\nPASS t (1 pod)\n2 tests: 2 passed, 0 failed, 0 unusable; 2 pods\n")
  }

  @Test func aFileThatIsNamedTwiceRunsOnce() throws {
    let folder = try Folder(Sample.files(expectation))
    #expect(
      folder.run(["t.yaml", "", "t.yaml"]).pretty == "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
  }

  @Test func aNamedFileMustHoldATest() throws {
    let folder = try Folder(Sample.files(expectation))
    #expect(
      folder.run(["pods.yaml"]).pretty == """
        ERROR pods.yaml
          pods.yaml:1:1: error: this document is a Pod, a test file holds documents with apiVersion: bayplan/v1alpha1 and kind: PlacementTest only
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
    try folder.write("empty.yaml", "")
    #expect(
      folder.run(["empty.yaml"]).pretty == """
        ERROR empty.yaml
          empty.yaml:1:1: error: this file is empty, a test file holds PlacementTests
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
  }

  @Test func aPathThatIsNotThereIsTold() throws {
    let folder = try Folder(Sample.files(expectation))
    #expect(folder.run(["nothing.yaml", "t.yaml"]).problems == ["cannot read nothing.yaml: no such file or directory"])
  }
}
