import Kubernetes
public import Report
public import SourceText
import Symbols
import YAML

extension TestReport {
  /// A report as `-o json` writes it; what a reporter shows of the one read is what it shows of the one written, but for
  /// explanations in full.
  ///
  /// - Returns: nil, with what is wrong, for any other file.
  public static func read(_ file: SourceFile) -> (report: TestReport?, diagnostics: [Diagnostic]) {
    let yaml = YAMLReader.read(file)
    if yaml.diagnostics.contains(where: { $0.severity == .error }) { return (nil, yaml.diagnostics) }
    guard let root = yaml.documents.first?.root, yaml.documents.count == 1 else {
      let start = SourceRange(file: file.id, start: 0, end: 0)
      return (nil, [.error(.notAReport, at: start, "a report is one document, 'bayplan test -o json' writes one")])
    }
    do {
      return (try TestReport(reading: root), [])
    } catch {
      return (nil, [error.diagnostic])
    }
  }

  private init(reading node: YAMLNode) throws(UnreadableReport) {
    guard try node.text("kind") == "TestReport" else {
      throw UnreadableReport(try node.value("kind"), "this is a \(try node.text("kind"))")
    }
    self.init(
      tests: try node.list("tests") { node throws(UnreadableReport) in try Test(reading: node) },
      obsolete: try node.texts("obsoleteGoldens"), notRun: try node.value("summary").integer("notRun"))
    problems = try node.list("problems") { item throws(UnreadableReport) in try ReportProblem(reading: item) }
    if let mutation = try node.optional("mutation") { self.mutation = try Mutation(reading: mutation) }
    if let coverage = try node.optional("coverage") { self.coverage = try Coverage(reading: coverage) }
    if let shard = try node.optional("shard") { self.shard = try Shard(reading: shard) }
  }
}

extension TestReport.Shard {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      index: try node.integer("index"), total: try node.integer("total"), resultCount: try node.integer("tests"),
      numbers: try node.list("numbers") { item throws(UnreadableReport) in
        guard case .integer(let number) = item.scalar, let number = Int(exactly: number) else {
          throw UnreadableReport(item, "'numbers' holds something that is no integer")
        }
        return number
      })
  }
}

extension TestReport.Test {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      name: try node.text("name"), place: InputLine(file: try node.text("file"), line: try node.integer("line")),
      verdict: try node.word("verdict"), pods: try node.integer("pods"),
      failures: try node.list("failures") { item throws(UnreadableReport) in try TestReport.Failure(reading: item) },
      remarks: try node.list("remarks") { item throws(UnreadableReport) in
        TestReport.Remark(
          kind: try item.word("kind"), assertion: try item.text("assertion"), place: try item.place,
          text: try item.text("text"))
      },
      problems: try node.list("problems") { item throws(UnreadableReport) in
        try ReportProblem(reading: item)
      })
    if let golden = try node.optional("golden") { self.golden = try TestReport.Golden(reading: golden) }
    if let luck = try node.optional("luck") { self.luck = try TestReport.Luck(reading: luck) }
    given = try ReportRemarks(reading: node)
  }
}

extension ReportProblem {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    guard let severity = Severity(ruleWord: try node.text("severity")) else {
      throw UnreadableReport(try node.value("severity"), "'severity' is none")
    }
    self.init(
      severity: severity, code: try node.text("code"), message: try node.text("message"), place: try node.place,
      column: try node.integer("column"), text: try node.text("text"))
  }
}

