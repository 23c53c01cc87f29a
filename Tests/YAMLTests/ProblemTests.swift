import Testing
import YAML

@Suite struct ProblemTests {
  @Test(arguments: [
    ("a: b: c\n", "1:5: error: ':' cannot start a value here: put the text in quotes, or correct the indentation"),
    (
      "a:\n  b: 1\n c: 2\n",
      "3:2: error: expected a key of the mapping that starts on line 1: correct the indentation or the line before"
    ),
    (
      "a:\n- b\n- c\n  d\n-e\n",
      "5:1: error: no ':' follows this key: add it, or indent the line if it belongs to the value above"
    ),
    (
      "- a\nb: 1\n",
      "2:1: error: expected '-' for the next item of the list that starts on line 1: correct the indentation"
    ),
    (
      "a: {b: 1\nc: 2\n",
      "2:2: error: expected ',' or '}' in the mapping that opens on line 1: add it, or put the text in quotes"
    ),
    (
      "a: [b\nc: 2\n---\n",
      "2:2: error: expected ',' or ']' in the list that opens on line 1: add it, or put the text in quotes"
    ),
    ("a: \"b\n", "1:4: error: the quotes that open here are never closed: close them"),
    ("a: 'b\n---\n", "1:4: error: the quotes that open here are not closed before the document ends: close them"),
    ("a: [}\n", "1:5: error: expected a value here: give one, or put the text in quotes"),
    ("a: - b\n", "1:4: error: '-' cannot start a list here: put it on a line of its own, or the text in quotes"),
    ("a: ? b\n", "1:4: error: '?' cannot start a key here: put the text in quotes"),
    ("a:\n\tb: 1\n", "2:1: error: a tab cannot indent: use spaces"),
    ("a: @b\n", "1:4: error: a text cannot start with '@': put it in quotes"),
    ("a: `b`\n", "1:4: error: a text cannot start with '`': put it in quotes"),
    ("a: %b\n", "1:4: error: a text cannot start with '%': put it in quotes"),
    (
      "a: *.b\n",
      "1:5: error: '&' and '*' need a name of letters and digits behind them: add it, or put the text in quotes"
    ),
    (
      "a: \"\\d\"\n",
      "1:5: error: unknown escape in double quotes: write '\\\\' for a backslash, or use single quotes"
    ),
    (
      "a: \"\\xg\"\n",
      "1:7: error: this escape names no character: write '\\\\' for a backslash, or use single quotes"
    ),
    ("a: | b\n", "1:6: error: only a comment may follow on this line: put the text on the next"),
    ("a: !x!y b\n", "1:4: error: unknown tag: drop it, or declare its handle with %TAG"),
    ("%YAML 2.0\n---\na: 1\n", "1:1: error: a YAML version other than 1.1 or 1.2: correct the %YAML line or drop it"),
    (
      "a: 1\n...\nb\n", "3:1: error: expected '---' before another document: add it, or correct the indentation"
    ),
    (
      "%a\n",
      "1:3: error: '%' at the start of a line needs YAML or TAG behind it: put the text in quotes, or correct the word"
    ),
    ("a: |0\n", "1:5: error: not valid YAML, found an indentation indicator equal to 0"),
    (
      "a: \u{1}\n",
      "1:4: error: control character U+0001 is not allowed: remove it, or write it as an escape in double quotes"
    ),
  ])
  func whatIsNoYAMLIsToldInPlainWords(text: String, message: String) {
    #expect(read(text).messages == [message])
  }

  @Test func bytesThatAreNoTextAreTold() {
    #expect(read([0x61, 0xFF]).messages == ["1:2: error: this is no UTF-8: save the file as UTF-8"])
    #expect(
      read([0xFF, 0xFE, 0x00, 0xDC]).messages == [
        "1:1: error: this is no UTF-16, which the byte order mark announces: save the file as UTF-8"
      ])
  }

  @Test(arguments: ["image: {{ .Values.image }}\ncount: {{ .n }}\n", "image: {{ .Values.image }}\n  name: x\n"])
  func aTemplateInPlaceOfAValueIsTold(text: String) {
    #expect(
      read(text).messages.first
        == "1:8: error: '{{' starts a template action, not a value: render the Helm or Go template first (helm template)"
    )
  }

  @Test func aTemplateThatIsNoYAMLIsTold() {
    #expect(
      read("a: 1\n{{- if .x }}\nb: 2\n{{- end }}\n").messages == [
        "2:1: error: no ':' follows this key: add it, or indent the line if it belongs to the value above; "
          + "'{{' on line 2 looks like a Helm or Go template, render it first (helm template)"
      ])
    #expect(
      read("{\"a\": {{ .x }}}").messages == [
        "1:7: error: '{{' starts a template action, not a value: render the Helm or Go template first (helm template)"
      ])
    #expect(
      read("{\"a\": \"{{ .x }}").messages == [
        "1:7: error: not valid JSON: the quotes that open here are never closed; "
          + "'{{' on line 1 looks like a Helm or Go template, render it first (helm template)"
      ])
  }

  @Test func templateSignsInQuotesAreText() {
    let file = read("a: \"{{ .x }}\"\n")
    #expect(file.outlines == ["{a: '{{ .x }}'}"])
    #expect(file.messages == [])
  }
}
