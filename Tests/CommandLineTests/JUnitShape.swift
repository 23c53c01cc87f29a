import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What readers of JUnit's XML agree on: which elements stand where, with which attributes.
final class JUnitShape: NSObject, XMLParserDelegate {
  private struct Element {
    let required: [String]
    let numbers: [String]
    let optional: [String]
    let children: Set<String>
  }

  private static let elements: [String: Element] = [
    "testsuites": Element(
      required: ["name", "tests", "failures", "errors"], numbers: ["tests", "failures", "errors"], optional: [],
      children: ["testsuite"]),
    "testsuite": Element(
      required: ["name", "tests", "failures", "errors"], numbers: ["tests", "failures", "errors"], optional: ["file"],
      children: ["testcase"]),
    "testcase": Element(
      required: ["classname", "name"], numbers: [], optional: [],
      children: ["failure", "error", "system-out"]),
    "error": Element(required: ["type", "message"], numbers: [], optional: [], children: []),
    "failure": Element(required: ["type", "message"], numbers: [], optional: [], children: []),
    "system-out": Element(required: [], numbers: [], optional: [], children: []),
  ]

  private var open: [String] = []
  private var found: [String] = []

  /// What is wrong with a document, empty when nothing is.
  static func problems(in data: Data) -> [String] {
    let shape = JUnitShape()
    let parser = XMLParser(data: data)
    parser.delegate = shape
    if !parser.parse() { shape.found.append("no XML: \(parser.parserError?.localizedDescription ?? "")") }
    return shape.found
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    defer { open.append(name) }
    let isAtHome = open.last.map { Self.elements[$0]?.children.contains(name) ?? true } ?? (name == "testsuites")
    if !isAtHome { found.append("\(name) in \(open.last ?? "the document")") }
    guard let element = Self.elements[name] else { return }
    for attribute in element.required where attributes[attribute] == nil { found.append("\(name) lacks \(attribute)") }
    for (attribute, value) in attributes.sorted(by: { $0.key < $1.key }) {
      if !(element.required + element.optional).contains(attribute) { found.append("\(name) has \(attribute)") }
      if element.numbers.contains(attribute), Int(value) == nil {
        found.append("\(name) \(attribute)=\(value) is no number")
      }
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