extension ReportRemarks {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init()
    assumptions = try node.texts("assumptions")
    notModelled = try node.list("notModelled") { item throws(UnreadableReport) in
      PlacementReport.NotModelled(what: try item.text("what"), place: try item.place, pods: try item.texts("pods"))
    }
    notPlayed = try node.list("notPlayed") { item throws(UnreadableReport) in
      NotPlayed(
        station: try item.text("station"), what: try item.text("what"), text: try item.text("text"),
        decides: try item.bool("decides"), place: try item.place, pods: try item.texts("pods"))
    }
    leftAlone = try node.list("leftAlone") { item throws(UnreadableReport) in
      PlacementReport.LeftAlone(
        namespace: try item.text("namespace"), name: try item.text("name"), why: try item.text("why"))
    }
    passedOver = try node.list("passedOver") { item throws(UnreadableReport) in
      PassedOver(
        apiVersion: try item.text("apiVersion"), kind: try item.text("kind"), count: try item.integer("count"))
    }
    passedOverFiles = try node.list("passedOverFiles") { item throws(UnreadableReport) in
      Manifests.PassedOverFile(path: try item.text("file"), reason: try item.word("why"), owner: try item.text("of"))
    }
  }
}

extension TestReport.Failure {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      assertion: try node.text("assertion"), place: try node.place,
      mismatches: try node.list("mismatches") { item throws(UnreadableReport) in
        TestReport.Mismatch(
          pods: try item.texts("pods"), expected: try item.text("expected"), actual: try item.text("actual"),
          causes: try item.causes)
      })
  }
}

extension TestReport.Golden {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      path: try node.text("file"), state: try node.word("state"), why: try node.text("why"),
      changes: try node.list("changes") { item throws(UnreadableReport) in
        TestReport.Change(
          kind: try item.text("kind"), pod: try item.text("pod"), text: try item.text("text"),
          causes: try item.causes, details: try item.texts("details"))
      },
      diff: try node.texts("diff"))
  }
}

extension TestReport.Luck {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      runs: try node.integer("runs"), hasChoices: try node.bool("hasChoices"), shuffles: try node.bool("shuffles"),
      policy: try node.word("policy"),
      fragile: try node.list("fragile") { item throws(UnreadableReport) in
        guard let seed = UInt64(try item.text("seed")) else {
          throw UnreadableReport(try item.value("seed"), "'seed' is no number")
        }
        return TestReport.Fragile(
          holds: try item.integer("holds"), seed: seed,
          failure: try TestReport.Failure(reading: try item.value("failure")),
          failsAnyway: try item.bool("failsAnyway"))
      })
  }
}

extension TestReport.Mutation {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      changes: try node.list("tried") { item throws(UnreadableReport) in
        TestReport.RuleChange(
          rule: try TestReport.Rule(reading: item), change: try item.text("change"),
          isNoticed: try item.bool("isNoticed"), moved: try item.integer("podsMoved"), test: try item.text("test"))
      }, leftOut: try node.integer("testsLeftOut"))
  }
}

extension TestReport.Coverage {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      rules: try node.list("rules") { item throws(UnreadableReport) in
        TestReport.CoveredRule(rule: try TestReport.Rule(reading: item), part: try item.word("part"))
      }, leftOut: try node.integer("testsLeftOut"))
    for group in try node.value("nodes").items {
      let part: TestReport.Part = try group.word("part")
      for name in NodeNameList.unfold(try group.texts("names").map { $0[...] }) { parts[name] = part }
    }
  }
}

extension TestReport.Rule {
  fileprivate init(reading node: YAMLNode) throws(UnreadableReport) {
    self.init(
      text: try node.text("rule"), owner: try node.text("owner"), ownerCount: try node.integer("ownerCount"),
      place: try node.place, column: try node.integer("column"))
  }
}

extension YAMLNode {
  /// nil for what stands in no file.
  fileprivate var place: InputLine? {
    get throws(UnreadableReport) {
      let file = try text("file")
      return file.isEmpty ? nil : InputLine(file: file, line: try integer("line"))
    }
  }

  fileprivate var causes: [TestReport.Cause] {
    get throws(UnreadableReport) {
      try list("causes") { item throws(UnreadableReport) in
        TestReport.Cause(text: try item.text("text"), place: try item.place)
      }
    }
  }
}
