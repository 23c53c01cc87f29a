/// Writes a document of objects, lists and plain values, key by key, straight to the output.
///
/// Calls must nest as the document does: within an object every value follows a ``key(_:)``.
protocol DocumentWriter {
  /// - Parameter flow: on one line, as is good for a small object that stands in a long list.
  mutating func beginObject(flow: Bool)
  mutating func endObject()
  mutating func beginList(flow: Bool)
  mutating func endList()
  mutating func key(_ name: StaticString)
  /// A key that the report brings, such as a name.
  mutating func entry(_ name: String)
  mutating func value(_ text: String)
  mutating func value(_ integer: Int64)
  /// A number as JSON writes it.
  mutating func number(_ text: String)
  mutating func value(_ truth: Bool)
  mutating func null()
}

extension DocumentWriter {
  mutating func field(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ integer: Int64) {
    key(name)
    value(integer)
  }

  mutating func field(_ name: StaticString, _ integer: Int) {
    key(name)
    value(Int64(integer))
  }

  mutating func field(_ name: StaticString, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// A list of texts on one line.
  mutating func field(_ name: StaticString, _ texts: [String]) {
    key(name)
    beginList(flow: true)
    for text in texts { value(text) }
    endList()
  }

  /// A list with one block per element.
  mutating func list<Elements: Sequence>(
    _ name: StaticString, _ elements: Elements, _ write: (inout Self, Elements.Element) -> Void
  ) {
    key(name)
    beginList(flow: false)
    for element in elements { write(&self, element) }
    endList()
  }
}
