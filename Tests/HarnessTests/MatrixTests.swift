import Testing

/// `matrix`: one test for many values.
@Suite struct MatrixTests {
  private func run(_ matrix: String, _ lines: String, name: String = "t") throws -> Folder.Outcome {
    var files = Sample.files("")
    files["t.yaml"] = Sample.test("matrix: \(matrix)\n\(lines)", name: name)
    return try Folder(files).run()
  }

  private let zoned = """
    patches: [{target: {kind: Pod}, merge: {spec: {nodeSelector: {topology.kubernetes.io/zone: $(zone)}}}}]
    expect: [{pods: {all: true}, outcome: $(outcome)}]
    """

  @Test func aMappingStandsForEveryCombination() throws {
    #expect(
      try run("{zone: [a, b], outcome: [scheduled, unschedulable]}", zoned, name: "'zone $(zone)'").pretty
        .split(separator: "\n").filter { !$0.hasPrefix("  ") }.joined(separator: "\n") == """
          PASS zone a (outcome=scheduled) (1 pod)
          FAIL zone a (outcome=unschedulable)
          FAIL zone b (outcome=scheduled)
          PASS zone b (outcome=unschedulable) (1 pod)
          4 tests: 2 passed, 2 failed, 0 unusable; 4 pods
          """)
  }

  @Test func aListStandsForItsRows() throws {
    #expect(
      try run("[{zone: a, outcome: scheduled}, {zone: b, outcome: unschedulable}]", zoned).pretty == """
        PASS t (zone=a, outcome=scheduled) (1 pod)
        PASS t (zone=b, outcome=unschedulable) (1 pod)
        2 tests: 2 passed, 0 failed, 0 unusable; 2 pods

        """)
  }

  @Test func aValueThatFillsAScalarKeepsItsType() throws {
    let patch = "patches: [{target: {kind: Pod}, json: [{op: add, path: /spec/priority, value: $(n)}]}]"
    #expect(
      try run("{n: [1, '2']}", patch + "\nexpect: [{pods: {all: true}, outcome: scheduled}]").pretty == """
        PASS t (n=1) (1 pod)
        ERROR t (n=2)
          t.yaml:7:79: error: priority must be an integer, but this is a string; leave out the quotes: 2
        2 tests: 1 passed, 0 failed, 1 unusable; 1 pod

        """)
  }

  @Test func keysAndPartsOfTextsAreFilledIn() throws {
    #expect(
      try run("{key: [zone], n: [a]}", "expect: [{pods: {name: w$$(, anyPod: x}}]").status == 2)
    #expect(
      try run(
        "{key: [zone], n: [a]}",
        "expect: [{pods: {all: true}, on: {topology.kubernetes.io/$(key): a, node: 'node-$(n)'}}]"
      ).pretty.hasPrefix("PASS t (key=zone, n=a) (1 pod)\n"))
  }

  @Test(arguments: [
    ("{}", "6:9: error: matrix is empty, add values or leave the key out"),
    (
      "x",
      "6:9: error: matrix must be a mapping of lists, such as {zone: [a, b]}, or a list of mappings, but this is a string"
    ),
    ("{zone: a}", "6:16: error: zone must be a list, but this is a string"),
    ("{zone: [[a]]}", "6:17: error: a value of zone must be a string, a number or a truth value, but this is a list"),
    ("[a]", "6:10: error: a row of matrix must be a mapping, but this is a string"),
    ("[{zone: a}, {zoen: b}]", "6:28: error: the rows of matrix have different names, the first has zone"),
    ("{zone: [a], pool: [b]}", "6:9: error: nothing in the test uses $(pool), so every run of it would be the same"),
    ("{zoen: [a]}", "7:41: error: matrix has no 'zone', did you mean $(zoen)?"),
    ("{pool: [a]}", "7:41: error: matrix has no 'zone', it has pool; write $$(zone) for the text itself"),
  ])
  func aMatrixThatMakesNoSenseIsToldAtItsPlace(matrix: String, message: String) throws {
    let outcome = try run(matrix, "expect: [{pods: {all: true}, on: {zone: $(zone)}}]")
    #expect(outcome.pretty.split(separator: "\n").contains { $0 == "  t.yaml:\(message)" }, "\(outcome.pretty)")
    #expect(outcome.pretty.hasSuffix("1 test: 0 passed, 0 failed, 1 unusable; 0 pods\n"))
  }

  @Test func aMatrixOfMillionsIsRefused() throws {
    let list = "[" + (1...101).map { "v\($0)" }.joined(separator: ", ") + "]"
    #expect(
      try run("{a: \(list), b: \(list), c: \(list)}", "expect: [{pods: {name: $(a)$(b)$(c)}, outcome: gated}]").pretty
        .contains("error: matrix makes too many tests, more than the 1000 that are run, split it"))
    #expect(
      try run("{a: \(list), b: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}", "expect: [{pods: {name: $(a)$(b)}, outcome: gated}]")
        .pretty
        .contains("t.yaml:6:9: error: matrix makes 1010 tests, more than the 1000 that are run, split it"))
  }

  @Test func whatValuesAddHasALimit() throws {
    let long = String(repeating: "x", count: 50_000)
    let names = Array(repeating: "$(n)", count: 100).joined()
    #expect(
      try run("{n: ['\(long)']}", "expect: [{pods: {name: '\(names)'}, outcome: gated}]").pretty == """
        ERROR t
          t.yaml:7:24: error: the values of matrix add more than 4194304 bytes to the tests up to here, shorten them or split the matrix
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
    // All rows together, keys and whole values among them; the first that is too many is told.
    let rows = (0..<30).map { "r\($0)" }.joined(separator: ", ")
    let pretty = try run(
      "{r: [\(rows)], n: ['\(long)']}", "expect: [{pods: {labels: {$(r): $(n), b: $(n)}}, outcome: gated}]",
      name: "$(n)$(r)"
    ).pretty
    #expect(pretty.contains("the values of matrix add more than 4194304 bytes to the tests up to here"))
  }

  @Test func testsOfAMatrixHaveALimit() throws {
    let rows = (0..<1000).map { "v\($0)" }.joined(separator: ", ")
    let labels = (0..<2200).map { "l\($0): x" }.joined(separator: ", ")
    #expect(
      try run("{r: [\(rows)]}", "expect: [{pods: {labels: {\(labels)}, name: $(r)}, outcome: gated}, {\(labels)}]")
        .pretty
        .contains(" values each, more than 4194304 in all are not made, split it"))
  }

  @Test(.timeLimit(.minutes(1))) func dollarsWithoutAnEndAreText() throws {
    let dollars = String(repeating: "$(", count: 50_000)
    #expect(try run("{n: [a]}", "expect: [{pods: {name: '$(n)\(dollars)'}, outcome: gated}]").status == 1)
  }
}
