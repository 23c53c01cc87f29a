import Expectations
import Grammar
import Kubernetes
public import SourceText
import Symbols
public import YAML

/// Findings that were there before and are left alone: so that an old repository can start today, and only what is new
/// counts.
public struct Baseline: Sendable {
  static let apiVersion = OwnDocument.apiVersion
  static let kind = "LintBaseline"

  struct Entry: Hashable {
    var file = ""
    var rule = ""
    var fingerprint = ""
    /// For people; not compared.
    var object = ""

    static func == (a: Entry, b: Entry) -> Bool {
      a.file == b.file && a.rule == b.rule && a.fingerprint == b.fingerprint
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(file)
      hasher.combine(fingerprint)
    }
  }

  private var entries: [Entry] = []

  /// All findings of a result.
  public init(_ result: LintResult) {
    for object in result.objects {
      for finding in object.findings {
        entries.append(
          Entry(
            file: object.file.path, rule: finding.rule, fingerprint: finding.fingerprint,
            object: object.head?.title ?? ""))
      }
    }
  }

  /// What a baseline's file holds.
  ///
  /// - Returns: the baseline, and what is wrong with the file.
  public static func read(_ file: YAMLFile) -> (Baseline, [Diagnostic]) {
    var baseline = Baseline(LintResult())
    if file.diagnostics.contains(where: { $0.severity == .error }) { return (baseline, file.diagnostics) }
    var reader = FieldReader()
    guard let root = file.documents.first?.root, file.documents.count == 1, root[.kind]?.text == kind else {
      let start = SourceRange(file: file.file.id, start: 0, end: 0)
      reader.error(.notAnObject, at: start, "this is no baseline, --update-baseline writes one with kind: \(kind)")
      return (baseline, reader.diagnostics)
    }
    shape.read(root, as: "a baseline", into: &baseline, &reader)
    return (baseline, reader.diagnostics)
  }

  /// Whether a file's text is a baseline's, be it one that a merge has left marks in.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains { $0 == "kind: \(kind)" }
  }

  private static let shape = ObjectShape<Baseline>(
    "baseline",
    [
      ShapeField("apiVersion") { _, _, _ in }, ShapeField("kind") { _, _, _ in },
      ShapeField("findings") { entry, baseline, reader in
        guard entry.value.kind == .sequence else {
          return reader.wrongType(entry.value, "findings", needs: "a list")
        }
        for item in entry.value.items {
          var entry = Entry()
          if entryShape.read(item, as: "a finding", into: &entry, &reader) { baseline.entries.append(entry) }
        }
      },
    ])

  private static let entryShape = ObjectShape<Entry>(
    "finding",
    [
      ShapeField("file") { $1.file = $2.string($0.value, "file") ?? "" },
      ShapeField("rule") { $1.rule = $2.string($0.value, "rule") ?? "" },
      ShapeField("fingerprint") { $1.fingerprint = $2.string($0.value, "fingerprint") ?? "" },
      ShapeField("object") { $1.object = $2.string($0.value, "object") ?? "" },
    ])

  /// The file's text, in the order of the findings.
  public var text: String {
    var text = """
      # Findings that bayplan lint leaves alone, written by --update-baseline. Mend them and write it anew: it only gets shorter.
      apiVersion: \(Self.apiVersion)
      kind: \(Self.kind)
      findings:\(entries.isEmpty ? " []" : "")

      """
    for entry in entries {
      text += "- {file: \(quoted(entry.file)), rule: \(quoted(entry.rule)), fingerprint: \(quoted(entry.fingerprint))"
      if !entry.object.isEmpty { text += ", object: \(quoted(entry.object))" }
      text += "}\n"
    }
    return text
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}":
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + String(repeating: "0", count: 2 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  public var count: Int { entries.count }

  /// Takes out of a result what was there before.
  public func apply(to result: inout LintResult) {
    var left = Dictionary(entries.map { ($0, 1) }, uniquingKeysWith: +)
    for slot in result.objects.indices {
      let file = result.objects[slot].file.path
      result.objects[slot].findings.removeAll { finding in
        let entry = Entry(file: file, rule: finding.rule, fingerprint: finding.fingerprint)
        guard let count = left[entry], count > 0 else { return false }
        left[entry] = count - 1
        result.baselineCount += 1
        return true
      }
    }
    result.staleBaselineCount = left.values.reduce(0, +)
  }
}
