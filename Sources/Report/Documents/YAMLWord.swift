/// A text as a YAML scalar: quoted where a reader would take it for something else.
public enum YAMLWord {
  public static func text(_ word: String) -> String { PlainText.isSafe(word) ? word : quoted(word) }

  public static func quoted(_ word: String) -> String { ByteOutput.text { QuotedText.write(word, to: $0) } }
}
