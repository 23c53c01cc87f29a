import Expectations
import Grammar
import Testing
import Validation

@testable import Harness

/// Golden files from the outside: written, missing, matching, differing, broken.
@Suite struct GoldenFileTests {
  private let update: TestRunner.Options = {
    var options = TestRunner.Options()
    options.updatesGoldenFiles = true
    return options
  }()

  private let text = """
    # What bayplan expects; rewrite with: bayplan test --update
    # detail: reasons

    default/web on node-a
      1 node: NodeResourcesFit Insufficient cpu: node-b
      1 node: TaintToleration node(s) had untolerated taint(s): node-c

    """

  @Test func withoutUpdateAMissingOneFailsAndNothingIsWritten() throws {
    let folder = try Folder(Sample.files("golden: t.golden"))
    let outcome = folder.run()
    #expect(
      outcome.pretty == """
        FAIL t
          t.golden: there is no such golden file
            update  bayplan test --update t.yaml
        1 test: 0 passed, 1 failed, 0 unusable; 1 pod

        """)
    #expect(outcome.status == 1)
    #expect(folder.names == ["cluster.yaml", "pods.yaml", "t.yaml"])
  }

  @Test func updateWritesAndTheNextRunPasses() throws {
    let folder = try Folder(Sample.files("golden: t.golden"))
    #expect(
      folder.run([""], update).pretty
        == "PASS t (1 pod)\n  wrote t.golden\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
    #expect(folder.read("t.golden") == text)
    #expect(folder.names == ["cluster.yaml", "pods.yaml", "t.golden", "t.yaml"])
    #expect(folder.run().pretty == "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
    #expect(folder.run([""], update).pretty == "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
  }

  @Test func carriageReturnsMakeNoDifference() throws {
    var files = Sample.files("golden: t.golden")
    files["t.golden"] = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try Folder(files).run().status == 0)
  }

  @Test func aDifferenceIsToldInMeaningThenInText() throws {
    var files = Sample.files("golden: t.golden", cpu: "5")
    files["t.golden"] = text
    let folder = try Folder(files)
    #expect(
      folder.run().pretty == """
        FAIL t
          t.golden: the run differs from the golden file
            default/web is unschedulable, was on node-a
              because node-a: NodeResourcesFit: needs 5 cpu, the whole node has 4 (pods.yaml:10)
            --- t.golden
            +++ this run
            @@ -2,5 +2,6 @@
             # detail: reasons
            \u{20}
            -default/web on node-a
            -  1 node: NodeResourcesFit Insufficient cpu: node-b
            +default/web unschedulable
            +  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
            +  2 nodes: NodeResourcesFit Insufficient cpu: node-a, node-b
               1 node: TaintToleration node(s) had untolerated taint(s): node-c
            update  bayplan test --update t.yaml
        1 test: 0 passed, 1 failed, 0 unusable; 1 pod

        """)
    #expect(folder.read("t.golden") == text)
    #expect(
      folder.run([""], update).pretty == """
        PASS t (1 pod)
          wrote t.golden
            default/web is unschedulable, was on node-a
              because node-a: NodeResourcesFit: Insufficient cpu
        1 test: 1 passed, 0 failed, 0 unusable; 1 pod

        """)
  }

  @Test(arguments: [
    ("<<<<<<< ours\n", "line 1: a merge conflict"),
    ("default/web\n", "line 1: not a line that bayplan writes"),
    ("  1 node: x\n", "line 1: a detail before any pod"),
    ("# detail: all\n", "line 1: unknown detail"),
    ("default/web on node-a\nweb flies\n", "line 2: not a line that bayplan writes"),
  ])
  func aBrokenOneFailsUntilItIsRewritten(golden: String, why: String) throws {
    var files = Sample.files("golden: t.golden")
    files["t.golden"] = golden
    let folder = try Folder(files)
    #expect(
      folder.run().pretty == """
        FAIL t
          t.golden: cannot be used, \(why)
            update  bayplan test --update t.yaml
        1 test: 0 passed, 1 failed, 0 unusable; 1 pod

        """)
    #expect(folder.run([""], update).status == 0)
    #expect(folder.read("t.golden") == text)
  }

  @Test func oneThatIsAFolderFails() throws {
    var files = Sample.files("golden: sub")
    files["sub/x"] = ""
    let folder = try Folder(files)
    let expected = "FAIL t\n  sub: cannot be used, cannot read sub: is a directory\n"
    #expect(folder.run().pretty.hasPrefix(expected))
    #expect(folder.run([""], update).pretty.hasPrefix(expected))
    #expect(folder.names == ["cluster.yaml", "pods.yaml", "sub", "t.yaml"])
  }

  @Test func oneThatCannotBeWrittenFails() throws {
    let folder = try Folder(Sample.files("golden: pods.yaml/t.golden"))
    let said = folder.run([""], update).pretty
    #expect(said.hasPrefix("FAIL t\n  pods.yaml/t.golden: "), "\(said)")
    #expect(said.contains("not a directory"), "\(said)")
    #expect(folder.names == ["cluster.yaml", "pods.yaml", "t.yaml"])
  }

  @Test func itsFolderIsMade() throws {
    let folder = try Folder(Sample.files("golden: new/t.golden"))
    #expect(folder.run([""], update).pretty.hasPrefix("PASS t (1 pod)\n  wrote new/t.golden\n"))
  }

  @Test func twoTestsCannotShareOne() throws {
    var files = Sample.files("golden: t.golden")
    files["u.yaml"] = Sample.test("golden: ./t.golden", name: "u")
    files["t.golden"] = text
    #expect(
      try Folder(files).run().pretty == """
        PASS t (1 pod)
        ERROR u
          u.yaml:6:9: error: ./t.golden is the golden file of 't' already, name another
        2 tests: 1 passed, 0 failed, 1 unusable; 1 pod

        """)
  }

  @Test func oneWithoutAnyPodProvesNothing() throws {
    var files = Sample.files("golden: t.golden")
    files["pods.yaml"] = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"
    files["t.golden"] = "# What bayplan expects; rewrite with: bayplan test --update\n# detail: reasons\n"
    #expect(
      try Folder(files).run().pretty == """
        FAIL t
          t.yaml:1: golden
            expected  a pod to place
            actual    neither cluster nor workloads has one
        1 test: 0 passed, 1 failed, 0 unusable; 0 pods

        """)
  }

  @Test func namesThatNoServerTakesReadBackToo() throws {
    var files = Sample.files("golden: t.golden")
    files["pods.yaml"] = Sample.pod("'we  b\\n'", cpu: "1").replacing("'", with: "\"")
    let folder = try Folder(files)
    var options = update
    options.validation = .off
    _ = folder.run([""], options)
    options.updatesGoldenFiles = false
    #expect(folder.run([""], options).pretty.hasPrefix("PASS t (1 pod)\n"))
  }

  @Test func detailSaysHowMuchItHolds() throws {
    let folder = try Folder(Sample.files("golden: t.golden\ndetail: placement"))
    _ = folder.run([""], update)
    #expect(folder.read("t.golden")?.hasSuffix("# detail: placement\n\ndefault/web on node-a\n") == true)
    try folder.write("t.yaml", Sample.test("golden: t.golden\ndetail: scores"))
    let outcome = folder.run()
    #expect(outcome.pretty.contains("    detail: placement -> scores\n    --- t.golden\n"))
    _ = folder.run([""], update)
    #expect(folder.read("t.golden")?.hasSuffix("TaintToleration 300\n") == true)
    #expect(folder.run().status == 0)
  }

  @Test func whatIsWrittenIsToldBesideAssertionsThatFail() throws {
    let folder = try Folder(
      Sample.files("golden: t.golden\nexpect:\n  - pods: {all: true}\n    outcome: gated"))
    let outcome = folder.run([""], update)
    #expect(
      outcome.pretty == """
        FAIL t
          t.yaml:9: outcome
            pods      web
            expected  gated
            actual    scheduled on node-a
          wrote t.golden
        1 test: 0 passed, 1 failed, 0 unusable; 1 pod

        """)
  }

  @Test func aNodeThatRulesItselfOutForAnotherReasonIsTold() throws {
    var files = Sample.files("golden: t.golden")
    files["t.golden"] = text.replacing("NodeResourcesFit Insufficient cpu", with: "NodeResourcesFit Too many pods")
    let pretty = try Folder(files).run().pretty
    #expect(
      pretty.hasPrefix(
        """
        FAIL t
          t.golden: the run differs from the golden file
            default/web is still on node-a, other nodes differ
              node-b is rejected for other reasons: NodeResourcesFit: Insufficient cpu
            --- t.golden

        """))
  }

  @Test func scoresThatChangeAreToldByPlugin() throws {
    let folder = try Folder(Sample.files("golden: t.golden\ndetail: scores", cpu: "1"))
    _ = folder.run([""], update)
    let golden = try #require(folder.read("t.golden"))
    let line = try #require(golden.split(separator: "\n").first { $0.hasPrefix("  node-b ") })
    let parts = line.split(separator: " ")
    let total = try #require(Int(parts[1].dropLast()))
    let fit = try #require(parts.firstIndex(of: "NodeResourcesFit"))
    let score = try #require(Int(parts[fit + 1].dropLast()))
    let changed = line.replacing("node-b \(total):", with: "node-b \(total + 7):")
      .replacing("NodeResourcesFit \(score),", with: "NodeResourcesFit \(score + 7),")
    try folder.write("t.golden", golden.replacing(line, with: changed))
    let pretty = folder.run().pretty
    #expect(pretty.contains("    default/web is still on node-a, margin grew from "))
    #expect(pretty.contains("      node-b scores 7 less: NodeResourcesFit -7\n"))
  }

  @Test func anEditThatChangesNoMeaningStillFails() throws {
    var files = Sample.files("golden: t.golden")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    files["t.golden"] = (lines[..<4] + [lines[5], lines[4], ""]).joined(separator: "\n")
    let outcome = try Folder(files).run()
    #expect(outcome.status == 1)
    #expect(outcome.pretty.contains("    the same in meaning, written otherwise\n    --- t.golden\n"))
  }

  @Test func oneThatNoTestNamesFails() throws {
    var files = Sample.files("golden: t.golden")
    files["t.golden"] = text
    files["old/u.golden"] = text
    files["notes.golden"] = "# nothing that bayplan wrote\n"
    let folder = try Folder(files)
    let outcome = folder.run()
    #expect(
      outcome.pretty == """
        PASS t (1 pod)
        OBSOLETE old/u.golden
          no test names this golden file: delete it, or name it in a test
        1 test: 1 passed, 0 failed, 0 unusable; 1 pod

        """)
    #expect(outcome.status == 1)
    #expect(outcome.json.contains("\"obsoleteGoldens\": [\"old/u.golden\"]"))
    // A file that is named alone says nothing about the rest of its folder.
    #expect(folder.run(["t.yaml"]).status == 0)
    // What another test of the folder may name is unclear while that test cannot be read.
    try folder.write("v.yaml", Sample.test("golden: [old/u.golden]", name: "v"))
    #expect(!folder.run().pretty.contains("OBSOLETE"))
  }

  @Test func aFilterMakesNoneObsolete() throws {
    var files = Sample.files("golden: t.golden")
    files["t.golden"] = text
    files["u.yaml"] = Sample.test("golden: u.golden", name: "u")
    files["u.golden"] = text
    var options = TestRunner.Options()
    options.filter = .init("t")
    let outcome = try Folder(files).run([""], options)
    #expect(outcome.pretty == "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
  }
}
