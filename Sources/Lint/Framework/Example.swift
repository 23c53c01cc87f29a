/// A manifest that shows a rule at work: in the docs, and as a test.
public struct Example: Sendable {
  /// YAML, with a mark (`↓`) before each place where the rule must find something.
  public let markedText: String
  /// Objects of the cluster it is held against, a document each; none without a cluster.
  public let cluster: [String]
  /// The findings' messages, in the order of their marks, with the severity before them where it is not the rule's
  /// (`warning: …`); empty for an example that is good.
  public let messages: [String]
  /// Why it is one: half a sentence, for examples that do not explain themselves.
  public let about: String
  /// Where it stands in the sources, so that a failure points at it.
  public let file: String
  public let line: Int

  /// - Parameter messages: what the rule says, in the order of the marks.
  public init(
    _ markedText: String, cluster: [String] = [], about: String = "", says messages: String...,
    file: String = #filePath,
    line: Int = #line
  ) {
    self.markedText = markedText
    self.cluster = cluster
    self.messages = messages
    self.about = about
    self.file = file
    self.line = line
  }

  static let mark: Character = "↓"

  /// The text without its marks.
  public var text: String { markedText.filter { $0 != Self.mark } }

  /// Where the marks stood, in bytes of ``text``.
  public var marks: [Int] {
    var marks: [Int] = []
    var offset = 0
    for character in markedText {
      if character == Self.mark { marks.append(offset) } else { offset += character.utf8.count }
    }
    return marks
  }
}

extension Example {
  /// The text with a remark at the end of each line that has a mark.
  public var remarkedText: String {
    let lines = markedText.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains(Self.mark) ? "\(line.filter { $0 != Self.mark })  # <--" : String(line)
    }
    return lines.joined(separator: "\n")
  }
}
