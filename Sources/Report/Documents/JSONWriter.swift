import SourceText

/// JSON: indented by two spaces, one line each for flow objects and lists; or without any space, for programs.
struct JSONWriter: DocumentWriter {
  private let output: ByteOutput
  private let isCompact: Bool
  /// Whether texts are shown as they are read.
  private let isShown: Bool
  private var nesting = DocumentNesting()

  init(to output: ByteOutput, isCompact: Bool = false, isShown: Bool = false) {
    self.output = output
    self.isCompact = isCompact
    self.isShown = isShown
  }

  mutating func beginObject(flow: Bool) { open(isObject: true, flow: flow, "{") }
  mutating func endObject() { close("}") }
  mutating func beginList(flow: Bool) { open(isObject: false, flow: flow, "[") }
  mutating func endList() { close("]") }

  mutating func key(_ name: StaticString) {
    separate()
    output.write(byte: UInt8(ascii: "\""))
    output.write(name)
    output.write(isCompact ? "\":" as StaticString : "\": ")
  }

  mutating func entry(_ name: String) {
    separate()
    QuotedText.write(name, to: output)
    output.write(isCompact ? ":" as StaticString : ": ")
  }

  mutating func value(_ text: String) {
    separateInList()
    QuotedText.write(isShown ? text.replacingObeyed(but: "\n\t") : text, to: output)
  }

  mutating func value(_ integer: Int64) {
    separateInList()
    output.write(integer: integer)
  }

  mutating func number(_ text: String) {
    separateInList()
    output.write(text)
  }

  mutating func value(_ truth: Bool) {
    separateInList()
    output.write(truth ? "true" as StaticString : "false")
  }

  mutating func null() {
    separateInList()
    output.write("null" as StaticString)
  }

  private mutating func open(isObject: Bool, flow: Bool, _ bracket: StaticString) {
    separateInList()
    output.write(bracket)
    nesting.open(isObject: isObject, flow: flow)
  }

  private mutating func close(_ bracket: StaticString) {
    let level = nesting.close()
    if !level.isEmpty, !level.isFlow, !isCompact { newLine() }
    output.write(bracket)
    if nesting.levels.isEmpty, !isCompact { output.write(byte: UInt8(ascii: "\n")) }
  }

  private mutating func separateInList() {
    if nesting.isInList { separate() }
  }

  private mutating func separate() {
    let isFirst = nesting.beginElement()
    if !isFirst { output.write(byte: UInt8(ascii: ",")) }
    if isCompact { return }
    if !nesting.isFlow {
      newLine()
    } else if !isFirst {
      output.write(byte: UInt8(ascii: " "))
    }
  }

  private func newLine() {
    output.write(byte: UInt8(ascii: "\n"))
    output.write(spaces: nesting.depth * 2)
  }
}
