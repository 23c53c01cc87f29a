import Expectations
import Grammar
public import SourceText
import Symbols
import YAML

/// A file of tests as read: each document a test, or what is wrong with it.
public struct TestFile: Sendable {
  public var file: SourceFile
  public var tests: [Entry]
  /// What is wrong with the file as a whole; not empty means that documents may be missing.
  public var diagnostics: [Diagnostic]

  /// One document.
  public struct Entry: Sendable {
    public var test: PlacementTest
    /// Errors make the test unusable.
    public var diagnostics: [Diagnostic]

    public var isUsable: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  /// Whether bytes may be a test file, without parsing them.
  static func mayBeTest(_ bytes: [UInt8]) -> Bool {
    contains(bytes, PlacementTest.kind) && contains(bytes, PlacementTest.apiVersion)
  }

  /// nil for a file that has no test and was only stumbled upon in a folder.
  static func read(_ file: SourceFile, isNamedByUser: Bool) -> TestFile? {
    let yaml = YAMLReader.read(file)
    let tests = yaml.documents.filter { $0.root.isTest }
    if tests.isEmpty, !isNamedByUser, !yaml.diagnostics.contains(where: { $0.severity == .error }) { return nil }
    var result = TestFile(file: file, tests: [], diagnostics: yaml.diagnostics)
    for document in yaml.documents where !document.root.isNull {
      guard document.root.isTest else {
        result.diagnostics.append(.error(.notATest, at: document.root.range, noTest(document.root)))
        continue
      }
      result.tests += entries(of: document.root, inFolder: folder(of: file.path))
    }
    if tests.isEmpty, result.diagnostics.isEmpty {
      result.diagnostics.append(
        .error(
          .notATest, at: SourceRange(file: file.id, start: 0, end: 0),
          "this file is empty, a test file holds PlacementTests")
      )
    }
    return result
  }

  /// The tests of a document: one, or as many as its matrix makes.
  private static func entries(of root: YAMLNode, inFolder folder: String) -> [Entry] {
    var reader = FieldReader()
    guard let node = root["matrix"] else {
      let test = PlacementTest.read(root, inFolder: folder, &reader)
      return [Entry(test: test, diagnostics: reader.diagnostics)]
    }
    guard let matrix = Matrix.read(node, &reader) else {
      let test = PlacementTest.read(root, inFolder: folder, &reader)
      return [Entry(test: test, diagnostics: reader.diagnostics)]
    }
    let document = YAMLDraft(root)
    let nodes = document.count
    if nodes > MatrixAllowance.maximumNodes / max(matrix.rows.count, 1) {
      reader.error(
        .inputTooLarge, at: node.range,
        "matrix makes \(matrix.rows.count) tests of \(nodes) values each, more than \(MatrixAllowance.maximumNodes) "
          + "in all are not made, split it")
      return [Entry(test: PlacementTest.read(root, inFolder: folder, &reader), diagnostics: reader.diagnostics)]
    }
    var entries: [Entry] = []
    var allowance = MatrixAllowance()
    for row in matrix.rows {
      var placeholders = Placeholders(row, allowance)
      let filled = placeholders.fill(document)
      var reader = FieldReader()
      var test = PlacementTest.read(filled.node(), inFolder: folder, &reader)
      // What the name does not tell of the row is added to it, so that no two tests have one name.
      let told = document["metadata"]?["name"]?.text ?? ""
      let untold = row.text { !told.contains("$(\($0))") }
      let added = placeholders.admitted(untold, at: node.range)
      if !added.isEmpty { test.name += " (\(added))" }
      allowance = placeholders.allowance
      // A hole in the text makes no sense to the reader either.
      var problems = placeholders.problems.isEmpty ? reader.diagnostics : placeholders.problems
      if let idle = row.values.first(where: { !placeholders.used.contains($0.name) }), placeholders.problems.isEmpty {
        problems.append(
          .error(
            .unusedValue, at: node.range,
            "nothing in the test uses $(\(idle.name)), so every run of it would be the same"))
      }
      entries.append(Entry(test: test, diagnostics: problems))
      // The others would say the same.
      if placeholders.isExhausted || entries[0].diagnostics.contains(where: { $0.severity == .error }) { break }
    }
    return entries
  }

  private static func noTest(_ node: YAMLNode) -> String {
    let wanted = "apiVersion: \(PlacementTest.apiVersion) and kind: \(PlacementTest.kind)"
    if let kind = node["kind"], kind.text == PlacementTest.kind {
      guard let version = node["apiVersion"] else {
        return "a PlacementTest needs apiVersion: \(PlacementTest.apiVersion)"
      }
      return "this PlacementTest has apiVersion '\(version.text)', use \(PlacementTest.apiVersion)"
    }
    let found = node["kind"].map { "is a \($0.text)" } ?? "has no kind"
    return "this document \(found), a test file holds documents with \(wanted) only"
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      let last = bytes.count - word.count
      var i = 0
      while i <= last {
        if bytes[i] == first, bytes[i..<(i + word.count)].elementsEqual(word) { return true }
        i += 1
      }
      return false
    }
  }
}

extension YAMLNode {
  fileprivate var isTest: Bool {
    kind == .mapping && self["kind"]?.text == PlacementTest.kind
      && self["apiVersion"]?.text == PlacementTest.apiVersion
  }
}
