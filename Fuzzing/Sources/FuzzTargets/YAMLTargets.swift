import Kubernetes
import SourceText
import Symbols
import Validation
import YAML

extension FuzzTarget {
  private static let yamlWords = [
    "---\n", "...\n", "- ", "? ", ": ", "{", "}", "[", "]", ", ", "&a ", "*a", "<<: *a\n", "!!str ", "!!timestamp ",
    "|\n", ">-\n",
    "\"", "'", "\\", "\\u0041", "%YAML 1.1\n", "%TAG ! x\n", "#", "\u{FEFF}", "\r\n", "\t", "apiVersion: v1\n",
    "kind: List\n",
    "items:\n", "0x", "1e3", "~", "null",
  ]

  /// The reader, all at once and in parts, and every node of what comes of it.
  static let yaml = FuzzTarget("yaml", words: yamlWords) { bytes in
    let whole = read(Array(bytes))
    for document in whole.documents { visit(document.root) }
    let file = SourceMap().add(path: "f.yaml", bytes: Array(bytes))
    var objects = 0
    var isWhole = true
    for part in YAMLReader.parts(of: file, atMost: 4, ofAtLeast: 16) {
      guard let read = YAMLReader.read(part, of: file) else {
        isWhole = false
        break
      }
      objects += read.documents.count
    }
    // A part that cannot be read by itself makes the file be read in one piece.
    if isWhole, objects > 0 { require(!whole.documents.isEmpty, "parts hold documents where the file has none") }
  }

  /// The scanner of JSON.
  static let json = FuzzTarget(
    "json",
    words: ["{", "}", "[", "]", "\"a\":", "\"", "\\u00e9", "\\ud83d\\ude00", "\\", ",", "true", "null", "-1e5", "0"]
  ) { bytes in
    var text = Array("{\"a\": ".utf8)
    if bytes.first == UInt8(ascii: "{") { text = [] }
    let isWrapped = !text.isEmpty
    text += bytes
    if isWrapped { text += Array("}".utf8) }
    for document in read(text).documents { visit(document.root) }
  }

  /// Scalars as Kubernetes reads them, quantities, and the objects that they are values of.
  static let scalars = FuzzTarget(
    "scalars",
    words: [
      "0x", "0o17", "0b1", "1e", ".5", "Ki", "m", "E", "_", "+", "-", "2001-12-14", ".inf", "!!int ", "!!binary ",
    ]
  ) { bytes in
    let text = text(bytes)
    if let quantity = try? Quantity(text) {
      let spelled = quantity.canonicalText
      guard let again = try? Quantity(spelled) else { return require(false, "\(spelled) is no quantity") }
      require(again == quantity, "\(text) is \(spelled), and that is another quantity")
    }
    let line = text.split(separator: "\n").first ?? ""
    let manifest =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, resources: {requests: {cpu: \(line)}}}]}\n"
    let file = read(Array(manifest.utf8))
    for document in file.documents { visit(document.root) }
    _ = ManifestDecoder.decode(file)
    _ = Refusals.find(in: file)
  }

  static func read(_ bytes: [UInt8]) -> YAMLFile {
    let sources = SourceMap()
    let file = YAMLReader.read(sources.add(path: "f.yaml", bytes: bytes))
    for diagnostic in file.diagnostics {
      let line = sources.render(diagnostic)
      require(!line.contains("\n"), "a diagnostic is one line")
      require(line.hasPrefix("f.yaml:"), "a diagnostic has a place: \(line)")
    }
    return file
  }

  static func visit(_ node: YAMLNode) {
    _ = node.range
    switch node.kind {
    case .scalar:
      _ = node.text
      _ = node.scalar
    case .mapping: for entry in node.entries { visit(entry.value) }
    case .sequence: for item in node.items { visit(item) }
    }
  }
}
