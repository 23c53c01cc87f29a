import Grammar
import Kubernetes
import Symbols
import Testing

@testable import bayplan

@Suite struct LabelSelectorTextTests {
  private let labels: [String: LabelSet] = [
    "front": LabelSet([("app", "web"), ("tier", "front"), ("rank", "3")]),
    "back": LabelSet([("app", "web"), ("tier", "back")]),
    "bare": LabelSet(),
  ]

  /// Which of the label sets the selector matches.
  private func matches(_ selector: String) throws -> [String] {
    let selector = try LabelSelectorText.parse(selector)
    return labels.filter { selector.matches($0.value) }.keys.sorted()
  }

  @Test(arguments: [
    ("", ["back", "bare", "front"]),
    ("app=web", ["back", "front"]),
    ("app == web , tier=front", ["front"]),
    ("tier!=front", ["back", "bare"]),
    ("tier in (front, back)", ["back", "front"]),
    ("tier notin(front)", ["back", "bare"]),
    ("rank", ["front"]),
    ("!rank", ["back", "bare"]),
    ("! rank,app", ["back"]),
    ("rank>2", ["front"]),
    ("rank < 3", []),
    ("in=x", []),
    ("tier in (,front)", ["front"]),
    ("app=", []),
  ])
  func selectsWhatKubectlSelects(selector: String, expected: [String]) throws {
    let matched = try matches(selector)
    #expect(matched == expected)
  }

  @Test(arguments: [
    ("a in b", "expected '(' and the values"),
    ("a in (b", "expected ',' or ')' in the list of values"),
    ("a=b c", "expected ',' or the end, found 'c'"),
    (",", "expected a label key, found ','"),
    ("a,", "expected a label key, found the end"),
    ("!", "expected a label key, found the end"),
    ("a b", "expected '=', '==', '!=', 'in', 'notin', '>' or '<' after 'a', found 'b'"),
    ("-a", "key: Invalid value: \"-a\": not a valid label key"),
    ("a=-", "values: Invalid value: \"-\": not a valid label value"),
    ("a>b", "for 'Gt', 'Lt' operators, the value must be an integer"),
  ])
  func tellsWhatIsWrong(selector: String, message: String) {
    #expect(throws: LabelSelectorText.Problem(message: message)) { try LabelSelectorText.parse(selector) }
  }
}
