import Expectations
import Grammar
import SourceText
import Symbols
import YAML

/// `matrix`: values for which a test is run again and again, each put in the place of its `$(name)`.
///
/// A mapping of lists stands for every combination, the first name changing slowest; a list of mappings for its rows.
struct Matrix {
  /// Each run's values.
  let rows: [Row]

  /// A slip of the pen must not make a million tests.
  static let limit = 1000

  struct Row {
    var values: [(name: String, value: YAMLDraft)]

    subscript(name: String) -> YAMLDraft? { values.first { $0.name == name }?.value }

    /// `zone=a, pool=spot` of these names.
    func text(of names: (String) -> Bool) -> String {
      values.filter { names($0.name) }.map { "\($0.name)=\($0.value.text ?? "")" }.joined(separator: ", ")
    }
  }

  /// nil, with an error, when the matrix is not usable.
  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Matrix? {
    let before = reader.diagnostics.count
    let rows: [Row]
    switch node.kind {
    case .mapping: rows = product(node, &reader)
    case .sequence: rows = node.items.map { row($0, &reader) }
    case .scalar:
      reader.wrongType(node, "matrix", needs: "a mapping of lists, such as {zone: [a, b]}, or a list of mappings")
      return nil
    }
    guard reader.diagnostics.count == before else { return nil }
    if rows.isEmpty {
      reader.error(.saysNothing, at: node.range, "matrix is empty, add values or leave the key out")
    } else if rows.count > limit {
      reader.error(
        .inputTooLarge, at: node.range,
        "matrix makes \(rows.count) tests, more than the \(limit) that are run, split it")
    } else if let odd = rows.first(where: { Set($0.values.map(\.name)) != Set(rows[0].values.map(\.name)) }) {
      let names = rows[0].values.map(\.name).joined(separator: ", ")
      reader.error(
        .contradiction, at: odd.values.first?.value.range ?? node.range,
        "the rows of matrix have different names, the first has \(names)")
    } else {
      return Matrix(rows: rows)
    }
    return nil
  }

  private static func product(_ node: YAMLNode, _ reader: inout FieldReader) -> [Row] {
    var rows = [Row(values: [])]
    for entry in node.entries {
      let name = entry.keyAsWritten(in: node.tree.file).text
      let values = (reader.list(entry.value, name) ?? []).compactMap { value($0, name, &reader) }
      // One more than allowed is enough to know.
      let (count, overflow) = rows.count.multipliedReportingOverflow(by: values.count)
      if overflow || count > limit * 10 {
        reader.error(
          .inputTooLarge, at: entry.keyRange,
          "matrix makes too many tests, more than the \(limit) that are run, split it")
        return []
      }
      rows = rows.flatMap { row in values.map { Row(values: row.values + [(name, $0)]) } }
    }
    return node.count == 0 ? [] : rows
  }

  private static func row(_ node: YAMLNode, _ reader: inout FieldReader) -> Row {
    guard node.kind == .mapping else {
      reader.wrongType(node, "a row of matrix", needs: "a mapping")
      return Row(values: [])
    }
    return Row(
      values: node.entries.compactMap { entry in
        let name = entry.keyAsWritten(in: node.tree.file).text
        return value(entry.value, name, &reader).map { (name, $0) }
      })
  }

  private static func value(_ node: YAMLNode, _ name: String, _ reader: inout FieldReader) -> YAMLDraft? {
    if node.kind == .scalar, !node.isNull { return YAMLDraft(node) }
    reader.wrongType(node, "a value of \(name)", needs: "a string, a number or a truth value")
    return nil
  }
}
