/// YAML in block style, indented by two spaces; flow objects and lists on one line.
struct YAMLWriter: DocumentWriter {
  private let output: ByteOutput
  /// How far in all of it stands.
  private let indent: Int
  private var nesting = DocumentNesting()
  /// A key or a dash stands at the end of the line, and its value has not begun.
  private var pending = Pending.nothing

  private enum Pending {
    case nothing, afterKey, afterDash
  }

  init(to output: ByteOutput, indent: Int = 0) {
    self.output = output
    self.indent = indent
  }

  mutating func beginObject(flow: Bool) { open(isObject: true, flow: flow) }
  mutating func endObject() { close() }
  mutating func beginList(flow: Bool) { open(isObject: false, flow: flow) }
  mutating func endList() { close() }

  mutating func key(_ name: StaticString) {
    beginElement()
    output.write(name)
    output.write(byte: UInt8(ascii: ":"))
    pending = .afterKey
  }

  mutating func entry(_ name: String) {
    beginElement()
    if PlainText.isSafe(name) { output.write(name) } else { QuotedText.write(name, to: output) }
    output.write(byte: UInt8(ascii: ":"))
    pending = .afterKey
  }

  mutating func value(_ text: String) {
    beginScalar()
    if PlainText.isSafe(text) { output.write(text) } else { QuotedText.write(text, to: output) }
    endScalar()
  }

  mutating func value(_ integer: Int64) {
    beginScalar()
    output.write(integer: integer)
    endScalar()
  }

  mutating func number(_ text: String) {
    beginScalar()
    output.write(text)
    endScalar()
  }

  mutating func value(_ truth: Bool) {
    beginScalar()
    output.write(truth ? "true" as StaticString : "false")
    endScalar()
  }

  mutating func null() {
    beginScalar()
    output.write("null" as StaticString)
    endScalar()
  }

  private mutating func open(isObject: Bool, flow: Bool) {
    let flow = flow || nesting.isFlow
    if nesting.isInList { beginElement() }
    if flow {
      if pending == .afterKey { output.write(byte: UInt8(ascii: " ")) }
      output.write(isObject ? "{" as StaticString : "[")
      pending = .nothing
    }
    nesting.open(isObject: isObject, flow: flow)
  }

  private mutating func close() {
    let level = nesting.close()
    if level.isFlow {
      output.write(level.isObject ? "}" as StaticString : "]")
      endScalar()
    } else if level.isEmpty {
      if pending == .afterKey { output.write(byte: UInt8(ascii: " ")) }
      output.write(level.isObject ? "{}\n" as StaticString : "[]\n")
      pending = .nothing
    }
  }

  /// Starts an entry or an item: its separator, indentation and dash.
  private mutating func beginElement() {
    let isFirst = nesting.beginElement()
    if nesting.isFlow {
      if !isFirst { output.write(", " as StaticString) }
      pending = .nothing
      return
    }
    // The first entry of an object that is a list's item stands on the dash's line.
    let sharesLine = pending == .afterDash && isFirst
    if pending == .afterKey { output.write(byte: UInt8(ascii: "\n")) }
    if !sharesLine { output.write(spaces: indentation) }
    pending = .nothing
    if nesting.isInList {
      output.write("- " as StaticString)
      pending = .afterDash
    }
  }

  private var indentation: Int { indent + (nesting.depth - 1) * 2 }

  private mutating func beginScalar() {
    if nesting.isInList { beginElement() }
    if pending == .afterKey { output.write(byte: UInt8(ascii: " ")) }
    pending = .nothing
  }

  private mutating func endScalar() {
    if !nesting.isFlow { output.write(byte: UInt8(ascii: "\n")) }
    pending = .nothing
  }
}
